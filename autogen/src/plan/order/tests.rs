//! Properties of the order, for the ops between any two schemas.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{ProptestConfig, proptest};

use super::{super::lower, Order, Step, graph, order, sort};
use crate::{
    diff,
    op::{self, Op},
    plan::{
        ColumnAction, ConstraintAction, ConstraintKind, IndexAction, TypeAction, Way, edges, plan,
    },
    schema::{Pair, Qualified, Schema, arbitrary::schema},
};

fn chains(ops: &[Op], schemas: Pair<&Schema>) -> Vec<Vec<Step>> {
    let context = lower::Context::new(ops, schemas, Way::There);
    ops.iter().map(|op| lower::lower(op, &context)).collect()
}

/// The steps in their final form without rows: a restored column is NOT NULL at once.
fn over_empty_tables(mut steps: Vec<Step>) -> Vec<Step> {
    let filled = |step: &Step| match step {
        Step::Column(table, name, ColumnAction::SetNotNullIfFilled(_)) => {
            Some((table.clone(), name.clone()))
        }
        _ => None,
    };
    let required: BTreeSet<(Qualified, String)> = steps.iter().filter_map(filled).collect();
    steps.retain(|step| filled(step).is_none());
    for step in &mut steps {
        if let Step::Column(table, name, ColumnAction::Add(column)) = step
            && required.contains(&(table.clone(), name.clone()))
        {
            column.nullable = false;
        }
    }
    steps
}

/// How often each step occurs.
fn counted(steps: &[Step]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for step in steps {
        *counts.entry(format!("{step:?}")).or_default() += 1;
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_order_has_every_step_once_and_keeps_every_edge(before in schema(), after in schema()) {
        let schemas = Pair::new(&before, &after);
        let ops = diff::diff(schemas);
        let (steps, edges) = graph(chains(&ops, schemas), schemas);
        let Order { steps: ordered, cycles } = sort(&steps, edges.clone());
        assert!(cycles.is_empty(), "{cycles:#?}");
        assert_eq!(counted(&ordered), counted(&steps));
        // Equal steps are interchangeable: the first one counts as the earlier.
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, step) in ordered.iter().enumerate() {
            places.entry(format!("{step:?}")).or_default().push(place);
        }
        for (step, earlier) in edges.iter().enumerate() {
            for other in earlier {
                let [place, other_place] =
                    [step, *other].map(|it| places[&format!("{:?}", steps[it])].clone());
                assert!(
                    other_place.first() < place.last(),
                    "{:?} must run before {:?}", steps[*other], steps[step],
                );
            }
        }
    }

    #[test]
    fn no_object_is_created_or_dropped_twice(before in schema(), after in schema()) {
        let schemas = Pair::new(&before, &after);
        let ops = diff::diff(schemas);
        let context = edges::Context { schemas, dropped_constraints: BTreeSet::new() };
        let mut created = BTreeSet::new();
        for step in order(chains(&ops, schemas), schemas).steps {
            let facts = edges::facts(&step, &context);
            // A drop makes way for another object of that name.
            for object in &facts.drops {
                created.remove(object);
            }
            if let Some(object) = facts.creates.first() {
                assert!(created.insert(object.clone()), "{object:?} is created twice: {step:?}");
            }
        }
    }

    #[test]
    fn down_is_the_plan_of_the_inverse(before in schema(), after in schema()) {
        let schemas = Pair::new(&before, &after);
        let ops = diff::diff(schemas);
        let back = plan(&op::inverse(&ops), schemas.swap());
        let way = plan(&ops, schemas);
        assert_eq!(counted(&back.up), counted(&over_empty_tables(way.down)));
        assert_eq!(counted(&over_empty_tables(back.down)), counted(&way.up));
    }
}

/// An index and a constraint may share a name, and each of them has its own step.
#[test]
fn an_index_and_a_check_may_share_a_name() {
    let table = Qualified::new("public", "t");
    let steps = vec![
        Step::Index(table.clone(), "one_name".to_owned(), IndexAction::Drop),
        Step::Constraint(
            table,
            "one_name".to_owned(),
            ConstraintAction::Drop(ConstraintKind::Check),
        ),
    ];
    let schema = Schema::default();
    let order = order(vec![steps.clone()], Pair::new(&schema, &schema));
    assert_eq!(counted(&order.steps), counted(&steps));
}

#[test]
fn steps_that_wait_for_each_other_are_named_and_none_is_lost() {
    let step = |name: &str| Step::Type(Qualified::new("public", name), TypeAction::Drop);
    let steps = ["before", "one", "two", "after"].map(step).to_vec();
    let edges = [vec![], vec![0, 2], vec![1], vec![2]];
    let order = sort(&steps, edges.map(BTreeSet::from_iter).to_vec());
    assert_eq!(order.cycles, [[step("two"), step("one")]]);
    assert_eq!(counted(&order.steps), counted(&steps));
    assert_eq!(order.steps.first(), steps.first());
}
