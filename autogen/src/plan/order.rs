//! A small topological sort: the steps of one op in their own order, everything else by the laws of `edges`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    edges::{self, Facts, Object, Rank, rank},
    step::{ConstraintAction, Step},
};
use crate::schema::{Pair, Schema};

/// Steps in an executable order.
#[derive(Debug, Default)]
pub(super) struct Order {
    pub(super) steps: Vec<Step>,
    /// Steps of which each must run before the next, and the last before the first. They cannot be ordered, but
    /// `steps` still contains them. The ops of a diff have none.
    pub(super) cycles: Vec<Vec<Step>>,
}

/// Orders the steps of all ops. Those of one op form a chain.
pub(super) fn order(chains: Vec<Vec<Step>>, schemas: Pair<&Schema>) -> Order {
    let (steps, before) = graph(chains, schemas);
    sort(&steps, before)
}

/// The steps, and for each the steps that run before it.
fn graph(chains: Vec<Vec<Step>>, schemas: Pair<&Schema>) -> (Vec<Step>, Vec<BTreeSet<usize>>) {
    let dropped = chains.iter().flatten().filter_map(|step| match step {
        Step::Constraint(table, name, ConstraintAction::Drop(_)) => {
            Some((table.clone(), name.clone()))
        }
        _ => None,
    });
    let context = edges::Context { schemas, dropped_constraints: dropped.collect() };
    let mut before: Vec<BTreeSet<usize>> = Vec::new();
    let (mut steps, mut facts) = (Vec::new(), Vec::new());
    // Two ops may ask to drop and recreate the same object; that is done once.
    let mut seen = BTreeMap::new();
    for chain in chains {
        let mut earlier = None;
        for step in chain {
            let own = edges::facts(&step, &context);
            let at = match identity(&own) {
                Some(identity) => *seen.entry(identity).or_insert(steps.len()),
                None => steps.len(),
            };
            if at == steps.len() {
                before.push(BTreeSet::new());
                steps.push(step);
                facts.push(own);
            }
            before[at].extend(earlier.filter(|earlier| *earlier != at));
            earlier = Some(at);
        }
    }
    link(&facts, &mut before);
    (steps, before)
}

/// What a step creates or drops. No two steps create, or drop, the same object.
fn identity(facts: &Facts) -> Option<(Direction, Object)> {
    let created = facts.creates.first().map(|it| (Direction::Create, it.clone()));
    created.or_else(|| facts.drops.first().map(|it| (Direction::Drop, it.clone())))
}

#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Direction {
    Create,
    Drop,
}

/// Adds to each step the steps that run before it.
fn link(facts: &[Facts], before: &mut [BTreeSet<usize>]) {
    let creates = by_object(facts, |facts| &facts.creates);
    let drops = by_object(facts, |facts| &facts.drops);
    let alters = by_object(facts, |facts| &facts.alters);
    for (step, fact) in facts.iter().enumerate() {
        let mut follow = |objects: &[Object], others: &BTreeMap<&Object, Vec<usize>>| {
            let found = objects.iter().filter_map(|object| others.get(object)).flatten();
            before[step].extend(found.copied().filter(|other| *other != step));
        };
        follow(&fact.requires, &creates);
        follow(&without(&fact.requires, &fact.releases), &alters);
        follow(&fact.creates, &drops);
    }
    for (step, fact) in facts.iter().enumerate() {
        let released = without(&fact.releases, &fact.requires);
        for (objects, others) in [(&fact.releases, &drops), (&released, &alters)] {
            for other in objects.iter().filter_map(|object| others.get(object)).flatten() {
                if *other != step {
                    before[*other].insert(step);
                }
            }
        }
    }
}

/// If a step releases an object only to require it again, the object can be altered before or after the step.
fn without(objects: &[Object], others: &[Object]) -> Vec<Object> {
    objects.iter().filter(|it| !others.contains(it)).cloned().collect()
}

fn by_object<'a>(
    facts: &'a [Facts],
    side: impl Fn(&'a Facts) -> &'a [Object],
) -> BTreeMap<&'a Object, Vec<usize>> {
    let mut steps: BTreeMap<&Object, Vec<usize>> = BTreeMap::new();
    for (step, fact) in facts.iter().enumerate() {
        for object in side(fact) {
            steps.entry(object).or_default().push(step);
        }
    }
    steps
}

fn sort(steps: &[Step], mut before: Vec<BTreeSet<usize>>) -> Order {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    for (step, earlier) in before.iter().enumerate() {
        for other in earlier {
            after[*other].push(step);
        }
    }
    let (ready, mut waiting): (BTreeSet<usize>, BTreeSet<usize>) =
        (0..steps.len()).partition(|step| before[*step].is_empty());
    let mut ready: BTreeSet<(Rank, usize)> =
        ready.into_iter().map(|step| (rank(&steps[step]), step)).collect();
    let mut order = Order::default();
    while !ready.is_empty() || !waiting.is_empty() {
        let next = ready.pop_first().map_or_else(
            || {
                let cycle = cycle(&waiting, &before);
                let first = cycle.iter().min().copied().unwrap_or_default();
                waiting.remove(&first);
                order.cycles.push(cycle.into_iter().map(|step| steps[step].clone()).collect());
                first
            },
            |(_, step)| step,
        );
        order.steps.push(steps[next].clone());
        for later in &after[next] {
            before[*later].remove(&next);
            if before[*later].is_empty() && waiting.remove(later) {
                ready.insert((rank(&steps[*later]), *later));
            }
        }
    }
    order
}

/// A cycle among steps that all wait for another one of them.
fn cycle(waiting: &BTreeSet<usize>, before: &[BTreeSet<usize>]) -> Vec<usize> {
    let mut path: Vec<usize> = waiting.first().copied().into_iter().collect();
    while let Some(earlier) = path.last().and_then(|step| before[*step].first()) {
        if let Some(begin) = path.iter().position(|step| step == earlier) {
            path.drain(..begin);
            break;
        }
        path.push(*earlier);
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests;
