//! Items: their heads, their clauses under them, and the blank lines between them.

use super::Formatter;
use super::WIDTH;
use super::doc::{Doc, concat, join, nil, text, words};
use super::lines::{Line, doc_lines};
use crate::ast::{Clause, ClauseKind, File, Item, ItemKind, TypeExpr, TypeKind};
use crate::keywords::{Phrase, TypeWord};
use unicode_width::UnicodeWidthStr;

/// An item laid out.
struct Laid {
    /// Comments and doc comments before it, each with whether a blank line stands before it.
    lead: Vec<(bool, Doc)>,
    /// A blank line stands between those and the item (or before the item).
    blank_before: bool,
    doc: Doc,
}

impl Formatter<'_> {
    /// The whole file.
    pub(super) fn file(&mut self, file: &File, end: u32) -> Doc {
        let mut parts: Vec<Doc> = Vec::new();
        let mut previous_is_long = false;
        for (index, item) in file.items.iter().enumerate() {
            let limit = file.items.get(index.saturating_add(1)).map_or(end, first_byte);
            let laid = self.item(item, limit);
            let is_long = laid.doc.has_line_breaks();
            let apart = is_long || previous_is_long;
            previous_is_long = is_long;
            push_apart(&mut parts, laid, apart);
        }
        let rest = self.comment_lines(|comments| comments.before(u32::MAX));
        for (blank, comment) in rest {
            parts.push(separated(&parts, blank));
            parts.push(comment);
        }
        concat(parts)
    }

    fn item(&mut self, item: &Item, limit: u32) -> Laid {
        let first = first_byte(item);
        let mut lead = self.comment_lines(|comments| comments.before(first));
        let mut blank_before = self.comments.blank_line_before(first);
        if let Some(docs) = &item.docs {
            lead.extend(doc_lines(docs, std::mem::take(&mut blank_before)));
            lead.extend(self.comment_lines(|comments| comments.before(item.at.0.start)));
        }
        let head = self.head(item);
        let first_clause = item.clauses.first().map_or(item.at.0.end, clause_first_byte);
        let head_end = head_end(item);
        self.comments.hoist(head_end);
        let hoisted: Vec<_> = self.comments.take_hoisted();
        for comment in &hoisted {
            lead.push((std::mem::take(&mut blank_before), comment.doc()));
        }
        let comment = self.comments.on_line_of(head_end, first_clause.max(head_end));
        let comment = concat([comment, self.comments.after(head_end)]);
        let body = self.body(item, limit);
        Laid { lead, blank_before, doc: concat([head, comment, body]) }
    }

    fn body(&mut self, item: &Item, limit: u32) -> Doc {
        let mut lines = Vec::new();
        for (index, clause) in item.clauses.iter().enumerate() {
            let next = item.clauses.get(index.saturating_add(1)).map_or(limit, clause_first_byte);
            lines.push(self.clause(clause, next));
        }
        let closing = item
            .clauses
            .first()
            .map_or(Vec::new(), |first| self.closing_lines(clause_first_byte(first), limit));
        if closing.is_empty()
            && let Some(on_head) = self.on_head_line(item, &lines)
        {
            return on_head;
        }
        if item.kind == ItemKind::Example {
            return self.example_block(item, lines, closing);
        }
        self.block(lines, closing, 1)
    }

    /// The values of an enum without labels, and what a unit is worth, stand on the line of the head if they fit.
    fn on_head_line(&self, item: &Item, lines: &[Line]) -> Option<Doc> {
        let is_short = match item.kind {
            ItemKind::Enum => item.clauses.iter().all(|clause| match &clause.kind {
                ClauseKind::EnumValue(value) => value.labels.is_empty(),
                ClauseKind::FromFile(_) => item.clauses.len() == 1,
                _ => false,
            }),
            ItemKind::Unit => true,
            _ => false,
        };
        if !is_short || item.clauses.is_empty() {
            return None;
        }
        let clauses = lines.iter().map(Line::flat).collect::<Option<Vec<_>>>()?;
        let line = format!(" {}", clauses.join(" "));
        let head = self.head(item).flat()?;
        (head.width().saturating_add(line.width()) <= WIDTH).then(|| text(line))
    }

    /// The facts of the household one step in, those of its members one more.
    fn example_block(&self, item: &Item, lines: Vec<Line>, closing: Vec<(bool, Doc)>) -> Doc {
        let is_facts = |clause: &Clause| matches!(clause.kind, ClauseKind::Facts(_));
        let first_facts = item.clauses.iter().position(is_facts);
        let mut lines = lines;
        for (index, (clause, line)) in item.clauses.iter().zip(&mut lines).enumerate() {
            if is_facts(clause) && Some(index) != first_facts {
                line.deepen();
            }
        }
        self.block(lines, closing, 1)
    }

    /// `keyword name "label" (parameters) : type for entity`.
    fn head(&self, item: &Item) -> Doc {
        let name = item.name.as_ref().map_or(nil(), |name| self.path(name));
        let params = self.params(item);
        let labels = self.labels(&item.labels);
        // Parameters must touch the name.
        let named = words([concat([name, params]), labels]);
        let ty =
            item.ty.as_ref().map_or(nil(), |ty| concat([text(self.marks().type_colon), self.type_expr(ty)]));
        let subject = item
            .subject
            .as_ref()
            .map_or(nil(), |subject| words([self.keyword(Phrase::For), self.name(subject)]));
        words([self.keyword(item_phrase(item.kind)), concat([named, ty]), subject])
    }

    fn params(&self, item: &Item) -> Doc {
        if item.params.is_empty() {
            return nil();
        }
        let param = |param: &crate::ast::Param| {
            let colon = text(format!("{}{}", self.marks().colon, self.marks().gap));
            concat([self.name(&param.name), colon, self.type_expr(&param.ty)])
        };
        let params = join(item.params.iter().map(param), &self.marks().comma);
        let inside = concat([Doc::SoftLine, params]).indent();
        concat([text("("), inside, Doc::SoftLine, text(")")]).group()
    }

    /// A type as written.
    pub(super) fn type_expr(&self, ty: &TypeExpr) -> Doc {
        let word = match &ty.kind {
            TypeKind::YesOrNo => TypeWord::YesOrNo,
            TypeKind::Number => TypeWord::Number,
            TypeKind::WholeNumber => TypeWord::WholeNumber,
            TypeKind::Percent => TypeWord::Percent,
            TypeKind::Text => TypeWord::Text,
            TypeKind::Date => TypeWord::Date,
            TypeKind::DateOfBirth => TypeWord::DateOfBirth,
            TypeKind::Unit(unit) => return text(self.unit(unit, None)),
            TypeKind::Many { entity, roles } => {
                let entity = words([self.keyword(Phrase::Many), self.name(entity)]);
                if roles.is_empty() {
                    return entity;
                }
                let marks = self.marks();
                let last = roles.len().saturating_sub(1);
                let comma = |index| if index == last { nil() } else { text(marks.enumeration_mark) };
                let roles = roles.iter().enumerate();
                let roles = roles.map(|(index, role)| concat([self.labelled(role), comma(index)]));
                let roles = Doc::Fill(marks.gap, roles.collect()).indent();
                let roles = concat([Doc::Line, words([self.keyword(Phrase::As), roles])]);
                return concat([entity, roles]).group();
            }
        };
        self.type_word(word)
    }
}

