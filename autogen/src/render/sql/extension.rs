//! Extensions.

use super::quote::ident;

/// `IF NOT EXISTS`, because an extension belongs to the whole database and another schema's migrations may have
/// brought it.
pub(super) fn create(name: &str, schema: Option<&str>) -> String {
    let schema = schema.map(|schema| format!(" SCHEMA {}", ident(schema))).unwrap_or_default();
    format!("CREATE EXTENSION IF NOT EXISTS {}{schema}", ident(name))
}

pub(super) fn drop(name: &str) -> String {
    format!("DROP EXTENSION {}", ident(name))
}
