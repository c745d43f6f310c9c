//! Values that need themselves: every circle is reported once, with the whole way round; and the order in
//! which values can be computed.
//!
//! A value that a month earlier is needed does not close a circle, if it is said where the months begin.

mod graph;

use almoner_diagnostic::codes::{benefits, names as codes};
use almoner_diagnostic::{Diagnostic, Span};

use crate::program::{BenefitId, BenefitPart, Expr, ExprKind, Program, RuleId};
use crate::walk;
use graph::{Edge, Graph};

/// What can be needed: a rule; a benefit's own conditions and amount; what is left of it beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Rule(RuleId),
    Own(BenefitId),
    Final(BenefitId),
}

/// Why one value needs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// It reads it.
    Reads,
    /// It reads it a month earlier, and does not say where the months begin.
    ReadsMonthBefore,
    /// It reads it a month earlier, back to a first month.
    ReadsBackTo,
    /// It gives way to it.
    GivesWay,
    /// It is what is left of it.
    Same,
}

/// Reports all circles; gives everything in an order in which what is needed comes first.
pub(crate) fn check(program: &Program, findings: &mut Vec<Diagnostic>) -> Vec<Node> {
    let nodes = Nodes { rules: program.rules.len(), benefits: program.benefits.len() };
    let edges = edges(program, nodes);
    let now =
        Graph::new(nodes.count(), &edges, |why| !matches!(why, Why::ReadsMonthBefore | Why::ReadsBackTo));
    let groups = now.groups();
    for group in groups.iter().filter(|group| now.is_circle(group)) {
        findings.extend(circle(program, nodes, &now, group));
    }
    findings.extend(excluding_pairs(program));
    findings.extend(rings(program));
    let months = Graph::new(nodes.count(), &edges, |why| *why != Why::ReadsBackTo);
    for group in months.groups().iter().filter(|group| months.is_circle(group)) {
        findings.extend(endless(program, nodes, &now, &months, group));
    }
    groups.iter().flatten().map(|node| nodes.node(*node)).collect()
}

/// Numbers of nodes.
#[derive(Clone, Copy)]
struct Nodes {
    rules: usize,
    benefits: usize,
}

impl Nodes {
    const fn count(self) -> usize {
        self.rules.saturating_add(self.benefits).saturating_add(self.benefits)
    }

    const fn number(self, node: Node) -> usize {
        match node {
            Node::Rule(id) => id.index(),
            Node::Own(id) => self.rules.saturating_add(id.index()),
            Node::Final(id) => self.rules.saturating_add(self.benefits).saturating_add(id.index()),
        }
    }

    fn node(self, number: usize) -> Node {
        let id = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        match number.checked_sub(self.rules) {
            None => Node::Rule(RuleId(id(number))),
            Some(benefit) => match benefit.checked_sub(self.benefits) {
                None => Node::Own(BenefitId(id(benefit))),
                Some(benefit) => Node::Final(BenefitId(id(benefit))),
            },
        }
    }
}

fn edges(program: &Program, nodes: Nodes) -> Vec<Edge<Why>> {
    let mut edges = Vec::new();
    for (id, rule) in (0..).map(RuleId).zip(&program.rules) {
        for version in &rule.versions {
            let exceptions =
                version.exceptions.iter().flat_map(|exception| [&exception.condition, &exception.value]);
            for expr in walk::of_body(&version.body).into_iter().chain(exceptions) {
                reads(expr, Why::Reads, Node::Rule(id), nodes, &mut edges);
            }
        }
    }
    for (id, benefit) in (0..).map(BenefitId).zip(&program.benefits) {
        let own = Node::Own(id);
        edge(&mut edges, nodes, Node::Final(id), own, benefit.declared.span, Why::Same);
        if let Some(place) = &benefit.by_the_rules_of {
            reads(place, Why::Reads, own, nodes, &mut edges);
        }
        for condition in &benefit.conditions {
            reads(&condition.condition, Why::Reads, own, nodes, &mut edges);
        }
        for line in benefit.pays.iter().flat_map(|pays| &pays.lines) {
            for expr in walk::of_cases(&line.amount) {
                reads(expr, Why::Reads, own, nodes, &mut edges);
            }
        }
        // Help is weighed after it is decided whether the benefit is granted.
        for quantity in benefit.help.iter().filter_map(|help| help.quantity.as_ref()) {
            for expr in walk::of_cases(&quantity.amount) {
                reads(expr, Why::Reads, Node::Final(id), nodes, &mut edges);
            }
        }
        for interaction in &benefit.interactions {
            let (other, span) = (interaction.with, interaction.span);
            if interaction.whichever_is_higher {
                // Both are computed as if they were alone, and then compared.
                edge(&mut edges, nodes, Node::Final(id), Node::Own(other), span, Why::GivesWay);
                edge(&mut edges, nodes, Node::Final(other), own, span, Why::GivesWay);
            } else {
                edge(&mut edges, nodes, Node::Final(id), Node::Final(other), span, Why::GivesWay);
            }
        }
    }
    edges
}

