//! Combinations of the keys of a parameter: how many there are, which is where, and their words.

use almoner_diagnostic::Arg;

use crate::program::{Enum, Key};

/// No parameter has more combinations of keys.
pub(super) const MOST: usize = 100_000;

/// How many combinations there are; `None` if more than [`MOST`].
pub(super) fn count(enums: &[Enum], keys: &[Key]) -> Option<usize> {
    keys.iter().try_fold(1usize, |count, key| {
        let size = enums.get(key.of.index()).map_or(0, |of| of.values.len());
        count.checked_mul(size).filter(|count| *count <= MOST)
    })
}

/// Where the combination with these values (positions in their enums) stands: the last key counts fastest.
pub(super) fn position(enums: &[Enum], keys: &[Key], values: &[u32]) -> usize {
    keys.iter().zip(values).fold(0usize, |position, (key, value)| {
        let size = enums.get(key.of.index()).map_or(1, |of| of.values.len());
        position.saturating_mul(size).saturating_add(*value as usize)
    })
}

/// The key values (positions in their enums) of the combination at `position`.
pub(super) fn positions(enums: &[Enum], keys: &[Key], position: usize) -> Vec<u32> {
    let mut rest = position;
    let mut positions: Vec<u32> = keys
        .iter()
        .rev()
        .map(|key| {
            let size = enums.get(key.of.index()).map_or(0, |of| of.values.len());
            let value = rest.checked_rem(size).unwrap_or(0);
            rest = rest.checked_div(size).unwrap_or(0);
            u32::try_from(value).unwrap_or(u32::MAX)
        })
        .collect();
    positions.reverse();
    positions
}

/// The names of the key values of the combination at `position`.
pub(super) fn names<'a>(enums: &'a [Enum], keys: &[Key], position: usize) -> Vec<&'a str> {
    let named = |(key, value): (&Key, u32)| {
        let value = enums.get(key.of.index())?.values.get(value as usize)?;
        Some(&*value.name)
    };
    let positions = positions(enums, keys, position);
    keys.iter().zip(positions).map(|pair| named(pair).unwrap_or("?")).collect()
}

/// The combination at `position` as it stands behind the name of its parameter: ` for rural, 3`, nothing
/// where there are no keys.
pub(super) fn words(enums: &[Enum], keys: &[Key], position: usize) -> Arg {
    if keys.is_empty() {
        return "".into();
    }
    let names = names(enums, keys, position);
    Arg::Words { en: format!(" for {}", names.join(", ")), zh: format!("（{}）", names.join("、")) }
}
