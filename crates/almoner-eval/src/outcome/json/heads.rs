//! Pieces of outcomes that are the same for every household: names, labels, units, as JSON text. Made once for
//! a program, so that writing an outcome is mostly copying.

use almoner_check::program::{Benefit, BenefitId, Declared, Help, ParameterId, Program, RuleId};
use almoner_check::types::Type;
use almoner_diagnostic::Language;
use almoner_syntax::ast::{Frequency, HelpKind};

use super::text::JsonText;
use crate::explain::cites;
use crate::outcome::{Output, place_of};

/// The pieces of a program.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heads {
    pub(super) benefits: Vec<BenefitHeads>,
    rules: Vec<OutputHeads>,
    parameters: Vec<OutputHeads>,
    /// For each entity its name, which stands for the root.
    pub(super) entities: Vec<String>,
}

/// The pieces of a benefit.
#[derive(Clone, Debug, Default)]
pub(super) struct BenefitHeads {
    /// `"benefit":…,"label":…,"for":`
    pub(super) start: String,
    /// `"field":…,"label":…,"value":` of the place whose rules count.
    pub(super) by_the_rules_of: String,
    /// `"unit":…,"pays":…`
    pub(super) pays: String,
    /// For each line `"line":…,"label":…,"amount":`
    pub(super) lines: Vec<String>,
    /// For each condition `"condition":…,"label":…,"holds":`
    pub(super) conditions: Vec<String>,
    /// For each line of help; empty where all are names and no more.
    pub(super) help: Vec<HelpHeads>,
    /// Asked for as an output: whether it is granted.
    granted: OutputHeads,
    /// Asked for as an output: its amount.
    amount: OutputHeads,
}

/// The pieces of a line of help.
#[derive(Clone, Debug, Default)]
pub(super) struct HelpHeads {
    /// `"help":…,"label":…,"kind":…,"given":`
    pub(super) start: String,
    /// It says how much.
    pub(super) measured: bool,
    /// `"unit":…,"carried_out_by":…,"working_days":…,"cites":…`, as far as there are such.
    pub(super) rest: String,
}

impl HelpHeads {
    fn all(program: &Program, benefit: &Benefit) -> Vec<Self> {
        if benefit.help.iter().all(Help::is_plain) {
            return Vec::new();
        }
        benefit.help.iter().map(|help| Self::new(program, help)).collect()
    }

    fn new(program: &Program, help: &Help) -> Self {
        let start = piece(|json| {
            json.entry("help", &help.declared.name);
            label(json, &help.declared);
            json.entry("kind", kind_of_help(help.kind));
            json.key("given");
        });
        let rest = piece(|json| {
            if let Some(quantity) = &help.quantity {
                json.entry("unit", &program.units.display(&quantity.unit, Language::English));
            }
            if let Some(body) = &help.carried_out_by {
                json.entry("carried_out_by", body);
            }
            if let Some(days) = help.working_days {
                json.key("working_days");
                json.whole(days);
            }
            if !help.cites.is_empty() {
                json.key("cites");
                json.list(&cites(program, &help.cites), |json, cite| {
                    json.open('{');
                    json.entry("en", &cite.text.en);
                    json.entry("zh", &cite.text.zh);
                    json.close('}');
                });
            }
        });
        Self { start, measured: help.quantity.is_some(), rest }
    }
}

const fn kind_of_help(kind: HelpKind) -> &'static str {
    match kind {
        HelpKind::Help => "help",
        HelpKind::Goods => "goods",
        HelpKind::Services => "services",
        HelpKind::Obligation => "obligation",
        HelpKind::Referral => "referral",
    }
}

/// The pieces of an output.
#[derive(Clone, Debug, Default)]
pub(super) struct OutputHeads {
    /// `"output":…,"label":…,"for":`
    pub(super) start: String,
    /// The same of the root: `"output":…,"label":…,"for":"household","value":`
    pub(super) of_root: String,
    /// `"unit":…`; empty for a value without one.
    pub(super) unit: String,
    /// It is shown as a percentage.
    pub(super) percent: bool,
}

impl Heads {
    /// The pieces of a program; `rule_name` gives the name under which a rule is asked for.
    pub(crate) fn new(program: &Program, rule_name: impl Fn(RuleId) -> String) -> Self {
        let rules = (0u32..).map(RuleId).zip(&program.rules);
        let rules =
            rules.map(|(id, rule)| OutputHeads::of_type(program, &rule_name(id), &rule.declared, &rule.ty));
        let parameters = program.parameters.iter().map(|parameter| {
            OutputHeads::of_type(program, &parameter.declared.name, &parameter.declared, &parameter.ty)
        });
        Self {
            benefits: program.benefits.iter().map(|benefit| BenefitHeads::new(program, benefit)).collect(),
            rules: rules.collect(),
            parameters: parameters.collect(),
            entities: program.entities.iter().map(|entity| entity.declared.name.to_string()).collect(),
        }
    }