fn edge(edges: &mut Vec<Edge<Why>>, nodes: Nodes, from: Node, to: Node, span: Span, why: Why) {
    edges.push(Edge { from: nodes.number(from), to: nodes.number(to), span, why });
}

/// Everything that an expression reads.
fn reads(expr: &Expr, why: Why, from: Node, nodes: Nodes, edges: &mut Vec<Edge<Why>>) {
    match &expr.kind {
        ExprKind::Rule { rule, .. } => edge(edges, nodes, from, Node::Rule(*rule), expr.span, why),
        ExprKind::Benefit { benefit, part: BenefitPart::Condition(_), .. } => {
            edge(edges, nodes, from, Node::Own(*benefit), expr.span, why);
        }
        ExprKind::Benefit { benefit, .. } => {
            edge(edges, nodes, from, Node::Final(*benefit), expr.span, why);
        }
        ExprKind::LastMonth { value, first } => {
            let earlier = if first.is_some() { Why::ReadsBackTo } else { Why::ReadsMonthBefore };
            // What begins inside a reading of the past stays there.
            let earlier = if why == Why::Reads { earlier } else { why };
            reads(value, earlier, from, nodes, edges);
            if let Some(first) = first {
                reads(&first.value, why, from, nodes, edges);
                reads(&first.from, why, from, nodes, edges);
            }
            return;
        }
        ExprKind::Window { with_this, .. } => {
            // What begins inside a reading of the past stays there.
            let earlier = if why == Why::Reads { Why::ReadsMonthBefore } else { why };
            for child in walk::children(expr) {
                reads(child, earlier, from, nodes, edges);
                if *with_this && why == Why::Reads {
                    reads(child, why, from, nodes, edges);
                }
            }
            return;
        }
        _ => {}
    }
    for child in walk::children(expr) {
        reads(child, why, from, nodes, edges);
    }
}

/// How a node is called, and where it is declared.
fn words(program: &Program, node: Node) -> (String, Option<Span>) {
    match node {
        Node::Rule(id) => {
            let Some(rule) = program.rules.get(id.index()) else { return (String::new(), None) };
            let entity = rule.entity.and_then(|entity| program.entities.get(entity.index()));
            let name = match entity {
                Some(entity) => format!("{}.{}", entity.declared.name, rule.declared.name),
                None => rule.declared.name.to_string(),
            };
            (name, Some(rule.declared.span))
        }
        Node::Own(id) | Node::Final(id) => match program.benefits.get(id.index()) {
            Some(benefit) => (benefit.declared.name.to_string(), Some(benefit.declared.span)),
            None => (String::new(), None),
        },
    }
}

/// The names on a way round, without the two halves of one benefit.
fn way(program: &Program, nodes: Nodes, start: usize, way: &[&Edge<Why>]) -> String {
    let mut names = vec![words(program, nodes.node(start)).0];
    for edge in way {
        let (name, _) = words(program, nodes.node(edge.to));
        if edge.why != Why::Same {
            names.push(name);
        }
    }
    names.join(" → ")
}

