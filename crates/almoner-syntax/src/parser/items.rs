//! Reads items one by one, and inside an item its clauses and lines one by one. Each is read by the grammar by
//! itself; when one cannot be read it is reported, the reading goes on at the next place where something may
//! begin, and the tree keeps all that was understood.

use super::clauses::Clauses;
use super::heads::{Head, Heads, kind_of};
use super::input::{Failure, P, What, at_of, to_name, to_quoted};
use super::lines::Line;
use super::outline::{is_block, is_document_number, is_surely_item, like_item};
use super::report::Reporter;
use crate::ast::{
    At, Clause, ClauseKind, Doc, Frequency, HelpKind, HelpLine, Item, ItemKind, Labelled, ScaleMethod,
};
use crate::keywords::{Phrase, PhraseKind};
use crate::lexer::DocComment;
use crate::lexer::phrases::heads_a_line;
use crate::token::{Token, TokenKind};
use chumsky::Parser as _;
use chumsky::inspector::SimpleState;

/// Reads the tokens of a file.
pub(super) struct Reader<'s, 'r> {
    pub(super) tokens: &'s [Token<'s>],
    pub(super) heads: &'r Heads<'s>,
    pub(super) clauses: &'r Clauses<'s>,
    pub(super) docs: &'r [DocComment],
    /// Which doc comments found something to document.
    pub(super) docs_used: Vec<bool>,
    pub(super) reporter: Reporter<'s, 'r>,
    /// Where the item that is being read ends.
    pub(super) end: usize,
}

