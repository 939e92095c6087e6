use proptest::prelude::proptest;

use super::diff;
use crate::{
    op::{self, Op},
    schema::{Pair, Schema, arbitrary::schema},
};

fn between(before: &Schema, after: &Schema) -> Vec<Op> {
    diff(Pair::new(before, after))
}

/// Ops in an order that is the same for both directions.
fn sorted(mut ops: Vec<Op>) -> Vec<String> {
    ops.sort_by_key(|op| format!("{op:?}"));
    ops.into_iter().map(|op| format!("{op:?}")).collect()
}

proptest! {
    #[test]
    fn nothing_differs_from_itself(schema in schema()) {
        assert_eq!(between(&schema, &schema), []);
    }

    #[test]
    fn differences_are_distinguished(before in schema(), after in schema()) {
        // Nobody asks for an order of columns.
        let sorted = |mut schema: Schema| {
            schema.tables_mut().for_each(|(_, it)| it.columns.sort_by(|a, b| a.name.cmp(&b.name)));
            schema
        };
        let is_same = sorted(before.clone()) == sorted(after.clone());
        assert_eq!(between(&before, &after).is_empty(), is_same);
    }

    #[test]
    fn down_ops_are_the_inverse_of_up_ops(before in schema(), after in schema()) {
        let there = between(&before, &after);
        assert_eq!(sorted(between(&after, &before)), sorted(op::inverse(&there)));
    }

    #[test]
    fn the_inverse_of_the_inverse_is_the_op(before in schema(), after in schema()) {
        for op in between(&before, &after) {
            assert_eq!(op.clone().inverse().inverse(), op);
        }
    }
}
