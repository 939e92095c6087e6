//! Patterns without a match, such as mistyped ones.

use super::{FACETS, Ignore, matches};
use crate::schema::{Qualified, Schema, stated};

impl Ignore {
    /// The patterns that match nothing in any of these schemas.
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
            // Which objects there are beside tables is not always read.
            objects: _,
            default_schema: _,
        } = self;
        let lists = [tables, columns, indexes, constraints, enums, sequences, schemas, extensions];
        if lists.iter().all(|it| it.is_empty()) {
            return Vec::new();
        }
        let candidates = Candidates::of(stated, database);
        let unmatched = |patterns: &[String], candidates: &[(Qualified, String)]| -> Vec<String> {
            patterns
                .iter()
                .filter(|pattern| {
                    let bare = pattern.strip_prefix('!').unwrap_or(pattern);
                    let bare = FACETS
                        .iter()
                        .find_map(|facet| bare.strip_suffix(&format!(":{facet}")))
                        .unwrap_or(bare)
                        .to_owned();
                    !candidates.iter().any(|(name, part)| {
                        let part = (!part.is_empty()).then_some(part.as_str());
                        self.has(std::slice::from_ref(&bare), name, part)
                    })
                })
                .cloned()
                .collect()
        };
        let of_objects = [
            (tables, &candidates.tables),
            (columns, &candidates.columns),
            (indexes, &candidates.indexes),
            (constraints, &candidates.constraints),
            (enums, &candidates.enums),
            (sequences, &candidates.sequences),
        ];
        let of_objects = of_objects
            .into_iter()
            .flat_map(|(patterns, candidates)| unmatched(patterns, candidates));
        let plain = [(schemas, &candidates.schemas), (extensions, &candidates.extensions)];
        let plain = plain.into_iter().flat_map(|(patterns, candidates)| {
            patterns.iter().filter(|pattern| {
                let bare = pattern.strip_prefix('!').unwrap_or(pattern);
                !candidates.iter().any(|name| matches(bare, name))
            })
        });
        of_objects.chain(plain.cloned()).collect()
    }
}

/// Every name that a pattern can match.
#[derive(Default)]
struct Candidates {
    tables: Vec<(Qualified, String)>,
    columns: Vec<(Qualified, String)>,
    indexes: Vec<(Qualified, String)>,
    constraints: Vec<(Qualified, String)>,
    enums: Vec<(Qualified, String)>,
    sequences: Vec<(Qualified, String)>,
    schemas: Vec<String>,
    extensions: Vec<String>,
}

impl Candidates {
    fn of(stated: &[&stated::Schema], database: &Schema) -> Self {
        let mut candidates = Self::default();
        let whole = |name: &Qualified| (name.clone(), String::new());
        for schema in stated {
            candidates.enums.extend(schema.enums.keys().map(whole));
            candidates.labels(schema.enums.iter().map(|(name, it)| (name, &it.labels)));
            candidates.schemas.extend(schema.tables.keys().map(|name| name.schema.clone()));
            candidates.schemas.extend(schema.enums.keys().map(|name| name.schema.clone()));
            candidates.extensions.extend(schema.extensions.keys().cloned());
            for (name, table) in &schema.tables {
                let part = |part: &String| (name.clone(), part.clone());
                candidates.tables.push(whole(name));
                candidates.sequences.extend(table.sequences.keys().map(whole));
                candidates.columns.extend(table.columns.iter().map(|it| part(&it.name)));
                candidates.indexes.extend(table.indexes.iter().map(|it| part(&it.name)));
                candidates.constraints.extend(table.primary_key.iter().map(|it| part(&it.name)));
                candidates.constraints.extend(table.uniques.iter().map(|it| part(&it.name)));
                candidates.constraints.extend(table.foreign_keys.iter().map(|it| part(&it.name)));
                candidates.constraints.extend(table.checks.iter().map(|it| part(&it.name)));
                candidates.constraints.extend(table.exclusions.iter().map(|it| part(&it.name)));
            }
        }
        candidates.schemas.extend(database.namespaces.keys().cloned());
        candidates.extensions.extend(database.extensions.keys().cloned());
        candidates.enums.extend(database.enums.keys().map(whole));
        candidates.labels(database.enums.iter().map(|(name, it)| (name, &it.labels)));
        candidates.sequences.extend(database.sequences.keys().map(whole));
        for (name, table) in &database.tables {
            let part = |part: &String| (name.clone(), part.clone());
            candidates.tables.push(whole(name));
            candidates.columns.extend(table.columns.iter().map(|it| part(&it.name)));
            candidates.indexes.extend(table.indexes.keys().map(part));
            candidates.constraints.extend(table.primary_key.iter().map(|it| part(&it.name)));
            candidates.constraints.extend(table.uniques.keys().map(part));
            candidates.constraints.extend(table.foreign_keys.keys().map(part));
            candidates.constraints.extend(table.checks.keys().map(part));
            candidates.constraints.extend(table.exclusions.keys().map(part));
        }
        candidates
    }

    fn labels<'a>(&mut self, enums: impl Iterator<Item = (&'a Qualified, &'a Vec<String>)>) {
        let each = enums.flat_map(|(name, it)| it.iter().map(|it| (name.clone(), it.clone())));
        self.enums.extend(each);
    }
}

#[cfg(test)]
mod tests {
    use super::Ignore;
    use crate::schema::{Column, ColumnType, Extension, Namespace, Qualified, Schema, Table};

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

    #[test]
    fn patterns_of_parts_and_facets_match_their_objects() {
        let list = |patterns: &[&str]| patterns.iter().map(|it| (*it).to_owned()).collect();
        let ignore = Ignore {
            tables: list(&["stories", "!stories:comment", "tales"]),
            columns: list(&["stories.title:nullable", "stories.slug", "tales.title"]),
            indexes: list(&["stories.idx"]),
            default_schema: "public".to_owned(),
            ..Ignore::default()
        };
        let columns = vec![Column::new("title", ColumnType::builtin("text"))];
        let table = Table { columns, ..Table::default() };
        let tables = [(Qualified::new("public", "stories"), table.into())].into();
        let database = Schema { tables, ..Schema::default() };
        let idle = ["tales", "stories.slug", "tales.title", "stories.idx"];
        assert_eq!(ignore.idle(&[], &database), idle);
    }
}
