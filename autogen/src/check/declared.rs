//! Objects beside tables: what may depend on one that a plan drops.

use crate::{
    plan::DeclaredAction,
    schema::{Address, declared::Kind, dependent::Touch},
};

pub(super) fn touched(address: &Address, action: &DeclaredAction) -> Vec<Touch> {
    let DeclaredAction::Drop(_) = action else { return Vec::new() };
    match address.kind {
        Kind::View | Kind::MaterializedView => vec![Touch::DropTable(address.name.clone())],
        Kind::Domain | Kind::CompositeType => vec![Touch::DropType(address.name.clone())],
        Kind::Function | Kind::Procedure => {
            vec![Touch::DropRoutine(address.name.clone(), address.part.clone())]
        }
        // Nothing but what it is a part of knows of it.
        Kind::Index
        | Kind::Statistics
        | Kind::Rule
        | Kind::Trigger
        | Kind::TriggerMode
        | Kind::RowSecurity
        | Kind::ForceRowSecurity
        | Kind::Policy
        | Kind::Privileges => Vec::new(),
    }
}
