//! The objects that are created only after the renames at the end of a plan. Postgres follows renames in everything that it
//! stores, but the body of an SQL function is text. Postgres looks up its names when the function is created.

use std::collections::BTreeSet;

use super::step::{Commented, DeclaredAction, Step};
use crate::{
    op::{Op, Rename},
    schema::{Address, Schema, declared::Required},
};

/// The functions whose bodies mention a name that these renames create, and what depends on such functions.
pub(super) fn objects(renames: &[Op], after: &Schema) -> BTreeSet<Address> {
    let named: BTreeSet<&str> = renames.iter().filter_map(new_name).collect();
    let declared = &after.declared;
    let mentions = |it: &Address| {
        let bonds = declared.bonds.get(it);
        bonds.is_some_and(|it| it.mentions.iter().any(|it| named.contains(it.as_str())))
    };
    let own = declared.objects.keys().filter(|it| mentions(it));
    let on = |it: &Required| matches!(it, Required::Declared(on) if mentions(on));
    own.chain(declared.dependents(on)).cloned().collect()
}

/// Whether the step creates one of these objects, or sets something on it.
pub(super) fn is_of(step: &Step, objects: &BTreeSet<Address>) -> bool {
    match step {
        Step::Declared(address, action) => {
            !matches!(action, DeclaredAction::Drop(_) | DeclaredAction::Detach(_))
                && objects.contains(address)
        }
        Step::Comment(Commented::Declared(address, _), _) => objects.contains(address),
        _ => false,
    }
}

fn new_name(op: &Op) -> Option<&str> {
    let Op::Rename(rename) = op else { return None };
    match rename {
        Rename::Table(pair) | Rename::Enum(pair) => Some(&pair.after.name),
        Rename::Column(_, pair) => Some(&pair.after),
        Rename::Part(..) | Rename::Label(..) => None,
    }
}