/// The first byte of an item with its doc comment.
fn first_byte(item: &Item) -> u32 {
    item.docs.as_ref().map_or(item.at.0.start, |docs| docs.at.0.start.min(item.at.0.start))
}

fn clause_first_byte(clause: &Clause) -> u32 {
    clause.docs.as_ref().map_or(clause.at.0.start, |docs| docs.at.0.start.min(clause.at.0.start))
}

/// Where the head of an item ends.
fn head_end(item: &Item) -> u32 {
    let ends = [
        Some(item.keyword.0.end),
        item.name.as_ref().map(|name| name.at.0.end),
        item.labels.last().map(|label| label.at.0.end),
        item.params.last().map(|param| param.ty.at.0.end),
        item.ty.as_ref().map(|ty| ty.at.0.end),
        item.subject.as_ref().map(|subject| subject.at.0.end),
    ];
    ends.into_iter().flatten().max().unwrap_or(item.at.0.start)
}

/// Adds an item; `apart` puts a blank line before it and its comments, whatever the author wrote.
fn push_apart(parts: &mut Vec<Doc>, laid: Laid, apart: bool) {
    let lines = laid.lead.into_iter().chain([(laid.blank_before, laid.doc)]);
    for (index, (blank, line)) in lines.enumerate() {
        parts.push(separated(parts, blank || (apart && index == 0)));
        parts.push(line);
    }
}

/// A line break (or a blank line) between what is there and what comes.
fn separated(parts: &[Doc], blank: bool) -> Doc {
    match (parts.is_empty(), blank) {
        (true, _) => nil(),
        (false, true) => Doc::BlankLine,
        (false, false) => Doc::HardLine,
    }
}

fn item_phrase(kind: ItemKind) -> Phrase {
    match kind {
        ItemKind::Module => Phrase::Module,
        ItemKind::Use => Phrase::Use,
        ItemKind::Source => Phrase::Source,
        ItemKind::Entity => Phrase::Entity,
        ItemKind::Enum => Phrase::Enum,
        ItemKind::Unit => Phrase::Unit,
        ItemKind::Parameter => Phrase::Parameter,
        ItemKind::Define => Phrase::Define,
        ItemKind::Table => Phrase::Table,
        ItemKind::Scale => Phrase::Scale,
        ItemKind::Group => Phrase::Group,
        ItemKind::Payers => Phrase::Payers,
        ItemKind::Benefit => Phrase::Benefit,
        ItemKind::Guarantee => Phrase::Guarantee,
        ItemKind::Property => Phrase::Property,
        ItemKind::Example => Phrase::Example,
        ItemKind::Amend => Phrase::Amend,
        ItemKind::Overlay => Phrase::Overlay,
    }
}
