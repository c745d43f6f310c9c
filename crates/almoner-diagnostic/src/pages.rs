//! The long form of each code, from `docs/diagnostics/`: what it means, an example that triggers it, and how
//! to mend it. `docs/diagnostics/README.md` fixes the form of a page.

use crate::Language;

macro_rules! pages {
    ($($number:literal),* $(,)?) => {
        /// All pages in the order of their numbers.
        const PAGES: &[(&str, &str)] =
            &[$(($number, include_str!(concat!("../../../docs/diagnostics/", $number, ".md")))),*];
    };
}

pages!["E0001"];

/// The page of a code (`E0001`, in any letter case) in one language, as Markdown: its title line and the part
/// under `## English` or `## 中文`. `None` if there is no such page.
pub fn page(number: &str, language: Language) -> Option<String> {
    let (_, text) = PAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(number))?;
    let text = text.replace("\r\n", "\n");
    let (title, _) = text.split_once('\n')?;
    let (english, chinese) = text.split_once("\n## 中文\n")?;
    let part = match language {
        Language::English => english.split_once("\n## English\n")?.1,
        Language::Chinese => chinese,
    };
    Some(format!("{title}\n\n{}\n", part.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    #[test]
    fn every_page_has_the_form_that_the_readme_fixes() {
        for (number, text) in PAGES {
            let code = codes::find(number).unwrap();
            assert!(text.starts_with(&format!("# {number} {}\n", code.name)), "{number}: title");
            for language in [Language::English, Language::Chinese] {
                let page = page(number, language).unwrap();
                assert!(
                    page.contains("```almoner") || page.contains("```json"),
                    "{number}: example, {language:?}"
                );
                assert!(
                    !page.contains("\n## "),
                    "{number}: one heading of the second level for each language"
                );
            }
        }
    }

    #[test]
    fn the_table_lists_the_folder_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/diagnostics");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
            .filter(|name| name != "README")
            .collect();
        files.sort();
        let listed: Vec<&str> = PAGES.iter().map(|(number, _)| *number).collect();
        assert_eq!(listed, files);
    }

    #[test]
    fn a_page_is_found_in_any_letter_case() {
        assert!(page("e0001", Language::Chinese).unwrap().contains("全角"));
        assert_eq!(page("E9999", Language::English), None);
    }
}
