//! Ids: positions in the lists of a program.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in its list of the program.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// An entity: [`Program::entities`](super::Program::entities).
    EntityId,
    /// A field of an entity: its position in [`Entity::fields`](super::Entity::fields).
    FieldId,
    /// An enum: [`Program::enums`](super::Program::enums).
    EnumId,
    /// A module: [`Program::modules`](super::Program::modules).
    ModuleId,
    /// A source: [`Program::sources`](super::Program::sources).
    SourceId,
    /// A parameter: [`Program::parameters`](super::Program::parameters).
    ParameterId,
    /// A rule (define, table or scale): [`Program::rules`](super::Program::rules).
    RuleId,
    /// A benefit: [`Program::benefits`](super::Program::benefits).
    BenefitId,
}
