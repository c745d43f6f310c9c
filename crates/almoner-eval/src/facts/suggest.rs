//! What a misspelt name or value may have meant to be.

use almoner_diagnostic::{Arg, Text, codes};

/// How many names a list in a message shows.
const MOST_SHOWN: usize = 30;

/// Advice on `given`: the name it resembles, if any, and those there are.
pub(crate) fn advice(given: &str, valid: &[&str]) -> Arg {
    if valid.is_empty() {
        return codes::facts::THERE_IS_NONE.into();
    }
    let (mut en, mut zh) = (list(valid, ["`", "`"], ", "), list(valid, ["“", "”"], "、"));
    if valid.len() > MOST_SHOWN {
        en.push_str(", …");
        zh.push('…');
    }
    let suggestion = closest(given, valid);
    let text = if suggestion.is_some() { codes::facts::DID_YOU_MEAN } else { codes::facts::THERE_IS };
    let fill = |text: &str, valid: &str| {
        text.replace("{valid}", valid).replace("{suggestion}", suggestion.unwrap_or_default())
    };
    let Text { en: en_text, zh: zh_text } = text;
    Arg::Words { en: fill(en_text, &en), zh: fill(zh_text, &zh) }
}

/// The name that differs in the fewest letters, if it is few enough for a slip.
pub(crate) fn closest<'v>(given: &str, valid: &[&'v str]) -> Option<&'v str> {
    let letters = given.chars().count();
    let allowed = letters.div_ceil(3).max(1);
    let distance = |name: &str| strsim::osa_distance(given, name);
    let nearest = valid.iter().min_by_key(|name| distance(name))?;
    let reached = distance(nearest);
    (reached <= allowed && reached < letters.max(2)).then_some(*nearest)
}

fn list(names: &[&str], [open, close]: [&str; 2], separator: &str) -> String {
    names
        .iter()
        .take(MOST_SHOWN)
        .map(|name| format!("{open}{name}{close}"))
        .collect::<Vec<_>>()
        .join(separator)
}

/// Names for a message, cut where there are too many.
pub(crate) fn list_of_names(names: &[&str]) -> Arg {
    let cut = if names.len() > MOST_SHOWN { " …" } else { "" };
    Arg::Words { en: list(names, ["`", "`"], ", ") + cut, zh: list(names, ["“", "”"], "、") + cut }
}
