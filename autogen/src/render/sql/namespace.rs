//! Postgres schemas.

use super::quote::ident;
use crate::plan::NamespaceAction;

pub(super) fn statement(name: &str, action: NamespaceAction) -> String {
    let verb = match action {
        NamespaceAction::Create => "CREATE",
        NamespaceAction::Drop => "DROP",
    };
    format!("{verb} SCHEMA {}", ident(name))
}
