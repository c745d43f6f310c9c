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

/// The blocks of a page marked with `language` as rule files: a block that begins with a module begins a file.
/// Each block stands at the line at which it stands in the page.
pub fn page_as_files(page: &str, language: &str) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for (line, block) in blocks(page, language) {
        let begins_a_file = block.starts_with("module ") || block.starts_with("模块 ");
        if files.is_empty() || begins_a_file {
            files.push(String::new());
        }
        let Some(text) = files.last_mut() else { continue };
        while text.lines().count() + 1 < line {
            text.push('\n');
        }
        text.push_str(&block);
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_lines() {
        let page = "a\n```almoner\none\n```\n```almoner-zh\n一\n```\n```almoner\ntwo\n```\n";
        assert_eq!(blocks(page, "almoner"), [(3, "one\n".to_owned()), (9, "two\n".to_owned())]);
        let files = page_as_files(page, "almoner");
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].lines().position(|line| line == "two"), Some(8));
        assert_eq!(page_as_files("```a\nmodule b\n```\n```a\nmodule c\n```\n", "a").len(), 2);
    }
}
