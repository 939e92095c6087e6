//! Postgres schemas.

use super::quote::ident;
use crate::plan::NamespaceAction;

pub(super) fn statement(name: &str, action: NamespaceAction) -> String {
    let verb = match action {
        NamespaceAction::Create => "CREATE SCHEMA",
        NamespaceAction::CreateIfMissing => "CREATE SCHEMA IF NOT EXISTS",
        NamespaceAction::Drop => "DROP SCHEMA",
    };
    format!("{verb} {}", ident(name))
}