impl<'s> Reader<'s, '_> {
    /// All items. `starts` are the tokens that begin one; `unreadable` the items that are too deep or too long.
    pub(super) fn items(&mut self, starts: &[usize], unreadable: &[bool]) -> Vec<Item> {
        let mut items = Vec::new();
        self.end = starts.first().copied().unwrap_or(self.tokens.len());
        self.before_first_item(&mut items);
        for (index, start) in starts.iter().enumerate() {
            self.end = starts.get(index.saturating_add(1)).copied().unwrap_or(self.tokens.len());
            let Some(kind) = self.tokens.get(*start).and_then(Token::phrase).and_then(kind_of) else {
                continue;
            };
            let skip = unreadable.get(index).copied().unwrap_or(false);
            self.item(kind, *start, skip, &mut items);
        }
        items
    }

    /// What stands before the first item is either a misspelt item or nothing.
    fn before_first_item(&mut self, items: &mut Vec<Item>) {
        let mut at = 0;
        while at < self.end {
            if let Some(phrase) = like_item(self.tokens, at)
                && let Some(kind) = kind_of(phrase)
            {
                self.reporter.misspelt_item(at, phrase);
                return self.item(kind, at, false, items);
            }
            if at == 0 {
                self.reporter.item_expected(at);
            }
            at = at.saturating_add(1);
        }
    }

    fn token(&self, at: usize) -> Option<&'s Token<'s>> {
        if at < self.end { self.tokens.get(at) } else { None }
    }

    fn slice(&self, from: usize, to: usize) -> &'s [Token<'s>] {
        self.tokens.get(from..to.min(self.end)).unwrap_or(&[])
    }

    /// Runs a parser of the grammar at `at`; gives its result and the place behind it.
    fn run<T: 'static>(&mut self, parser: &P<'s, ()>, at: usize) -> Result<(T, usize), Failure> {
        let mut state = SimpleState(None);
        let result = parser.parse_with_state(self.slice(at, self.end), &mut state);
        if let Some((output, length)) = state.0
            && let Ok(output) = output.downcast::<T>()
        {
            return Ok((*output, at.saturating_add(length)));
        }
        let mut failure = result.into_errors().into_iter().next().unwrap_or_else(|| Failure::new(0));
        failure.at = failure.at.saturating_add(at);
        Err(failure)
    }

    fn doc(&mut self, at: usize) -> Option<Doc> {
        let number = self.token(at)?.doc.checked_sub(1)? as usize;
        let doc = self.docs.get(number)?;
        if let Some(used) = self.docs_used.get_mut(number) {
            *used = true;
        }
        Some(Doc { text: doc.text.clone(), at: At(doc.span) })
    }

    /// Reads the item whose keyword stands at `start`, and any misspelt items behind it.
    fn item(&mut self, kind: ItemKind, start: usize, skip: bool, items: &mut Vec<Item>) {
        let mut next = Some((kind, start));
        while let Some((kind, start)) = next.take() {
            let docs = self.doc(start);
            let keyword = at_of(self.slice(start, start.saturating_add(1)));
            let (head, mut at) = self.head(kind, start);
            let mut clauses = Vec::new();
            if skip {
                clauses.push(unreadable(self.slice(start, self.end)));
                at = self.end;
            }
            while at < self.end && next.is_none() {
                match self.misspelt_item(kind, at) {
                    Some(misspelt) => next = Some((misspelt, at)),
                    None => at = self.clause(kind, at, &mut clauses),
                }
            }
            let Head { name, labels, params, ty, subject } = head;
            let at = at_of(self.slice(start, at));
            items.push(Item { docs, kind, keyword, name, labels, params, ty, subject, clauses, at });
        }
    }

    /// Where a clause of `kind` cannot begin but a keyword of an item is nearly there.
    fn misspelt_item(&mut self, kind: ItemKind, at: usize) -> Option<ItemKind> {
        let phrase = like_item(self.tokens, at)?;
        let after = self.token(at.saturating_add(2)).map(|token| token.kind);
        let headed = matches!(after, Some(TokenKind::Dot | TokenKind::Colon));
        let is_other = match kind {
            // Names and labels stand here without any mark.
            ItemKind::Enum | ItemKind::Benefit => !headed,
            ItemKind::Source => self.token(at).is_some_and(is_document_number),
            _ => false,
        };
        if is_other || heads_a_line(self.tokens, at) {
            return None;
        }
        self.reporter.misspelt_item(at, phrase);
        kind_of(phrase)
    }

    fn head(&mut self, kind: ItemKind, start: usize) -> (Head, usize) {
        let at = start.saturating_add(1);
        let heads = self.heads;
        match self.run::<Head>(heads.of(kind), at) {
            Ok(done) => done,
            Err(failure) => {
                self.reporter.failure(start, &failure, self.end);
                let name = self.path_at(at);
                (Head { name, ..Head::default() }, self.next_beginning(kind, failure.at.max(at)))
            }
        }
    }

    /// The names joined by points at `at`, of a head that could not be read as a whole.
    fn path_at(&self, at: usize) -> Option<crate::ast::Path> {
        let first = self.token(at).filter(|token| token.is_name()).map(to_name)?;
        let mut names = vec![first];
        let mut end = at.saturating_add(1);
        while self.token(end).is_some_and(|token| token.kind == TokenKind::Dot)
            && let Some(next) = self.token(end.saturating_add(1)).filter(|token| token.is_name())
        {
            names.push(to_name(next));
            end = end.saturating_add(2);
        }
        Some(crate::ast::Path { names, at: at_of(self.slice(at, end)) })
    }

    /// Reads the clause at `at`; gives the place behind it.
    fn clause(&mut self, kind: ItemKind, at: usize, clauses: &mut Vec<Clause>) -> usize {
        let Some(token) = self.token(at) else { return self.end };
        let docs = self.doc(at);
        let place = clauses.len();
        let next = match token.kind {
            TokenKind::Phrase(phrase) => self.keyword_clause(kind, phrase, at, clauses),
            _ => self.plain_clause(kind, at, clauses),
        };
        if let Some(clause) = clauses.get_mut(place) {
            clause.docs = docs;
        }
        // INVARIANT: every round takes at least one token.
        next.max(at.saturating_add(1))
    }

    fn keyword_clause(
        &mut self,
        kind: ItemKind,
        phrase: Phrase,
        at: usize,
        clauses: &mut Vec<Clause>,
    ) -> usize {
        let grammar = self.clauses;
        let parser = match phrase {
            Phrase::Cites => &grammar.cites,
            Phrase::InForce => &grammar.in_force,
            Phrase::IssuedBy => &grammar.with_text,
            Phrase::By => &grammar.by,
            Phrase::ByTheRulesOf => &grammar.by_the_rules_of,
            Phrase::Open => &grammar.open,
            Phrase::Equals | Phrase::With => &grammar.unit,
            Phrase::Except => &grammar.except,
            Phrase::Otherwise => &grammar.otherwise,
            Phrase::Above => &grammar.bracket,
            Phrase::From => return self.clause_of_from(kind, at, clauses),
            Phrase::NotTogetherWith | Phrase::DecidedBy | Phrase::ReviewedEvery => &grammar.benefit,
            Phrase::Bill => &grammar.bill,
            Phrase::AsOf => &grammar.as_of,
            Phrase::Expect => &grammar.expect,
            Phrase::Is if kind == ItemKind::Group => &grammar.among,
            Phrase::Is if !states(kind) => &grammar.is,
            Phrase::Marginal => {
                return self.single(ClauseKind::ScaleMethod(ScaleMethod::Marginal), at, clauses);
            }
            Phrase::WholeAmount => {
                return self.single(ClauseKind::ScaleMethod(ScaleMethod::WholeAmount), at, clauses);
            }
            Phrase::Linear => return self.single(ClauseKind::ScaleMethod(ScaleMethod::Linear), at, clauses),
            Phrase::ByMonth if kind == ItemKind::Parameter => {
                return self.single(ClauseKind::ByMonth, at, clauses);
            }
            _ if is_block(phrase) => return self.block(kind, phrase, at, clauses),
            _ => return self.plain_clause(kind, at, clauses),
        };
        self.run_clause(kind, parser, at, clauses)
    }

    fn single(&mut self, clause: ClauseKind, at: usize, clauses: &mut Vec<Clause>) -> usize {
        let next = at.saturating_add(1);
        clauses.push(Clause { docs: None, kind: clause, at: at_of(self.slice(at, next)) });
        next
    }

    /// `from "file"`, `from 12,000 yuan: 50%`, `自2021年7月1日起施行`.
    fn clause_of_from(&mut self, kind: ItemKind, at: usize, clauses: &mut Vec<Clause>) -> usize {
        let grammar = self.clauses;
        let after = self.token(at.saturating_add(1)).map(|token| token.kind);
        if matches!(clauses.last().map(|clause| &clause.kind), Some(ClauseKind::Entry(entry)) if entry.period.is_none())
            && after != Some(TokenKind::Text)
        {
            let place = at.saturating_add(1);
            self.reporter.failure(at, &Failure::expecting(place, What::Day), self.end);
            return self.skip(kind, at, place, clauses);
        }
        let parser = match after {
            Some(TokenKind::Text) => &grammar.from_file,
            Some(TokenKind::Date(_) | TokenKind::Month(_)) => &grammar.in_force,
            _ if kind == ItemKind::Scale => &grammar.bracket,
            _ => &grammar.from_file,
        };
        self.run_clause(kind, parser, at, clauses)
    }

    /// Clauses that no keyword begins: which ones there are depends on the item.
    fn plain_clause(&mut self, kind: ItemKind, at: usize, clauses: &mut Vec<Clause>) -> usize {
        let grammar = self.clauses;
        let parser = match kind {
            ItemKind::Entity => &grammar.field,
            ItemKind::Amend if self.is_field(at) => &grammar.field,
            ItemKind::Amend | ItemKind::Parameter if self.is_entry(at) => &grammar.entry,
            ItemKind::Enum if self.token(at).is_some_and(Token::is_name) => {
                return self.enum_value(at, clauses);
            }
            ItemKind::Source => &grammar.with_text,
            ItemKind::Payers => &grammar.payer,
            ItemKind::Table => {
                match clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Columns(_))) {
                    false => &grammar.columns,
                    true => &grammar.row,
                }
            }
            ItemKind::Example => &grammar.facts,
            ItemKind::Guarantee | ItemKind::Property if !has_statement(clauses) => &grammar.statement,
            _ => {
                self.reporter.unexpected(at);
                return self.skip(kind, at, at, clauses);
            }
        };
        self.run_clause(kind, parser, at, clauses)
    }

    /// Whether a line of `amend` adds a fact to an entity: it has a label, or a type after its colon.
    fn is_field(&self, at: usize) -> bool {
        let texts = self.slice(at.saturating_add(1), self.end).iter();
        let texts = texts.take_while(|token| token.kind == TokenKind::Text).count();
        let colon = at.saturating_add(texts).saturating_add(1);
        if !self.token(colon).is_some_and(|token| token.kind == TokenKind::Colon) {
            return false;
        }
        texts > 0 || super::types::looks_like_type(self.slice(colon.saturating_add(1), self.end))
    }

    /// Whether an entry of a parameter can begin here.
    fn is_entry(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| match token.kind {
            TokenKind::Phrase(phrase) => {
                phrase == Phrase::NotSet || matches!(phrase.kind(), PhraseKind::Value | PhraseKind::Function)
            }
            TokenKind::Word | TokenKind::Quoted | TokenKind::Open | TokenKind::Minus => true,
            TokenKind::Number(_) | TokenKind::Percent(_) | TokenKind::Text => true,
            TokenKind::Date(_) | TokenKind::Month(_) => true,
            _ => false,
        })
    }

    fn enum_value(&mut self, at: usize, clauses: &mut Vec<Clause>) -> usize {
        let (labelled, next) = self.labelled(at);
        if let Some(labelled) = labelled {
            let at = at_of(self.slice(at, next));
            clauses.push(Clause { docs: None, kind: ClauseKind::EnumValue(labelled), at });
        }
        // Values may be divided by commas.
        if self.token(next).is_some_and(|token| token.kind == TokenKind::Comma) {
            next.saturating_add(1)
        } else {
            next
        }
    }

    /// A name and its labels.
    fn labelled(&self, at: usize) -> (Option<Labelled>, usize) {
        let Some(name) = self.token(at).filter(|token| token.is_name()).map(to_name) else {
            return (None, at);
        };
        let after = at.saturating_add(1);
        let texts = self.slice(after, self.end).iter().take_while(|token| token.kind == TokenKind::Text);
        let labels = texts.map(to_quoted).collect::<Vec<_>>();
        let next = after.saturating_add(labels.len());
        (Some(Labelled { name, labels }), next)
    }

    fn run_clause(
        &mut self,
        kind: ItemKind,
        parser: &P<'s, ()>,
        at: usize,
        clauses: &mut Vec<Clause>,
    ) -> usize {
        match self.run::<ClauseKind>(parser, at) {
            Ok((clause, next)) => {
                clauses.push(Clause { docs: None, kind: clause, at: at_of(self.slice(at, next)) });
                next
            }
            Err(failure) => {
                self.reporter.failure(at, &failure, self.end);
                self.skip(kind, at, failure.at, clauses)
            }
        }
    }

    /// Goes on at the next place after `failed` where something may begin.
    fn skip(&mut self, kind: ItemKind, at: usize, failed: usize, clauses: &mut Vec<Clause>) -> usize {
        let next = self.next_beginning(kind, failed.max(at.saturating_add(1)));
        clauses.push(unreadable(self.slice(at, next)));
        next
    }

    /// The first place from `at` on where a clause or line of `kind` may begin.
    fn next_beginning(&self, kind: ItemKind, at: usize) -> usize {
        (at..self.end).find(|at| self.may_begin(kind, *at)).unwrap_or(self.end)
    }

    fn may_begin(&self, kind: ItemKind, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.kind {
            TokenKind::Phrase(phrase) if begins_anywhere(phrase) => true,
            TokenKind::Phrase(phrase) => token.starts_line && begins_line(phrase, kind),
            TokenKind::Bar => token.starts_line,
            _ if !token.starts_line => false,
            TokenKind::Number(_) | TokenKind::Percent(_) => {
                matches!(kind, ItemKind::Parameter | ItemKind::Amend)
            }
            _ if !token.is_name() => false,
            _ if kind == ItemKind::Enum => true,
            _ => {
                heads_a_line(self.tokens, at)
                    || like_item(self.tokens, at).is_some()
                    || self.lacks_colon(kind, at)
            }
        }
    }

    /// `low "label" a < b`, at the start of a line: a line whose colon was forgotten.
    fn lacks_colon(&self, kind: ItemKind, at: usize) -> bool {
        let labelled = self.token(at.saturating_add(1)).is_some_and(|token| token.kind == TokenKind::Text);
        labelled && matches!(kind, ItemKind::Benefit | ItemKind::Entity | ItemKind::Payers)
    }

    /// `requires`, `pays …`, `provides`, with their lines.
    fn block(&mut self, kind: ItemKind, phrase: Phrase, start: usize, clauses: &mut Vec<Clause>) -> usize {
        let mut at = start.saturating_add(1);
        if self.token(at).is_some_and(|token| token.kind == TokenKind::Colon) {
            self.reporter.colon_too_much(at);
            at = at.saturating_add(1);
        }
        let mut lost = Vec::new();
        let block = match frequency(phrase) {
            _ if phrase == Phrase::Requires => {
                ClauseKind::Requires(self.lines(kind, &self.clauses.condition_line, &mut at, &mut lost))
            }
            Some(every) => {
                let lines = self.lines(kind, &self.clauses.pay_line, &mut at, &mut lost);
                ClauseKind::Pays { every, lines }
            }
            None => {
                let lines = self.help_lines(kind, &mut at, &mut lost);
                ClauseKind::Provides { kind: help(phrase).unwrap_or(HelpKind::Help), lines }
            }
        };
        if at == start.saturating_add(1) {
            self.reporter.line_missing(start);
        }
        clauses.push(Clause { docs: None, kind: block, at: at_of(self.slice(start, at)) });
        clauses.append(&mut lost);
        at
    }

    /// The lines of a block. A line that cannot be read keeps its name, and leaves an unreadable clause behind.
    fn lines<T: Line>(
        &mut self,
        kind: ItemKind,
        parser: &P<'s, ()>,
        at: &mut usize,
        lost: &mut Vec<Clause>,
    ) -> Vec<T> {
        let mut lines = Vec::new();
        while self.begins_line_of_block(*at) {
            self.line(kind, parser, at, &mut lines, lost);
        }
        lines
    }

    fn begins_line_of_block(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_name) && self.misspelt_line(at).is_none()
    }

    fn line<T: Line>(
        &mut self,
        kind: ItemKind,
        parser: &P<'s, ()>,
        at: &mut usize,
        lines: &mut Vec<T>,
        lost: &mut Vec<Clause>,
    ) {
        let docs = self.doc(*at);
        let start = *at;
        match self.run::<T>(parser, start) {
            Ok((mut line, next)) => {
                line.document(docs);
                lines.push(line);
                *at = next;
            }
            Err(failure) => {
                self.reporter.failure(start, &failure, self.end);
                *at = self.skip(kind, start, failure.at, lost);
                let place = at_of(self.slice(start, *at));
                if let (Some(labelled), _) = self.labelled(start) {
                    let mut line = T::unreadable(labelled, place);
                    line.document(docs);
                    lines.push(line);
                }
            }
        }
    }

    /// Lines of help. Names alone may stand in one line, with commas between them.
    fn help_lines(&mut self, kind: ItemKind, at: &mut usize, lost: &mut Vec<Clause>) -> Vec<HelpLine> {
        let mut lines = Vec::new();
        while self.begins_line_of_block(*at) {
            let (Some(labelled), next) = self.labelled(*at) else { break };
            let more = self.token(next).is_some_and(|token| {
                let phrases = [Phrase::CarriedOutBy, Phrase::Within, Phrase::Cites];
                token.kind == TokenKind::Colon || phrases.iter().any(|phrase| token.is(*phrase))
            });
            if more {
                self.line(kind, &self.clauses.help_line, at, &mut lines, lost);
                continue;
            }
            let mut line = HelpLine::unreadable(labelled, at_of(self.slice(*at, next)));
            line.document(self.doc(*at));
            lines.push(line);
            let comma = self.token(next).is_some_and(|token| token.kind == TokenKind::Comma);
            *at = next.saturating_add(usize::from(comma));
        }
        lines
    }

    /// A line that is rather a misspelt item.
    fn misspelt_line(&self, at: usize) -> Option<Phrase> {
        like_item(self.tokens, at)
            .filter(|_| !heads_a_line(self.tokens, at) && is_surely_item(self.tokens, at))
    }
}

