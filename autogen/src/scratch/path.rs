//! Where to look for operators and functions without a schema. The author of an expression may have had an
//! extension's schema in the search path, and the comparing session may not.

use std::collections::BTreeSet;

use super::{Scratch, ScratchError};
use crate::{render::sql::quote, schema::Schema};

/// Where to look.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Path {
    /// As the connected role does.
    Own,
    /// And then in the schemas of extensions.
    OfExtensions,
}

/// What surrounds the respelled tables.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) database: &'a Schema,
    pub(super) default_schema: &'a str,
}

impl Around<'_> {
    /// The schemas of existing or wanted extensions.
    pub(super) fn of_extensions(&self, part: &Schema) -> BTreeSet<String> {
        let extensions = self.database.extensions.values().chain(part.extensions.values());
        extensions.filter_map(|it| it.schema.clone()).collect()
    }

    /// Whether an extension is in a schema that the search path may not contain.
    pub(super) fn has_more(&self, part: &Schema) -> bool {
        self.of_extensions(part).iter().any(|it| it != self.default_schema && it != "pg_catalog")
    }
}

impl Scratch<'_> {
    /// Appends schemas to the search path, and returns the previous path.
    pub(super) async fn look_into(
        &mut self,
        further: &BTreeSet<String>,
    ) -> Result<String, ScratchError> {
        let sql = "SELECT current_setting('search_path')";
        let path: String = sqlx::query_scalar(sql).fetch_one(&mut *self.connection).await?;
        if !further.is_empty() {
            let further: Vec<_> = further.iter().map(|it| quote::ident(it)).collect();
            self.look_along(&format!("{path}, {}", further.join(", "))).await?;
        }
        Ok(path)
    }

    pub(super) async fn look_along(&mut self, path: &str) -> Result<(), ScratchError> {
        let path = quote::literal(path);
        self.execute(&format!("SELECT set_config('search_path', {path}, true)")).await
    }
}
