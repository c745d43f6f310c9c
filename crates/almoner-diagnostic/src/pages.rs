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

pages![
    "E0001", "E0002", "E0003", "E0004", "E0005", "E0006", "E0007", "E0008", "E0009", "E0010", "E0011",
    "E0012", "E0013", "E0014", "E0015", "E0016", "E0017", "E0018", "E0019", "E0020", "E0021", "E0022",
    "E0023", "E0024", "E0101", "E0102", "E0103", "E0104", "E0105", "E0106", "E0107", "E0108", "E0109",
    "E0110", "E0111", "E0112", "E0113", "E0114", "E0115", "E0116", "E0117", "E0118", "E0119", "E0120",
    "E0121", "E0122", "E0123", "E0124", "E0201", "E0202", "E0203", "E0204", "E0205", "E0206", "E0207",
    "E0208", "E0209", "E0210", "E0211", "E0212", "E0213", "E0214", "E0215", "E0216", "E0217", "E0218",
    "E0219", "E0220", "E0221", "E0222", "E0223", "E0224", "E0225", "E0226", "E0227", "E0228", "E0229",
    "E0230", "E0231", "E0232", "E0233", "E0234", "E0235", "E0236", "E0237", "E0238", "E0239", "E0240",
    "E0241", "E0242", "E0250", "E0251", "E0252", "E0253", "E0254", "E0255", "E0256", "E0257", "E0258",
    "E0259", "E0260", "E0301", "E0302", "E0303", "E0304", "E0305", "E0306", "E0307", "E0308", "E0309",
    "E0310", "E0311", "E0312", "E0313", "E0314", "E0316", "E0317", "E0318", "E0319", "E0320", "E0321",
    "E0322", "E0323", "E0324", "E0325", "E0326", "E0327", "E0328", "E0329", "E0330", "E0331", "E0332",
    "E0333", "E0334", "E0335", "E0336", "E0337", "E0338", "E0340", "E0350", "E0351", "E0352", "E0360",
    "E0361", "E0362", "E0363", "E0364", "E0370", "E0371", "E0372", "E0401", "E0402", "E0403", "E0404",
    "E0405", "E0406", "E0407", "E0408", "E0409", "E0410", "E0411", "E0412", "E0413", "E0414", "E0415",
    "E0416", "E0417", "E0418", "E0419", "E0420", "E0421", "E0422", "E0423", "E0424", "E0425", "E0426",
    "E0427", "E0428", "E0429", "E0430", "E0431", "E0432", "E0433", "E0434", "E0435", "E0436", "E0440",
    "E0441", "E0442", "E0443", "E0460", "E0461", "E0462", "E0501", "E0502", "E0503", "E0504", "E0505",
    "E0506", "E0507", "E0601", "E0602", "E0603", "E0604", "E0605", "E0606", "E0607", "E0609", "E0610",
    "E0611", "E0612", "E0613", "E0614", "E0615", "E0616", "E0617", "E0618", "E0619", "E0620", "E0621",
    "E0622", "E0623", "E0624", "E0625", "E0650", "E0651", "E0701", "E0702", "E0703", "E0704", "E0705",
    "E0706", "E0707", "E0708", "E0709", "E0710", "E0711", "E0712", "E0713", "E0714", "E0715", "E0716",
    "E0717", "E0718", "E0719", "E0720", "E0721", "E0722", "E0723", "E0730", "E0731", "E0732", "E0801",
    "E0802", "E0803", "E0804", "E0805", "E0806", "E0807", "E0808", "E0809", "E0811", "E0812", "E0813",
    "E0814", "E0815", "E0816", "E0817", "E0818", "E0819", "E0820", "E0821", "E0822", "E0823", "E0824",
    "E0840", "E0841", "E0850", "E0851", "E0901", "E0902", "E0903", "E0904", "E0905", "E0906", "E0907",
    "E0908", "E0909", "E0910", "E0911", "E0912", "E0913", "E0914", "E0915", "E0916", "E0917", "E0918",
    "E0919", "E0920", "E0921", "E0922", "E0923", "E0924", "E0925", "E0926", "E0940", "E0941", "E0942",
    "E0943", "E0950", "E0951", "E0952", "W0101", "W0251", "W0401", "W0402", "W0501", "W0502", "W0503",
    "W0504", "W0505", "W0506", "W0507", "W0508", "W0509", "W0510", "W0511", "W0512", "W0513", "W0650",
    "W0670", "W0671", "W0672", "W0673", "W0674", "W0675", "W0676", "W0677", "W0678", "W0679", "W0680",
    "W0681",
];

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
                let shown = ["almoner", "json", "console", "text"];
                let has_example = shown.iter().any(|kind| page.contains(&format!("```{kind}")));
                assert!(has_example, "{number}: example, {language:?}");
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
