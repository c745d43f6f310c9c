//! The code blocks of Markdown pages.

/// The text of all blocks marked with `language`, each with the line (from 1) on which it begins.
pub fn blocks(page: &str, language: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let fence = format!("```{language}");
    for (at, line) in page.lines().enumerate() {
        match &mut open {
            Some(_) if line.trim_end() == "```" => found.extend(open.take()),
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line.trim_end() == fence => open = Some((at + 2, String::new())),
            None => {}
        }
    }
    found
}

/// All blocks of a page marked with `language` as one file, each at the line at which it stands in the page.
pub fn page_as_program(page: &str, language: &str) -> String {
    let mut text = String::new();
    for (line, block) in blocks(page, language) {
        while text.lines().count() + 1 < line {
            text.push('\n');
        }
        text.push_str(&block);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_lines() {
        let page = "a\n```almoner\none\n```\n```almoner-zh\n一\n```\n```almoner\ntwo\n```\n";
        assert_eq!(blocks(page, "almoner"), [(3, "one\n".to_owned()), (9, "two\n".to_owned())]);
        let program = page_as_program(page, "almoner");
        assert_eq!(program.lines().position(|line| line == "two"), Some(8));
    }
}
