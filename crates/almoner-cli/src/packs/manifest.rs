//! Reads the manifest of a pack, `almoner.toml`: its name, version, edition of the language, and the packs
//! it builds on. Says of every mistake where it stands. Never opens a file.

use std::ops::Range;

use almoner::codes::packs as codes;
use almoner::{Arg, Diagnostic, FileId, Span, Text};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name of the file that makes a folder a pack.
pub const MANIFEST: &str = "almoner.toml";

/// The edition of the language that this program knows.
const EDITION: &str = "2026";

/// What a pack says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Its name.
    pub name: String,
    /// Its version, as its authors count.
    pub version: String,
    /// Folders of the packs that it builds on, relative to its own, with the place where each is written.
    pub layers: Vec<(String, Span)>,
}

/// A key that a manifest may have, with an example of a line that gives it.
struct Key {
    name: &'static str,
    required: bool,
    example: &'static str,
}

const KEYS: &[Key] = &[
    Key { name: "name", required: true, example: "name = \"wuxi\"" },
    Key { name: "version", required: true, example: "version = \"1.0.0\"" },
    Key { name: "edition", required: true, example: "edition = \"2026\"" },
    Key { name: "layers", required: false, example: "layers = [\"../national\"]" },
];

impl Manifest {
    /// Reads `text`, which is `file` of the sources. What could be read is returned beside the findings.
    pub fn read(text: &str, file: FileId) -> (Self, Vec<Diagnostic>) {
        let mut reader = Reader { file, manifest: Self::default(), findings: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let place = error.span().unwrap_or(0..0);
            let finding = Diagnostic::new(&codes::MANIFEST_UNREADABLE, reader.span(&place));
            reader.findings.push(finding.arg("reason", toml_reason(error.message())));
        }
        if reader.findings.is_empty() {
            reader.keys(table.get_ref());
            reader.missing(table.get_ref(), text);
        }
        reader.findings.sort_by_key(|finding| finding.span.map(|span| span.start));
        (reader.manifest, reader.findings)
    }
}

/// Why a manifest is not TOML. The reader of TOML tells it in English only; what people stumble over has words of
/// its own, and the rest is said in general.
fn toml_reason(message: &str) -> Arg {
    let known = codes::TOML_REASONS.iter().find(|(start, _)| message.starts_with(start));
    let zh = known.map_or(codes::TOML_OTHERWISE.zh, |(_, zh)| zh);
    Arg::Words { en: message.to_owned(), zh: zh.to_owned() }
}

struct Reader {
    file: FileId,
    manifest: Manifest,
    findings: Vec<Diagnostic>,
}

impl Reader {
    fn span(&self, range: &Range<usize>) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.file, offset(range.start), offset(range.end))
    }

    fn keys(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => self.manifest.name = self.text("name", value),
                "version" => self.manifest.version = self.text("version", value),
                "edition" => self.edition(value),
                "layers" => self.layers(value),
                _ => self.unknown(key),
            }
        }
    }

    fn edition(&mut self, value: &Spanned<DeValue<'_>>) {
        let edition = self.text("edition", value);
        if edition.is_empty() || edition == EDITION {
            return;
        }
        let span = self.span(&value.span());
        let finding = Diagnostic::new(&codes::EDITION_UNKNOWN, span).arg("edition", edition);
        self.findings.push(finding.fix(codes::WRITE_EDITION, span, format!("\"{EDITION}\"")));
    }

    fn layers(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(list) = value.get_ref().as_array() else {
            return self.wrong("layers", codes::EXPECTED_PATHS, value);
        };
        for layer in list.iter() {
            match layer.get_ref().as_str() {
                Some(path) if !path.is_empty() => {
                    let span = self.span(&layer.span());
                    self.manifest.layers.push((path.to_owned(), span));
                }
                _ => self.wrong("layers", codes::EXPECTED_PATHS, layer),
            }
        }
    }

    fn text(&mut self, key: &'static str, value: &Spanned<DeValue<'_>>) -> String {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => text.to_owned(),
            _ => {
                self.wrong(key, codes::EXPECTED_TEXT, value);
                String::new()
            }
        }
    }

    fn wrong(&mut self, key: &'static str, expected: Text, value: &Spanned<DeValue<'_>>) {
        let example = KEYS.iter().find(|known| known.name == key).map_or("", |known| known.example);
        let finding = Diagnostic::new(&codes::MANIFEST_WRONG_VALUE, self.span(&value.span()));
        self.findings.push(finding.arg("key", key).arg("expected", expected).arg("example", example));
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>) {
        let span = self.span(&key.span());
        let written = key.get_ref().as_ref();
        let mut finding = Diagnostic::new(&codes::MANIFEST_UNKNOWN_KEY, span).arg("key", written);
        if let Some(nearest) = nearest(written) {
            finding = finding.arg("nearest", nearest).fix(codes::WRITE_KEY, span, nearest);
        }
        self.findings.push(finding);
    }

    fn missing(&mut self, table: &DeTable<'_>, text: &str) {
        let end = self.span(&(text.len()..text.len()));
        // A key that is there under a misspelt name is not missing.
        let meant: Vec<_> = table.keys().filter_map(|key| nearest(key.get_ref())).collect();
        let is_missing = |key: &&Key| key.required && !meant.contains(&key.name);
        for key in KEYS.iter().filter(is_missing) {
            let newline = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            let finding = Diagnostic::new(&codes::MANIFEST_MISSING_KEY, self.span(&(0..0)));
            self.findings.push(finding.arg("key", key.name).arg("example", key.example).fix(
                codes::ADD_KEY,
                end,
                format!("{newline}{}\n", key.example),
            ));
        }
    }
}

