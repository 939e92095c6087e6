//! Postgres schemas.

use super::quote::ident;

pub(super) fn create(name: &str) -> String {
    format!("CREATE SCHEMA {}", ident(name))
}

pub(super) fn drop(name: &str) -> String {
    format!("DROP SCHEMA {}", ident(name))
}
