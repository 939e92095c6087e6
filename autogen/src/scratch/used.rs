//! The objects beside tables that tables themselves use: types, and routines that expressions call.

use std::collections::BTreeSet;

use super::{Scratch, ScratchError};
use crate::{
    plan::{DeclaredAction, Step},
    schema::{Address, Schema, Table, TypeName},
};

/// Creates the types and routines that the tables use, as far as they need no tables themselves.
pub(super) async fn create(
    scratch: &mut Scratch<'_>,
    doubles: &Schema,
) -> Result<(), ScratchError> {
    if doubles.declared.is_empty() {
        return Ok(());
    }
    let names: BTreeSet<String> = doubles.tables.values().flat_map(|it| names(it)).collect();
    let is_used = |it: &Address| names.contains(&it.name.name);
    if !doubles.declared.objects.keys().any(is_used) {
        return Ok(());
    }
    let own = doubles.declared.objects.iter();
    let own = own.filter(|(it, _)| it.kind.is_type() || it.kind.is_routine());
    let mut left: Vec<Step> = own
        .map(|(at, it)| Step::Declared(at.clone(), DeclaredAction::Create(it.clone())))
        .collect();
    loop {
        let mut refused = Vec::new();
        for step in &left {
            if !scratch.run_at_once(std::slice::from_ref(step)).await? {
                refused.push(step.clone());
            }
        }
        if refused.is_empty() || refused.len() == left.len() {
            return Ok(());
        }
        left = refused;
    }
}

/// The names in the expressions of a table, and those of its types.
pub(super) fn names(table: &Table) -> BTreeSet<String> {
    let types = table.columns.iter().filter_map(|it| match &it.ty.name {
        TypeName::Other(name) => Some(name.name.clone()),
        TypeName::Builtin(_) | TypeName::Enum(_) | TypeName::Extension(_) => None,
    });
    table.slots().flat_map(|(_, it)| it.names()).chain(types).collect()
}
