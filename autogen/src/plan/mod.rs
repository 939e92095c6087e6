//! Ops in, ordered steps out, both ways. Pure: a plan is computed, never tried here.

mod dependents;
mod edges;
mod lower;
mod order;
pub mod step;

pub use self::step::{
    Cast, ColumnAction, Commented, ConstraintKind, Counter, Position, Reached, SequenceAction, Step,
};
use crate::{
    op::Op,
    schema::{Pair, Schema},
};

/// The way from one schema to another, and back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Plan {
    pub up: Vec<Step>,
    pub down: Vec<Step>,
}

/// Plans the ops that lead from `before` to `after`, and their inverses that lead back, by the same way.
#[must_use]
pub fn plan(ops: &[Op], schemas: Pair<&Schema>) -> Plan {
    let inverse: Vec<Op> = ops.iter().cloned().map(Op::inverse).collect();
    Plan { up: one_way(ops, schemas), down: one_way(&inverse, schemas.swap()) }
}

fn one_way(ops: &[Op], schemas: Pair<&Schema>) -> Vec<Step> {
    let context = lower::Context::new(ops, schemas);
    let chains: Vec<Vec<Step>> = ops.iter().map(|op| lower::lower(op, &context)).collect();
    order::order(chains, schemas)
}