fn circle(program: &Program, nodes: Nodes, graph: &Graph<'_, Why>, group: &[usize]) -> Option<Diagnostic> {
    let start = *group.iter().min()?;
    let round = graph.way_round(start, group)?;
    let excluding = round.iter().all(|edge| matches!(edge.why, Why::GivesWay | Why::Same));
    let code = if excluding { &benefits::EXCLUDES_EACH_OTHER } else { &codes::RULE_CYCLE };
    Some(about_way(program, nodes, code, start, &round))
}

fn about_way(
    program: &Program,
    nodes: Nodes,
    code: &'static almoner_diagnostic::Code,
    start: usize,
    round: &[&Edge<Why>],
) -> Diagnostic {
    const MOST_SHOWN: usize = 8;
    let (name, declared) = words(program, nodes.node(start));
    let place = declared.or(round.first().map(|edge| edge.span));
    let finding = match place {
        Some(span) => Diagnostic::new(code, span),
        None => Diagnostic::without_place(code),
    };
    let short = name.rsplit('.').next().unwrap_or_default().to_owned();
    let finding = finding.arg("short", short);
    let finding = finding.arg("name", name).arg("path", way(program, nodes, start, round));
    let shown = round.iter().filter(|edge| edge.why != Why::Same).take(MOST_SHOWN);
    shown.fold(finding, |finding, edge| finding.related(edge.span, codes::NEEDED_HERE))
}

/// A value that goes back month by month and nowhere begins. Circles of one month are reported before.
fn endless(
    program: &Program,
    nodes: Nodes,
    now: &Graph<'_, Why>,
    months: &Graph<'_, Why>,
    group: &[usize],
) -> Option<Diagnostic> {
    if now.groups().iter().any(|inner| now.is_circle(inner) && inner.iter().any(|node| group.contains(node)))
    {
        return None;
    }
    let start = *group.iter().min()?;
    let round = months.way_round(start, group)?;
    Some(about_way(program, nodes, &codes::NO_FIRST_MONTH, start, &round))
}

/// Two benefits that each want to be compared with the other: on a tie both would be kept.
fn excluding_pairs(program: &Program) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (id, benefit) in (0..).map(BenefitId).zip(&program.benefits) {
        for interaction in
            benefit.interactions.iter().filter(|said| said.whichever_is_higher && said.with < id)
        {
            let Some(other) = program.benefits.get(interaction.with.index()) else { continue };
            let back = other.interactions.iter().find(|said| said.whichever_is_higher && said.with == id);
            if let Some(back) = back {
                let (own, other) = (&benefit.declared.name, &other.declared.name);
                let finding = Diagnostic::new(&benefits::EXCLUDES_EACH_OTHER, interaction.span)
                    .arg("path", format!("{own} → {other} → {own}"));
                findings.push(finding.related(back.span, codes::SAID_FIRST));
            }
        }
    }
    findings
}

/// Three benefits or more, each of which is kept against the next when both pay the same: then none would be kept.
fn rings(program: &Program) -> Vec<Diagnostic> {
    let mut edges = Vec::new();
    for (from, benefit) in program.benefits.iter().enumerate() {
        for said in benefit.interactions.iter().filter(|said| said.whichever_is_higher) {
            edges.push(Edge { from, to: said.with.index(), span: said.span, why: Why::GivesWay });
        }
    }
    let graph = Graph::new(program.benefits.len(), &edges, |_| true);
    let ring = |group: Vec<usize>| {
        let round = graph.way_round(*group.iter().min()?, &group)?;
        // Pairs are reported as such.
        let first = round.first().filter(|_| round.len() > 2)?;
        let name = |number: usize| program.benefits.get(number).map_or("", |benefit| &*benefit.declared.name);
        let names = std::iter::once(first.from).chain(round.iter().map(|edge| edge.to)).map(name);
        let path = names.collect::<Vec<_>>().join(" → ");
        let finding = Diagnostic::new(&benefits::EXCLUDES_EACH_OTHER, first.span).arg("path", path);
        Some(
            round.iter().skip(1).fold(finding, |finding, edge| finding.related(edge.span, codes::SAID_FIRST)),
        )
    };
    graph.groups().into_iter().filter(|group| graph.is_circle(group)).filter_map(ring).collect()
}