fn unreadable(tokens: &[Token<'_>]) -> Clause {
    Clause { docs: None, kind: ClauseKind::Unreadable, at: at_of(tokens) }
}

/// Items that state something directly.
fn states(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Guarantee | ItemKind::Property)
}

fn has_statement(clauses: &[Clause]) -> bool {
    clauses.iter().any(|clause| {
        matches!(clause.kind, ClauseKind::Statement(_) | ClauseKind::Monotone(_) | ClauseKind::Unreadable)
    })
}

fn frequency(phrase: Phrase) -> Option<Frequency> {
    Some(match phrase {
        Phrase::PaysMonthly => Frequency::Monthly,
        Phrase::PaysYearly => Frequency::Yearly,
        Phrase::PaysDaily => Frequency::Daily,
        Phrase::PaysOnce => Frequency::Once,
        _ => return None,
    })
}

/// The sort of help that a phrase begins.
pub(super) fn help(phrase: Phrase) -> Option<HelpKind> {
    Some(match phrase {
        Phrase::Provides => HelpKind::Help,
        Phrase::ProvidesGoods => HelpKind::Goods,
        Phrase::ProvidesServices => HelpKind::Services,
        Phrase::ObligesTheAuthorityTo => HelpKind::Obligation,
        Phrase::RefersTo => HelpKind::Referral,
        _ => return None,
    })
}

