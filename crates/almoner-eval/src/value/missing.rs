//! Where a fact has its place, and sets of such places. Never here: what a fact is worth.

use almoner_check::program::FieldId;
use jiff::civil::Date;

/// A thing that facts are given of: 0 is the root (the household), then the things it holds, in the order in
/// which they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThingId(pub u32);

impl ThingId {
    /// The thing that facts are given for.
    pub const ROOT: Self = Self(0);

    /// Its position among all things.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a fact has its place: a field of a thing, for a monthly series in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactPlace {
    /// Which thing.
    pub thing: ThingId,
    /// Which field of its entity; a `many` field stands for the whole list of things.
    pub field: FieldId,
    /// The first day of the month, for a monthly series.
    pub month: Option<Date>,
}

/// A set of missing facts, ordered by thing, then as the fields are declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing(Vec<FactPlace>);

impl Missing {
    /// Nothing is missing.
    pub const NONE: Self = Self(Vec::new());

    /// One fact.
    pub fn one(place: FactPlace) -> Self {
        Self(vec![place])
    }

    /// Whether nothing is missing.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The facts in order.
    pub fn iter(&self) -> impl Iterator<Item = FactPlace> + '_ {
        self.0.iter().copied()
    }

    /// How many facts.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a fact is among them.
    pub fn contains(&self, place: FactPlace) -> bool {
        self.0.binary_search(&place).is_ok()
    }

    /// Adds all facts of another set.
    pub fn add(&mut self, other: &Self) {
        for place in &other.0 {
            if let Err(position) = self.0.binary_search(place) {
                self.0.insert(position, *place);
            }
        }
    }

    /// Both sets together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut all = self.clone();
        all.add(other);
        all
    }
}
