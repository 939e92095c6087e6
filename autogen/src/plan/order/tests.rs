use std::collections::BTreeSet;

use proptest::prelude::proptest;

use super::{alone, identity, link, order};
use crate::{
    diff,
    op::{self, Op},
    plan::{edges, lower, step::Step},
    schema::{Pair, Schema, arbitrary::schema},
};

fn lowered(ops: &[Op], schemas: Pair<&Schema>) -> Vec<Vec<Step>> {
    let context = lower::Context::new(ops, schemas);
    ops.iter().map(|op| lower::lower(op, &context)).collect()
}

/// The steps without those that were asked for before.
fn once(chains: Vec<Vec<Step>>) -> Vec<Step> {
    let mut seen = BTreeSet::new();
    let steps = chains.into_iter().flatten();
    steps.filter(|step| identity(step).is_none_or(|it| seen.insert(it))).collect()
}

fn sorted(steps: &[Step]) -> Vec<String> {
    let mut texts: Vec<String> = steps.iter().map(|step| format!("{step:?}")).collect();
    texts.sort();
    texts
}

/// Nothing is lost or made up, and every step runs after all that the laws put before it.
fn holds(ops: &[Op], schemas: Pair<&Schema>) {
    let chains = lowered(ops, schemas);
    let ordered = order(chains.clone(), schemas);
    assert_eq!(sorted(&ordered), sorted(&once(chains)));
    let alone = alone(&ordered);
    let facts: Vec<_> = ordered.iter().map(|it| edges::facts(it, schemas, &alone)).collect();
    let mut before = vec![BTreeSet::new(); ordered.len()];
    link(&facts, &mut before);
    for (at, earlier) in before.iter().enumerate() {
        if let Some(late) = earlier.iter().find(|other| **other > at) {
            let list: Vec<String> = ordered.iter().map(|it| format!("{it:?}")).collect();
            panic!("{}\nruns before\n{}\nin\n{}", list[at], list[*late], list.join("\n"));
        }
    }
}

proptest! {
    #[test]
    fn order_is_a_permutation_that_respects_every_edge(before in schema(), after in schema()) {
        let schemas = Pair::new(&before, &after);
        let ops = diff::diff(schemas);
        holds(&ops, schemas);
        holds(&op::inverse(&ops), schemas.swap());
    }
}