/// Phrases that begin a clause wherever they stand.
fn begins_anywhere(phrase: Phrase) -> bool {
    use Phrase::{DecidedBy, Except, Expect, NotTogetherWith, ReviewedEvery};
    is_block(phrase) || matches!(phrase, Except | Expect | NotTogetherWith | DecidedBy | ReviewedEvery)
}

/// Phrases that begin a clause when they stand first on a line.
fn begins_line(phrase: Phrase, kind: ItemKind) -> bool {
    use Phrase::{
        Above, AsOf, Bill, By, ByTheRulesOf, Cites, Equals, From, InForce, Is, IssuedBy, Linear, Marginal,
        Open, Otherwise, WholeAmount, With,
    };
    match phrase {
        Otherwise => kind == ItemKind::Table,
        Is => matches!(kind, ItemKind::Define | ItemKind::Amend | ItemKind::Overlay | ItemKind::Group),
        From | Above => !matches!(kind, ItemKind::Define | ItemKind::Payers),
        Bill => kind == ItemKind::Payers,
        AsOf => kind == ItemKind::Example,
        _ => matches!(
            phrase,
            Cites
                | InForce
                | IssuedBy
                | By
                | ByTheRulesOf
                | Open
                | Equals
                | With
                | Marginal
                | WholeAmount
                | Linear
        ),
    }
}
