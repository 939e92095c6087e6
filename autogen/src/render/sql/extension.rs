//! Extensions.

use super::quote::{ident, literal};
use crate::plan::ExtensionAction;

/// `IF NOT EXISTS`, because an extension belongs to the whole database and another schema's migrations may have
/// brought it.
pub(super) fn create(name: &str, schema: Option<&str>, version: Option<&str>) -> String {
    let schema = schema.map(|schema| format!(" SCHEMA {}", ident(schema))).unwrap_or_default();
    let version =
        version.map(|version| format!(" VERSION {}", literal(version))).unwrap_or_default();
    format!("CREATE EXTENSION IF NOT EXISTS {}{schema}{version}", ident(name))
}

pub(super) fn alter(name: &str, action: &ExtensionAction) -> String {
    let name = ident(name);
    match action {
        ExtensionAction::SetSchema(to) => {
            format!("ALTER EXTENSION {name} SET SCHEMA {}", ident(to))
        }
        ExtensionAction::Update(to) => {
            format!("ALTER EXTENSION {name} UPDATE TO {}", literal(to))
        }
    }
}

pub(super) fn drop(name: &str) -> String {
    format!("DROP EXTENSION {}", ident(name))
}