/// The key that was probably meant: one that shares most of its letters with what was written.
fn nearest(written: &str) -> Option<&'static str> {
    let likeness = |name: &str| strsim::jaro_winkler(written, name);
    let best = KEYS.iter().max_by(|left, right| likeness(left.name).total_cmp(&likeness(right.name)))?;
    (likeness(best.name) > 0.8).then_some(best.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> Vec<&'static str> {
        Manifest::read(text, FileId(0)).1.iter().map(|finding| finding.code.number).collect()
    }

    #[test]
    fn a_whole_manifest() {
        let text = "name = \"wuxi\"\nversion = \"1\"\nedition = \"2026\"\nlayers = [\"../national\"]\n";
        let (manifest, findings) = Manifest::read(text, FileId(0));
        assert_eq!(findings, Vec::new());
        assert_eq!(manifest.name, "wuxi");
        let layers: Vec<_> = manifest.layers.iter().map(|(path, span)| (path.as_str(), span.start)).collect();
        assert_eq!(layers, [("../national", 55)]);
    }

    #[test]
    fn each_mistake_has_its_code() {
        assert_eq!(findings("name = "), ["E0908"]);
        assert_eq!(findings(""), ["E0910", "E0910", "E0910"]);
        let whole = "name = \"a\"\nversion = \"1\"\n";
        assert_eq!(findings(&format!("{whole}edition = \"2026\"\nlayer = []")), ["E0909"]);
        assert_eq!(findings(&format!("{whole}edition = \"1999\"")), ["E0912"]);
        assert_eq!(findings(&format!("{whole}edition = 2026")), ["E0911"]);
        assert_eq!(findings(&format!("{whole}edition = \"2026\"\nlayers = \"../x\"")), ["E0911"]);
        assert_eq!(findings(&format!("{whole}edition = \"2026\"\nlayers = [1]")), ["E0911"]);
    }

    #[test]
    fn what_is_no_toml_is_told_in_chinese() {
        let said = |text: &str| {
            let (_, findings) = Manifest::read(text, FileId(0));
            findings.first().map(|finding| almoner::message(finding, almoner::Language::Chinese))
        };
        for (text, reason) in [
            ("name = \"a\"\nname = \"b\"\n", "同一项写了两次"),
            ("layers = [\"../national\"", "列表缺少右方括号"),
            ("name", "这一项没有值，应写成“项 = 值”"),
            ("name = \"wuxi\n", "文本缺少结尾的引号，或引号内有不允许的字符"),
        ] {
            assert_eq!(said(text), Some(format!("无法读懂这个规则包清单：{reason}")), "{text}");
        }
    }
}
