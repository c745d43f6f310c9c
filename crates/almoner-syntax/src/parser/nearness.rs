//! How close two words are, for "did you mean".

/// How many letters must change to make `word` into `known` (a swap of neighbours is one change), if they are
/// close enough that one was probably meant as the other. Letter case does not count as a change.
pub(super) fn near(word: &str, known: &str) -> Option<usize> {
    // Far the most pairs differ in length alone; a character of Chinese has three bytes.
    if word.len().abs_diff(known.len()) > 9
        || word.is_ascii() && known.is_ascii() && word.len().abs_diff(known.len()) > 3
    {
        return None;
    }
    if word.is_ascii() != known.is_ascii() {
        return None;
    }
    let word = word.to_lowercase().chars().collect::<Vec<_>>();
    let known = known.chars().collect::<Vec<_>>();
    let allowed = match known.len() {
        0..=1 => 0,
        2..=4 => 1,
        5..=9 => 2,
        _ => 3,
    };
    if word.len().abs_diff(known.len()) > allowed {
        return None;
    }
    // Two Chinese characters are a whole word: one of them changed is usually another word.
    let allowed = if known.len() == 2 && known.iter().all(|c| !c.is_ascii()) { 0 } else { allowed };
    Some(distance(&word, &known)).filter(|distance| *distance <= allowed)
}

/// The optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last = (0..=b.len()).collect::<Vec<_>>();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i.saturating_add(1)];
        for (j, to) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX);
            let change = at(&last, j).saturating_add(usize::from(from != to));
            let insert = at(&row, j).saturating_add(1);
            let remove = at(&last, j.saturating_add(1)).saturating_add(1);
            let mut best = change.min(insert).min(remove);
            if let (Some(i), Some(j)) = (i.checked_sub(1), j.checked_sub(1))
                && a.get(i) == Some(to)
                && b.get(j) == Some(from)
            {
                best = best.min(at(&before_last, j).saturating_add(1));
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn close_words() {
        assert_eq!(near("defnie", "define"), Some(1));
        assert_eq!(near("Define", "define"), Some(0));
        assert_eq!(near("paramter", "parameter"), Some(1));
        assert_eq!(near("wage", "table"), None);
        assert_eq!(near("us", "use"), Some(1));
        assert_eq!(near("待与", "待遇"), None);
    }
}
