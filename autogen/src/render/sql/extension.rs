//! Extensions.

use super::quote::{ident, literal};
use crate::plan::ExtensionAction;

pub(super) fn statement(name: &str, action: &ExtensionAction) -> String {
    let name = ident(name);
    match action {
        ExtensionAction::Create { schema, version } => {
            let schema = schema.as_ref().map(|it| format!(" SCHEMA {}", ident(it)));
            let version = version.as_ref().map(|it| format!(" VERSION {}", literal(it)));
            let (schema, version) = (schema.unwrap_or_default(), version.unwrap_or_default());
            // An extension belongs to the whole database: migrations of another schema may have created it.
            format!("CREATE EXTENSION IF NOT EXISTS {name}{schema}{version}")
        }
        ExtensionAction::Drop => format!("DROP EXTENSION {name}"),
        ExtensionAction::SetSchema(to) => {
            format!("ALTER EXTENSION {name} SET SCHEMA {}", ident(to))
        }
        ExtensionAction::Update(to) => {
            format!("ALTER EXTENSION {name} UPDATE TO {}", literal(to))
        }
    }
}
