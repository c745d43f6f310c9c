//! A directed graph with places on its edges: strongly connected groups and the shortest way round one.
//! Nothing here recurses, so that a chain of many thousand rules is no danger.

use std::collections::VecDeque;

use almoner_diagnostic::Span;

/// An edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge<W> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) span: Span,
    pub(super) why: W,
}

/// The edges of interest, by their beginning.
pub(super) struct Graph<'e, W> {
    out: Vec<Vec<&'e Edge<W>>>,
}

/// Not yet visited.
const NEW: usize = usize::MAX;

/// The state of Tarjan's search for strongly connected groups (SIAM J. Comput. 1972).
struct Search {
    index: Vec<usize>,
    low: Vec<usize>,
    on_stack: Vec<bool>,
    stack: Vec<usize>,
    next: usize,
    groups: Vec<Vec<usize>>,
}

impl<'e, W> Graph<'e, W> {
    /// The graph of `count` nodes with those edges that `wanted` wants.
    pub(super) fn new(count: usize, edges: &'e [Edge<W>], wanted: impl Fn(&W) -> bool) -> Self {
        let mut out: Vec<Vec<&Edge<W>>> = (0..count).map(|_| Vec::new()).collect();
        for edge in edges.iter().filter(|edge| wanted(&edge.why)) {
            if let Some(list) = out.get_mut(edge.from) {
                list.push(edge);
            }
        }
        Self { out }
    }

    fn out(&self, node: usize) -> &[&'e Edge<W>] {
        self.out.get(node).map_or(&[], Vec::as_slice)
    }

    /// Groups of nodes that all reach each other, those that others need first.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        let count = self.out.len();
        let mut search = Search {
            index: vec![NEW; count],
            low: vec![NEW; count],
            on_stack: vec![false; count],
            stack: Vec::new(),
            next: 0,
            groups: Vec::new(),
        };
        for node in 0..count {
            if get(&search.index, node) == NEW {
                self.search(node, &mut search);
            }
        }
        search.groups
    }

    fn search(&self, start: usize, search: &mut Search) {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        search.enter(start);
        while let Some((node, position)) = path.last_mut() {
            let node = *node;
            if let Some(edge) = self.out(node).get(*position) {
                *position = position.saturating_add(1);
                if get(&search.index, edge.to) == NEW {
                    search.enter(edge.to);
                    path.push((edge.to, 0));
                } else if search.on_stack.get(edge.to).copied().unwrap_or(false) {
                    search.lower(node, get(&search.index, edge.to));
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                search.lower(*above, get(&search.low, node));
            }
            search.leave(node);
        }
    }

    /// Whether a group is a circle: several nodes, or one that leads to itself.
    pub(super) fn is_circle(&self, group: &[usize]) -> bool {
        match group {
            [one] => self.out(*one).iter().any(|edge| edge.to == *one),
            several => several.len() > 1,
        }
    }

    /// The edges of a shortest way from `start` back to it within its group.
    pub(super) fn way_round(&self, start: usize, group: &[usize]) -> Option<Vec<&'e Edge<W>>> {
        let mut came_by: Vec<Option<&Edge<W>>> = vec![None; self.out.len()];
        let mut inside = vec![false; self.out.len()];
        for node in group {
            *inside.get_mut(*node)? = true;
        }
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            for edge in self.out(node) {
                if edge.to == start {
                    return Some(traced(start, edge, &came_by));
                }
                let slot = came_by.get_mut(edge.to)?;
                if slot.is_none() && inside.get(edge.to).copied().unwrap_or(false) {
                    *slot = Some(edge);
                    open.push_back(edge.to);
                }
            }
        }
        None
    }
}

fn traced<'e, W>(start: usize, last: &'e Edge<W>, came_by: &[Option<&'e Edge<W>>]) -> Vec<&'e Edge<W>> {
    let mut way = vec![last];
    let mut node = last.from;
    while node != start {
        let Some(edge) = came_by.get(node).copied().flatten() else { break };
        way.push(edge);
        node = edge.from;
    }
    way.reverse();
    way
}

fn get(list: &[usize], node: usize) -> usize {
    list.get(node).copied().unwrap_or(NEW)
}

impl Search {
    fn enter(&mut self, node: usize) {
        if let (Some(index), Some(low)) = (self.index.get_mut(node), self.low.get_mut(node)) {
            *index = self.next;
            *low = self.next;
        }
        self.next = self.next.saturating_add(1);
        self.stack.push(node);
        if let Some(mark) = self.on_stack.get_mut(node) {
            *mark = true;
        }
    }

    fn lower(&mut self, node: usize, to: usize) {
        if let Some(low) = self.low.get_mut(node) {
            *low = (*low).min(to);
        }
    }

    /// Ends a group where `node` is the first of it.
    fn leave(&mut self, node: usize) {
        if get(&self.low, node) != get(&self.index, node) {
            return;
        }
        let mut group = Vec::new();
        while let Some(member) = self.stack.pop() {
            if let Some(mark) = self.on_stack.get_mut(member) {
                *mark = false;
            }
            group.push(member);
            if member == node {
                break;
            }
        }
        group.sort_unstable();
        self.groups.push(group);
    }
}
