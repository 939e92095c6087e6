//! Ops in, ordered steps out, both ways. Pure: a plan is computed, never tried here.

mod dependents;
mod edges;
mod lower;
mod order;
mod restore;
pub mod step;

pub(crate) use self::restore::can_identify;
pub use self::step::{
    Cast, ColumnAction, Commented, ConstraintKind, Counter, ExtensionAction, ForeignKeyAction,
    Position, Reached, SequenceAction, Step,
};
use crate::{
    op::{self, Op},
    schema::{Pair, Schema},
};

/// The way from one schema to another, and back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Plan {
    pub up: Vec<Step>,
    pub down: Vec<Step>,
}

/// Plans the ops that lead from `before` to `after`, and their inverses that lead back, by the same way. What is renamed
/// has its new name on both sides.
#[must_use]
pub fn plan(ops: &[Op], schemas: Pair<&Schema>) -> Plan {
    Plan { up: one_way(ops, schemas), down: one_way(&op::inverse(ops), schemas.swap()) }
}

fn one_way(ops: &[Op], schemas: Pair<&Schema>) -> Vec<Step> {
    let context = lower::Context::new(ops, schemas);
    let lower = |ops: &[Op]| ops.iter().map(|op| lower::lower(op, &context)).collect();
    let is_rename = |op: &&Op| matches!(op, Op::Rename(_));
    let n_first = ops.iter().take_while(is_rename).count();
    let n_last = ops[n_first..].iter().rev().take_while(is_rename).count();
    let (first, rest) = ops.split_at(n_first);
    let (rest, last) = rest.split_at(rest.len() - n_last);
    let chains: Vec<Vec<Step>> = lower(rest);
    let mut steps = restore::restore(order::order(chains, schemas), schemas);
    // A schema is there before what moves into it, and goes after what moves out of it.
    let brings = |step: &Step| matches!(step, Step::CreateNamespace(_));
    let takes = |step: &Step| matches!(step, Step::DropNamespace(_));
    let (namespaces, others): (Vec<Step>, Vec<Step>) = steps.drain(..).partition(brings);
    let (gone, others): (Vec<Step>, Vec<Step>) = others.into_iter().partition(takes);
    let renames = |ops| lower(ops).into_iter().flatten();
    namespaces
        .into_iter()
        .chain(renames(first))
        .chain(others)
        .chain(renames(last))
        .chain(gone)
        .collect()
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
    fn an_extension_comes_after_those_that_it_requires() {
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
                Step::CreateExtension { name, .. } | Step::DropExtension(name) => {
                    Some(name.clone())
                }
                _ => None,
            });
            names.collect()
        };
        assert_eq!(names(&way.up), ["shapes", "routing"]);
        assert_eq!(names(&way.down), ["routing", "shapes"]);
    }
}
