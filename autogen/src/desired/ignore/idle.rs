//! Patterns that are about nothing, as a mistyped one is.

use super::{FACETS, Ignore, matches};
use crate::schema::{Qualified, Schema, stated};

impl Ignore {
    /// The patterns that match nothing in any of these.
    #[must_use]
    pub fn idle(&self, stated: &[&stated::Schema], database: &Schema) -> Vec<String> {
        let Self {
            tables,
            columns,
            indexes,
            constraints,
            enums,
            sequences,
            schemas,
            extensions,
            default_schema: _,
        } = self;
        let lists = [tables, columns, indexes, constraints, enums, sequences, schemas, extensions];
        if lists.iter().all(|it| it.is_empty()) {
            return Vec::new();
        }
        let names = Names::of(stated, database);
        let unmatched = |patterns: &[String], names: &[(Qualified, String)]| -> Vec<String> {
            patterns
                .iter()
                .filter(|pattern| {
                    let bare = pattern.strip_prefix('!').unwrap_or(pattern);
                    let bare = FACETS
                        .iter()
                        .find_map(|facet| bare.strip_suffix(&format!(":{facet}")))
                        .unwrap_or(bare)
                        .to_owned();
                    !names.iter().any(|(name, part)| {
                        let part = (!part.is_empty()).then_some(part.as_str());
                        self.has(std::slice::from_ref(&bare), name, part)
                    })
                })
                .cloned()
                .collect()
        };
        let of_objects = [
            (tables, &names.tables),
            (columns, &names.columns),
            (indexes, &names.indexes),
            (constraints, &names.constraints),
            (enums, &names.enums),
            (sequences, &names.sequences),
        ];
        let of_objects =
            of_objects.into_iter().flat_map(|(patterns, names)| unmatched(patterns, names));
        let plain = [(schemas, &names.schemas), (extensions, &names.extensions)];
        let plain = plain.into_iter().flat_map(|(patterns, names)| {
            patterns.iter().filter(|pattern| {
                let bare = pattern.strip_prefix('!').unwrap_or(pattern);
                !names.iter().any(|name| matches(bare, name))
            })
        });
        of_objects.chain(plain.cloned()).collect()
    }
}

/// Every name that a pattern can be about.
#[derive(Default)]
struct Names {
    tables: Vec<(Qualified, String)>,
    columns: Vec<(Qualified, String)>,
    indexes: Vec<(Qualified, String)>,
    constraints: Vec<(Qualified, String)>,
    enums: Vec<(Qualified, String)>,
    sequences: Vec<(Qualified, String)>,
    schemas: Vec<String>,
    extensions: Vec<String>,
}

impl Names {
    fn of(stated: &[&stated::Schema], database: &Schema) -> Self {
        let mut names = Self::default();
        let whole = |name: &Qualified| (name.clone(), String::new());
        for schema in stated {
            names.enums.extend(schema.enums.keys().map(whole));
            names.schemas.extend(schema.tables.keys().map(|name| name.schema.clone()));
            names.schemas.extend(schema.enums.keys().map(|name| name.schema.clone()));
            names.extensions.extend(schema.extensions.keys().cloned());
            for (name, table) in &schema.tables {
                let part = |part: &String| (name.clone(), part.clone());
                names.tables.push(whole(name));
                names.sequences.extend(table.sequences.keys().map(whole));
                names.columns.extend(table.columns.iter().map(|it| part(&it.name)));
                names.indexes.extend(table.indexes.iter().map(|it| part(&it.name)));
                names.constraints.extend(table.primary_key.iter().map(|it| part(&it.name)));
                names.constraints.extend(table.uniques.iter().map(|it| part(&it.name)));
                names.constraints.extend(table.foreign_keys.iter().map(|it| part(&it.name)));
                names.constraints.extend(table.checks.iter().map(|it| part(&it.name)));
                names.constraints.extend(table.exclusions.iter().map(|it| part(&it.name)));
            }
        }
        names.schemas.extend(database.namespaces.keys().cloned());
        names.extensions.extend(database.extensions.keys().cloned());
        names.enums.extend(database.enums.keys().map(whole));
        names.sequences.extend(database.sequences.keys().map(whole));
        for (name, table) in &database.tables {
            let part = |part: &String| (name.clone(), part.clone());
            names.tables.push(whole(name));
            names.columns.extend(table.columns.iter().map(|it| part(&it.name)));
            names.indexes.extend(table.indexes.keys().map(part));
            names.constraints.extend(table.primary_key.iter().map(|it| part(&it.name)));
            names.constraints.extend(table.uniques.keys().map(part));
            names.constraints.extend(table.foreign_keys.keys().map(part));
            names.constraints.extend(table.checks.keys().map(part));
            names.constraints.extend(table.exclusions.keys().map(part));
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::Ignore;
    use crate::schema::{Extension, Namespace, Schema};

    #[test]
    fn a_pattern_that_matches_nothing_is_idle() {
        let ignore = Ignore {
            extensions: ["pg_*", "!pg_trgm", "postgis"].map(str::to_owned).into(),
            schemas: ["audit", "legacy"].map(str::to_owned).into(),
            ..Ignore::default()
        };
        let database = Schema {
            extensions: [("pg_trgm".to_owned(), Extension::default())].into(),
            namespaces: [("audit".to_owned(), Namespace::default())].into(),
            ..Schema::default()
        };
        assert_eq!(ignore.idle(&[], &database), ["legacy", "postgis"]);
    }
}
