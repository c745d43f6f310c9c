//! "Did you mean": the known name that is nearest to an unknown one.

use almoner_diagnostic::Arg;
use almoner_diagnostic::codes::names::NONE;
use almoner_syntax::keywords::chinese_name;

/// The candidate nearest to `name`, if one is near enough to be meant. Of several equally near ones
/// the first.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let most = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == name || candidate.chars().count().abs_diff(length) > most {
            continue;
        }
        let distance = strsim::osa_distance(name, candidate);
        // Two short names that share no character are not a slip of the pen.
        if distance <= most && distance < length && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A name for a message: one that the language itself gives is in the reader's language.
pub(crate) fn shown(name: &str) -> Arg {
    chinese_name(name).map_or_else(|| name.into(), |zh| Arg::Words { en: name.to_owned(), zh: zh.to_owned() })
}

/// Names for a message, at most twenty of them: `urban, rural`; in words where there is none. Names that the
/// language itself gives are in the reader's language.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> Arg {
    const MOST: usize = 20;
    let names: Vec<&str> = names.into_iter().collect();
    if names.is_empty() {
        return NONE.into();
    }
    let shown = names.get(..MOST).unwrap_or(&names);
    let more = if names.len() > MOST { " …" } else { "" };
    let zh: Vec<&str> = shown.iter().map(|name| chinese_name(name).unwrap_or(name)).collect();
    Arg::Words { en: shown.join(", ") + more, zh: zh.join("、") + more }
}

#[cfg(test)]
mod tests {
    use super::{Arg, list, nearest};

    #[test]
    fn the_nearest_name_is_found() {
        assert_eq!(nearest("wgae", ["age", "wage", "savings"]), Some("wage"));
        assert_eq!(nearest("人均收如", ["家庭收入", "人均收入"]), Some("人均收入"));
    }

    #[test]
    fn nothing_is_suggested_for_something_else() {
        assert_eq!(nearest("pension", ["wage", "savings"]), None);
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("", ["b"]), None);
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (0..30).map(|number| number.to_string()).collect();
        let Arg::Words { en, zh } = list(names.iter().map(String::as_str)) else { panic!("no words") };
        assert!(en.ends_with("18, 19 …") && zh.ends_with("18、19 …"), "{en} {zh}");
        assert_eq!(list([]), Arg::Words { en: "none".to_owned(), zh: "（无）".to_owned() });
    }
}
