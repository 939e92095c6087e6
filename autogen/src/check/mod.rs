//! Hazards of a plan: what a reviewer must know before it runs. Each hazard has its own file, and all are pure
//! functions.

pub mod alike;
pub mod blocked;
pub mod cast;
mod column;
mod constraint;
mod conversion;
pub mod cycle;
mod declared;
pub mod deploy;
mod distributed;
mod drops;
mod enumeration;
mod existing_rows;
mod extension;
mod finding;
pub mod follower;
mod hypertable;
mod index;
pub mod keys;
pub mod names;
pub mod partition;
mod partitioned;
pub mod probe;
pub mod refused;
mod renames;
mod sequence;
mod table;
pub mod taken;
pub mod undecided;
mod uniqueness;

pub(crate) use self::column::{REWRITES, loses};
pub use self::finding::{Direction, Finding};
use crate::{
    op::{self, Hints, Op},
    schema::{Pair, Schema},
};

/// The hazards of running these ops, and of reverting them.
#[must_use]
pub fn check(ops: &[Op], schemas: Pair<&Schema>, default_schema: &str) -> Vec<Finding> {
    let inverse = op::inverse(ops);
    let up = Context::new(ops, schemas, default_schema, Direction::Up);
    let down = Context::new(&inverse, schemas.swap(), default_schema, Direction::Down);
    let dropped = drops::find_down(&down);
    one_way(&up).into_iter().chain(dropped).chain(one_way(&down)).collect()
}

/// One direction of a change.
struct Context<'a> {
    ops: &'a [Op],
    schemas: Pair<&'a Schema>,
    default_schema: &'a str,
    direction: Direction,
    hints: Hints<'a>,
}

impl<'a> Context<'a> {
    fn new(
        ops: &'a [Op],
        schemas: Pair<&'a Schema>,
        default_schema: &'a str,
        direction: Direction,
    ) -> Self {
        Self { ops, schemas, default_schema, direction, hints: Hints::of(ops) }
    }

    fn finding(&self, code: &'static str, subject: &str, message: String, help: &str) -> Finding {
        let finding = Finding::new(self.direction, code, subject, message);
        if help.is_empty() { finding } else { finding.help(help) }
    }
}

fn one_way(context: &Context<'_>) -> Vec<Finding> {
    let rules: [fn(&Op, &Context<'_>) -> Vec<Finding>; 7] = [
        renames::find,
        extension::find,
        drops::find,
        existing_rows::find,
        index::find,
        column::find,
        declared::find,
    ];
    context.ops.iter().flat_map(|op| rules.iter().flat_map(move |rule| rule(op, context))).collect()
}

#[cfg(test)]
mod tests;