    pub(super) fn benefit(&self, id: BenefitId) -> Option<&BenefitHeads> {
        self.benefits.get(id.index())
    }

    pub(super) fn output(&self, output: Output) -> Option<&OutputHeads> {
        match output {
            Output::Rule(id) => self.rules.get(id.index()),
            Output::Parameter(ParameterId(id)) => self.parameters.get(id as usize),
            Output::Granted(id) => self.benefits.get(id.index()).map(|benefit| &benefit.granted),
            Output::Amount(id) => self.benefits.get(id.index()).map(|benefit| &benefit.amount),
        }
    }
}

impl BenefitHeads {
    fn new(program: &Program, benefit: &Benefit) -> Self {
        let name = &benefit.declared.name;
        let pays = benefit.pays.as_ref();
        let unit = pays.map(|pays| program.units.display(&pays.unit, Language::English));
        let unit = unit.map(|unit| piece(|json| json.entry("unit", &unit))).unwrap_or_default();
        let every = pays.map(|pays| piece(|json| json.entry("pays", frequency(pays.every))));
        let lines = pays.map_or(&[][..], |pays| pays.lines.as_slice());
        let part = |key: &'static str, declared: &Declared, next: &'static str| {
            piece(|json| {
                json.entry(key, &declared.name);
                label(json, declared);
                json.key(next);
            })
        };
        let output = |suffix: &str, unit: String| {
            OutputHeads::new(program, &format!("{name}.{suffix}"), &benefit.declared, unit, false)
        };
        Self {
            start: start("benefit", name, &benefit.declared),
            by_the_rules_of: place_of(program, benefit)
                .map_or_else(String::new, |place| part("field", place, "value")),
            pays: every.map_or_else(String::new, |every| format!("{unit},{every}")),
            lines: lines.iter().map(|line| part("line", &line.declared, "amount")).collect(),
            conditions: benefit
                .conditions
                .iter()
                .map(|condition| part("condition", &condition.declared, "holds"))
                .collect(),
            help: HelpHeads::all(program, benefit),
            granted: output("granted", String::new()),
            amount: output("amount", unit),
        }
    }
}

impl OutputHeads {
    /// How many bytes an output of the root mostly takes.
    pub(super) const fn size(&self) -> usize {
        self.of_root.len().saturating_add(self.unit.len()).saturating_add(32)
    }

    fn new(program: &Program, name: &str, declared: &Declared, unit: String, percent: bool) -> Self {
        let root = program.root.and_then(|root| program.entities.get(root.index()));
        let root = root.map_or("", |root| &root.declared.name);
        let of_root = piece(|json| {
            write_start(json, "output", name, declared);
            json.text(root);
            json.key("value");
        });
        Self { start: start("output", name, declared), of_root, unit, percent }
    }

    fn of_type(program: &Program, name: &str, declared: &Declared, ty: &Type) -> Self {
        let number = match ty {
            Type::Number(number) => Some(number),
            _ => None,
        };
        let unit = number.filter(|number| !number.unit.is_plain());
        let unit = unit.map(|number| program.units.display(&number.unit, Language::English));
        let unit = unit.map(|unit| piece(|json| json.entry("unit", &unit))).unwrap_or_default();
        Self::new(program, name, declared, unit, number.is_some_and(|number| number.percent))
    }
}

/// `"benefit":"…","label":{…},"for":`
fn start(key: &'static str, name: &str, declared: &Declared) -> String {
    piece(|json| write_start(json, key, name, declared))
}

fn write_start(json: &mut JsonText, key: &'static str, name: &str, declared: &Declared) {
    json.entry(key, name);
    label(json, declared);
    json.key("for");
}

/// `"label":{"en":…,"zh":…}`, as far as there are labels.
pub(super) fn label(json: &mut JsonText, declared: &Declared) {
    let (en, zh) = (declared.label_en.as_deref(), declared.label_zh.as_deref());
    if en.is_none() && zh.is_none() {
        return;
    }
    json.key("label");
    json.open('{');
    for (language, label) in [("en", en), ("zh", zh)] {
        if let Some(label) = label {
            json.entry(language, label);
        }
    }
    json.close('}');
}

fn piece(write: impl FnOnce(&mut JsonText)) -> String {
    let mut json = JsonText::with_capacity(64);
    write(&mut json);
    json.finish()
}

const fn frequency(every: Frequency) -> &'static str {
    match every {
        Frequency::Once => "once",
        Frequency::Daily => "daily",
        Frequency::Monthly => "monthly",
        Frequency::Yearly => "yearly",
    }
}
