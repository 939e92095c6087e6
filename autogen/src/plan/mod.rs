//! Takes ops and returns ordered steps for both directions. Pure: a plan is computed, never tried here.

mod cast;
mod dependents;
mod edges;
pub mod homes;
mod late;
mod lower;
pub mod online;
mod order;
mod parked;
mod relative;
mod restore;
pub mod step;
mod successor;
mod transactions;

pub use self::cast::Cast;
use self::order::Order;
pub use self::parked::{Conversion, Copied, Held, Holding, Kept, Parked, Without};
pub use self::step::{
    ColumnAction, Commented, Constraint, ConstraintAction, ConstraintKind, DeclaredAction,
    ExtensionAction, IndexAction, NamespaceAction, Position, Reached, SequenceAction, Step,
    TableAction, TypeAction,
};
pub use self::successor::{Succession, Successor};
pub use self::transactions::{Blocking, Transactions};
pub(crate) use self::{
    lower::{can_come_back_nullable, cast, needs_swap},
    restore::can_identify,
};
use crate::{
    op::{self, Op, PARKING},
    schema::{Pair, Schema, extension::Homes},
};

/// The steps from one schema to another, and back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Plan {
    pub up: Vec<Step>,
    pub down: Vec<Step>,
    /// Cycles in either direction: each of the steps must run before the next, and the last before the first. While
    /// there are any, nothing may be written.
    pub cycles: Vec<Vec<Step>>,
    pub transactions: Transactions,
}

/// Plans the ops from `before` to `after`, and their inverses back. Renamed objects have their new names on both
/// sides.
#[must_use]
pub fn plan(ops: &[Op], schemas: Pair<&Schema>) -> Plan {
    let up = one_way(ops, schemas, Way::There);
    let down = one_way(&op::inverse(ops), schemas.swap(), Way::Back);
    let cycles = [up.cycles, down.cycles].concat();
    debug_assert!(cycles.is_empty(), "these steps wait for each other: {cycles:#?}");
    Plan { up: up.steps, down: down.steps, cycles, transactions: Transactions::One }
}

/// The direction to plan. They differ in one point: restored objects have lost their values.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    There,
    Back,
}

fn one_way(ops: &[Op], schemas: Pair<&Schema>, way: Way) -> Order {
    let context = lower::Context::new(ops, schemas, way);
    let lower = |ops: &[Op]| ops.iter().map(|op| lower::lower(op, &context)).collect();
    let is_rename = |op: &&Op| matches!(op, Op::Rename(_));
    let n_first = ops.iter().take_while(is_rename).count();
    let n_last = ops[n_first..].iter().rev().take_while(is_rename).count();
    let (first, rest) = ops.split_at(n_first);
    let (rest, last) = rest.split_at(rest.len() - n_last);
    let chains: Vec<Vec<Step>> = lower(rest);
    let Order { steps, cycles } = order::order(chains, schemas);
    let steps = restore::restore(steps, schemas);
    // A schema is created before objects move into it, and dropped after objects move out of it.
    let is_created = |step: &Step| match step {
        Step::Namespace(_, NamespaceAction::Create) => true,
        Step::Namespace(name, NamespaceAction::CreateIfMissing) => name != PARKING,
        _ => false,
    };
    let is_dropped = |step: &Step| matches!(step, Step::Namespace(_, NamespaceAction::Drop));
    let (created, others): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(is_created);
    let (dropped, others): (Vec<Step>, Vec<Step>) = others.into_iter().partition(is_dropped);
    let late = late::objects(last, schemas.after);
    let (late, others): (Vec<Step>, Vec<Step>) =
        others.into_iter().partition(|it| late::is_of(it, &late));
    let renames = |ops| lower(ops).into_iter().flatten();
    let steps = created.into_iter().chain(renames(first)).chain(others);
    let mut steps: Vec<Step> = steps.chain(renames(last)).chain(late).chain(dropped).collect();
    homes::write(&mut steps, Homes(&schemas.after.extensions));
    Order { steps, cycles }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Op, Pair, Schema, Step, plan};
    use crate::{
        op::Change,
        schema::{Extension, extension::Contents},
    };

    #[test]
    fn an_extension_is_created_after_those_that_it_requires() {
        let requires = |names: &[&str]| {
            let requires: BTreeSet<String> = names.iter().map(|it| (*it).to_owned()).collect();
            Extension {
                contents: Contents { requires, ..Contents::default() },
                ..Extension::default()
            }
        };
        let extensions = [("routing", requires(&["shapes"])), ("shapes", requires(&[]))];
        let ops =
            extensions.clone().map(|(name, it)| Op::Extension(name.to_owned(), Change::Create(it)));
        let extensions = extensions.map(|(name, it)| (name.to_owned(), it)).into();
        let after = Schema { extensions, ..Schema::default() };
        let way = plan(&ops, Pair::new(&Schema::default(), &after));
        let names = |steps: &[Step]| -> Vec<String> {
            let names = steps.iter().filter_map(|step| match step {
                Step::Extension(name, _) => Some(name.clone()),
                _ => None,
            });
            names.collect()
        };
        assert_eq!(names(&way.up), ["shapes", "routing"]);
        // Others may use them.
        assert_eq!(names(&way.down), [""; 0]);
    }
}
