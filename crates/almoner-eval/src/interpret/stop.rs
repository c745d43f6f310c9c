//! Why an evaluation stops, and how the message names what was being computed.

use almoner_check::exact::NumberError;
use almoner_check::program::Citation;
use almoner_check::types::Type;
use almoner_check::units::Unit;
use almoner_diagnostic::{Arg, Code, Diagnostic, Language, Span, codes};

use super::observer::Observer;
use super::{At, Machine, Subject};
use crate::value::{Possible, Value};

/// Why an evaluation stops. Behind a pointer, so that the results of all that does not stop stay small.
pub(crate) struct Stop(Box<Reason>);

struct Reason {
    diagnostic: Diagnostic,
    /// It hangs on values alone. Where it is not known whether the values are ever looked at (a case whose
    /// condition is unknown), there is no error, but no knowledge of the result either.
    of_values: bool,
}

impl Stop {
    pub(crate) fn into_diagnostic(self) -> Box<Diagnostic> {
        Box::new(self.0.diagnostic)
    }

    /// Whether it hangs on values alone.
    pub(crate) const fn is_of_values(&self) -> bool {
        self.0.of_values
    }
}

impl<O: Observer> Machine<'_, O> {
    pub(super) fn stop(&self, code: &'static Code, span: Span, at: &At<'_>) -> Diagnostic {
        Diagnostic::new(code, span).arg("rule", self.name_of(at.subject))
    }

    /// An error that hangs on values alone.
    pub(super) fn of_values(&self, diagnostic: Diagnostic) -> Stop {
        Stop(Box::new(Reason { diagnostic, of_values: true }))
    }

    /// An error that stands whatever the facts are.
    pub(super) fn fatal(&self, diagnostic: Diagnostic) -> Stop {
        Stop(Box::new(Reason { diagnostic, of_values: false }))
    }

    #[cold]
    pub(super) fn out_of_steps(&self, span: Span, at: &At<'_>) -> Stop {
        let stop = self.stop(&codes::evaluation::TOO_MANY_STEPS, span, at);
        self.fatal(stop.arg("budget", self.budget.to_string()))
    }

    /// For what the checker lets no program do.
    #[cold]
    pub(super) fn inconsistent(&self, span: Span, at: &At<'_>) -> Stop {
        self.fatal(self.stop(&codes::evaluation::INCONSISTENT_PROGRAM, span, at))
    }

    #[cold]
    pub(super) fn number_error(&self, error: NumberError, span: Span, at: &At<'_>) -> Stop {
        let code = match error {
            NumberError::Overflow => &codes::evaluation::TOO_MANY_DIGITS,
            NumberError::DivisionByZero => &codes::evaluation::DIVISION_BY_ZERO,
        };
        self.of_values(self.stop(code, span, at))
    }

    /// The name of what is being computed, as a rule file would write it.
    pub(super) fn name_of(&self, subject: Subject) -> Arg {
        match subject {
            Subject::Rule(rule) => self.prepared.rule_name(rule).into(),
            Subject::Expression => codes::evaluation::AN_EXPRESSION.into(),
            Subject::Benefit(benefit, condition, line) => {
                let Some(benefit) = self.program.benefits.get(benefit.index()) else { return "?".into() };
                let condition = condition.and_then(|position| benefit.conditions.get(position));
                let line = line.and_then(|position| benefit.line(position));
                let part = condition.map(|part| &part.declared).or(line);
                match part {
                    Some(part) => format!("{}.{}", benefit.declared.name, part.name).into(),
                    None => benefit.declared.name.to_string().into(),
                }
            }
        }
    }

    /// A value in words.
    pub(super) fn words(&self, value: &Value, ty: &Type) -> Arg {
        let words = |language| self.words_in(value, ty, language);
        Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
    }

    pub(super) fn words_in(&self, value: &Value, ty: &Type, language: Language) -> String {
        let english = language == Language::English;
        let word = |en: &str, zh: &str| if english { en.to_owned() } else { zh.to_owned() };
        match value {
            Value::Number(number) => {
                let plain = Unit::plain();
                let unit = match ty {
                    Type::Number(number) => &number.unit,
                    _ => &plain,
                };
                self.program.units.amount(*number, unit, language)
            }
            Value::YesNo(true) => word("yes", "是"),
            Value::YesNo(false) => word("no", "否"),
            Value::Enum(of, value) => {
                let declared = self.program.enums.get(of.index());
                let declared = declared.and_then(|of| of.values.get(*value as usize));
                let label = declared.and_then(|value| value.label_zh.as_deref()).filter(|_| !english);
                label.or(declared.map(|value| &*value.name)).unwrap_or("?").to_owned()
            }
            Value::Text(text) => word(&format!("\"{text}\""), &format!("“{text}”")),
            Value::Date(date) => date.to_string(),
            Value::Unknown(_) => word("unknown", "未知"),
        }
    }

    /// ` (measures art. 16)` for a list of citations; empty for none.
    pub(super) fn citations(&self, cites: &[Citation]) -> Arg {
        let words = |language: Language| {
            let list: Vec<String> = cites.iter().map(|cite| self.citation(cite, language)).collect();
            match (list.is_empty(), language) {
                (true, _) => String::new(),
                (false, Language::English) => format!(" ({})", list.join(", ")),
                (false, Language::Chinese) => format!("（{}）", list.join("、")),
            }
        };
        Arg::Words { en: words(Language::English), zh: words(Language::Chinese) }
    }

    fn citation(&self, cite: &Citation, language: Language) -> String {
        let source = self.program.sources.get(cite.source.index());
        let name = source.map_or("?", |source| &*source.declared.name);
        let title = source.and_then(|source| match language {
            Language::English => source.declared.label_en.as_deref(),
            Language::Chinese => source.declared.label_zh.as_deref(),
        });
        let mut text = title.unwrap_or(name).to_owned();
        if let Some(article) = &cite.article {
            text.push_str(&match language {
                Language::English => {
                    let part = |part: Option<u32>| part.map_or_else(String::new, |part| format!("({part})"));
                    format!(" art. {}{}{}", article.article, part(article.paragraph), part(article.item))
                }
                Language::Chinese => {
                    let part = |part: Option<u32>, name| {
                        part.map_or_else(String::new, |part| format!("第{part}{name}"))
                    };
                    let article = (article.article, article.paragraph, article.item);
                    format!("第{}条{}{}", article.0, part(article.1, "款"), part(article.2, "项"))
                }
            });
        }
        if let Some(place) = &cite.place {
            text.push(' ');
            text.push_str(place);
        }
        text
    }

    /// What a value of this type can be when nothing is known of it.
    pub(super) fn anything(&self, ty: &Type) -> Possible {
        match ty {
            Type::Number(_) | Type::Error => Possible::Number(crate::value::Interval::everything()),
            Type::YesNo => Possible::YesNo,
            Type::Text => Possible::Text,
            Type::Date => Possible::Date,
            Type::Enum(of) => {
                let values = self.program.enums.get(of.index()).map_or(0, |of| of.values.len());
                Possible::Enum(*of, (0..u32::try_from(values).unwrap_or(u32::MAX)).collect())
            }
        }
    }

    /// Tries something that may never be asked for: an error that hangs on values alone gives no value.
    pub(super) fn attempt<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> super::Result<T>,
    ) -> super::Result<Option<T>> {
        let open = self.observer.depth();
        let depth = self.depth;
        match work(self) {
            Ok(value) => Ok(Some(value)),
            Err(stop) if stop.is_of_values() => {
                self.observer.unwind(open);
                self.depth = depth;
                Ok(None)
            }
            Err(stop) => Err(stop),
        }
    }
}
