//! Reads the cell of citations of a table row: `measures art. 4; decree art. 9(2)`, `measures 第十四条第二款`.
//! Never here: which sources there are.

use almoner_diagnostic::Span;
use almoner_syntax::ast::{Article, At, Citation, Name, Path, Quoted};

use super::numerals::{plain, small_number};

/// The citations in `text`, a cell at `span`; the part that cannot be read as the error.
pub(crate) fn citations(text: &str, span: Span) -> Result<Vec<Citation>, String> {
    let mut found = Vec::new();
    let mut offset = 0usize;
    for part in text.split_inclusive([';', '；']) {
        let written = part.trim_end_matches([';', '；']);
        let skipped = written.len().saturating_sub(written.trim_start().len());
        let place = Place { cell: span, start: offset.saturating_add(skipped), whole: text.len() };
        offset = offset.saturating_add(part.len());
        if !written.trim().is_empty() {
            found.push(citation(written.trim(), place).ok_or_else(|| written.trim().to_owned())?);
        }
    }
    Ok(found)
}

/// Where a citation begins in its cell.
#[derive(Clone, Copy)]
struct Place {
    cell: Span,
    start: usize,
    whole: usize,
}

impl Place {
    /// The first `length` bytes of the citation; the whole cell where its text is not what stands in the
    /// file (quotation marks written twice).
    fn first(self, length: usize) -> At {
        let in_file = self.cell.end.saturating_sub(self.cell.start);
        if usize::try_from(in_file) != Ok(self.whole) {
            return At(self.cell);
        }
        let offset = |bytes: usize| self.cell.start.saturating_add(u32::try_from(bytes).unwrap_or(0));
        At(Span::new(self.cell.file, offset(self.start), offset(self.start.saturating_add(length))))
    }
}

fn citation(text: &str, place_in_cell: Place) -> Option<Citation> {
    let (name, rest) = source_name(text)?;
    let name_at = place_in_cell.first(name.len());
    let at = place_in_cell.first(text.len());
    let name = plain(name);
    let names =
        name.split('.').map(|name| Name { text: name.trim_matches('`').to_owned(), at: name_at }).collect();
    let rest = plain(rest);
    let (article, place) = match rest.trim() {
        "" => (None, None),
        rest => match article(rest) {
            Some(article) => (Some(article), None),
            None => (None, Some(Quoted { text: quoted(rest)?.to_owned(), at })),
        },
    };
    Some(Citation { source: Path { names, at: name_at }, article, place, at })
}

/// The name of a source at the beginning, and what follows it.
fn source_name(text: &str) -> Option<(&str, &str)> {
    let end = text
        .char_indices()
        .find(|(_, character)| {
            character.is_whitespace() || matches!(character, '第' | '"' | '“' | '「' | '＂')
        })
        .map_or(text.len(), |(index, _)| index);
    let (name, rest) = text.split_at_checked(end)?;
    let well_formed = |name: &str| {
        let name = name.trim_matches('`');
        !name.is_empty() && !name.starts_with(|first: char| first.is_ascii_digit())
    };
    name.split('.').all(well_formed).then_some((name, rest))
}

fn article(text: &str) -> Option<Article> {
    match text.strip_prefix("art.").or_else(|| text.strip_prefix("article")) {
        Some(rest) => english_article(rest.trim()),
        None => chinese_article(text),
    }
}

/// `14(2)(3)`.
fn english_article(text: &str) -> Option<Article> {
    let mut parts = text.split('(');
    let article = small_number(parts.next()?.trim())?;
    let mut inner = parts.map(|part| small_number(part.trim().strip_suffix(')')?.trim()));
    let (paragraph, item) = (inner.next(), inner.next());
    if inner.next().is_some() {
        return None;
    }
    Some(Article { article, paragraph: flat(paragraph)?, item: flat(item)? })
}

/// `第十四条第二款第（三）项`.
fn chinese_article(text: &str) -> Option<Article> {
    let mut found = Article { article: 0, paragraph: None, item: None };
    let mut rest = text;
    for (mark, level) in [('条', 0), ('款', 1), ('项', 2)] {
        let Some((number, after)) = rest.strip_prefix('第').and_then(|rest| rest.split_once(mark)) else {
            continue;
        };
        let number = small_number(number.trim().trim_start_matches('(').trim_end_matches(')').trim())?;
        match level {
            0 => found.article = number,
            1 => found.paragraph = Some(number),
            _ => found.item = Some(number),
        }
        rest = after.trim_start();
    }
    (rest.is_empty() && found.article > 0).then_some(found)
}

/// A part that is not there is fine; one that is there must be a number.
fn flat(part: Option<Option<u32>>) -> Option<Option<u32>> {
    match part {
        None => Some(None),
        Some(number) => number.map(Some),
    }
}

/// Text in quotation marks, without them.
fn quoted(text: &str) -> Option<&str> {
    let pairs = [('"', '"'), ('“', '”'), ('「', '」')];
    pairs.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.is_empty()).then_some(inner)
    })
}

#[cfg(test)]
mod tests {
    use almoner_diagnostic::FileId;

    use super::*;

    fn show(text: &str) -> String {
        let number = |part: Option<u32>| part.map_or(String::new(), |part| format!("({part})"));
        match citations(text, Span::new(FileId(0), 0, 0)) {
            Err(part) => format!("no: {part}"),
            Ok(all) => all
                .iter()
                .map(|citation| {
                    let names: Vec<_> = citation.source.names.iter().map(|name| name.text.as_str()).collect();
                    let article = citation.article.map_or(String::new(), |article| {
                        format!(" {}{}{}", article.article, number(article.paragraph), number(article.item))
                    });
                    let place =
                        citation.place.as_ref().map_or(String::new(), |place| format!(" [{}]", place.text));
                    format!("{}{article}{place}", names.join("/"))
                })
                .collect::<Vec<_>>()
                .join("; "),
        }
    }

    #[test]
    fn names_have_their_places() {
        let found = citations("a art. 1；办法 第二条", Span::new(FileId(0), 100, 130)).unwrap();
        let places: Vec<(u32, u32)> =
            found.iter().map(|citation| (citation.source.at.0.start, citation.source.at.0.end)).collect();
        assert_eq!(places, [(100, 130), (100, 130)], "not the length of the cell: the whole cell");
        let text = "a art. 1；办法 第二条";
        let end = 100 + u32::try_from(text.len()).unwrap();
        let found = citations(text, Span::new(FileId(0), 100, end)).unwrap();
        let places: Vec<(u32, u32)> =
            found.iter().map(|citation| (citation.source.at.0.start, citation.source.at.0.end)).collect();
        assert_eq!(places, [(100, 101), (111, 117)]);
    }

    #[test]
    fn cells_of_citations() {
        let cases: &[(&str, &str)] = &[
            ("measures", "measures"),
            ("measures art. 4", "measures 4"),
            ("measures art. 14(2)(3)", "measures 14(2)(3)"),
            ("measures art.14（2）", "measures 14(2)"),
            ("measures 第四条", "measures 4"),
            ("measures第十四条第二款第（三）项", "measures 14(2)(3)"),
            ("办法 第14条第三项", "办法 14(3)"),
            ("a.b art. 1; c 第二条；d", "a/b 1; c 2; d"),
            ("notice \"annex 2\"", "notice [annex 2]"),
            ("notice “附件2”", "notice [附件2]"),
            ("notice annex 2", "no: notice annex 2"),
            ("measures art. x", "no: measures art. x"),
            ("measures art. 4(2", "no: measures art. 4(2"),
            ("4", "no: 4"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), *expected, "{text}");
        }
    }
}
