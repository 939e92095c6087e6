//! Features that need a newer server, so that users of an older one do not get a syntax error.

use super::{Qualified, Schema, Validity, diagnostic::Diagnostic, stated};

/// A feature that the server is too old for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TooNew {
    pub table: Qualified,
    /// The constraint or index.
    pub name: String,
    /// As written in SQL.
    pub feature: &'static str,
    /// The version that introduced it.
    pub since: i32,
}

impl TooNew {
    /// The error, at the place in the source that states the feature.
    #[must_use]
    pub fn diagnostic(&self, version: i32, entities: &stated::Schema) -> Diagnostic {
        let Self { table, name, feature, since } = self;
        let message = format!(
            "`{name}` of `{}` says `{feature}`, which came with PostgreSQL {since}; this server is version {}",
            table.name,
            version / 10_000
        );
        Diagnostic::error("server-too-old", entities.place_of(table, name), message)
            .help(format!("leave it out, or upgrade the server to PostgreSQL {since}"))
    }
}

/// The features in the schema that a server of this version (`server_version_num`) does not support.
#[must_use]
pub fn too_new(schema: &Schema, version: i32) -> Vec<TooNew> {
    let mut found = Vec::new();
    for (table, it) in &schema.tables {
        let mut ask = |asked: bool, name: &str, feature: &'static str, since: i32| {
            if asked && version < since * 10_000 {
                let (table, name) = (table.clone(), name.to_owned());
                found.push(TooNew { table, name, feature, since });
            }
        };
        for (name, unique) in &it.uniques {
            ask(unique.nulls_not_distinct, name, "NULLS NOT DISTINCT", 15);
        }
        for (name, index) in &it.indexes {
            ask(index.nulls_not_distinct, name, "NULLS NOT DISTINCT", 15);
        }
        for (name, key) in &it.foreign_keys {
            ask(!key.on_delete_columns.is_empty(), name, "ON DELETE … (columns)", 15);
            ask(key.validity == Validity::NotEnforced, name, "NOT ENFORCED", 18);
        }
        for (name, check) in &it.checks {
            ask(check.validity == Validity::NotEnforced, name, "NOT ENFORCED", 18);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::too_new;
    use crate::schema::{ByName, Deferrable, Qualified, Schema, Table, Unique};

    #[test]
    fn features_require_the_version_that_introduced_them() {
        let unique = Unique {
            columns: vec!["email".to_owned()],
            include: Vec::new(),
            nulls_not_distinct: true,
            deferrable: Deferrable::No,
            without_overlaps: false,
        };
        let uniques = ByName::from_iter([("uq".to_owned(), unique)]);
        let table = Table { uniques, ..Table::default() };
        let tables = BTreeMap::from([(Qualified::new("public", "users"), table.into())]);
        let schema = Schema { tables, ..Schema::default() };
        assert_eq!(too_new(&schema, 140_012).len(), 1);
        assert_eq!(too_new(&schema, 150_000), []);
    }
}
