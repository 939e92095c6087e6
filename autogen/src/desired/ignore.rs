//! What the owner does not want compared: neither made nor changed nor dropped, whatever the entities say of it.

use serde::Deserialize;

use crate::schema::{Column, Marks, Qualified, Schema, Table, stated};

/// Patterns, by kind of object. In each list the last pattern that matches decides; one that begins with `!` takes out
/// of the list again. A `*` stands for any number of characters, a `?` for one.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Ignore {
    /// `legacy_*`, `audit.*`; `stories:comment` for the comment alone.
    pub tables: Vec<String>,
    /// `stories.slug`; `stories.slug:nullable` for one facet of it.
    pub columns: Vec<String>,
    /// `stories.idx-*`; `stories.idx-*:comment` for the comments alone.
    pub indexes: Vec<String>,
    /// `stories.fk-*`: primary keys, unique constraints, foreign keys, checks and exclusions; `stories.fk-*:comment`.
    pub constraints: Vec<String>,
    /// `mood`.
    pub enums: Vec<String>,
    /// `order_numbers`.
    pub sequences: Vec<String>,
    pub schemas: Vec<String>,
    pub extensions: Vec<String>,
    /// The schema of what names none.
    #[serde(skip)]
    pub default_schema: String,
}

/// What of a column can be ignored by itself.
pub const FACETS: &[&str] =
    &["type", "nullable", "default", "identity", "generated", "collation", "comment"];

impl Ignore {
    /// Takes from what the entities say, or said, what is ignored as a whole.
    pub fn strip(&self, said: &mut stated::Schema) {
        said.tables.retain(|name, _| !self.table(name));
        said.extensions.retain(|name, _| !plain(&self.extensions, name));
        said.enums.retain(|name, _| !self.has(&self.enums, name, None));
        for (name, table) in &mut said.tables {
            table.sequences.retain(|name, _| !self.has(&self.sequences, name, None));
            table.columns.retain(|it| !self.has(&self.columns, name, Some(&it.name)));
            table.columns.iter_mut().for_each(|column| self.strip_facets(name, column));
            table.indexes.retain(|it| !self.has(&self.indexes, name, Some(&it.name)));
            let keeps = |own: &String| !self.has(&self.constraints, name, Some(own));
            table.uniques.retain(|it| keeps(&it.name));
            table.foreign_keys.retain(|it| keeps(&it.name));
            table.checks.retain(|it| keeps(&it.name));
            table.exclusions.retain(|it| keeps(&it.name));
            if table.primary_key.as_ref().is_some_and(|key| !keeps(&key.name)) {
                table.primary_key = None;
            }
        }
    }

    /// A type, and whether there are nulls, are said in any case: those are left to [`Ignore::leave`].
    fn strip_facets(&self, table: &Qualified, column: &mut stated::Column) {
        if self.columns.is_empty() {
            return;
        }
        let name = column.name.clone();
        let ignored =
            |facet: &str| self.has(&self.columns, table, Some(&format!("{name}:{facet}")));
        column.default = column.default.take().filter(|_| !ignored("default"));
        column.auto_increment = column.auto_increment.take().filter(|_| !ignored("identity"));
        column.generated = column.generated.take().filter(|_| !ignored("generated"));
        column.collation = column.collation.take().filter(|_| !ignored("collation"));
        column.comment = column.comment.take().filter(|_| !ignored("comment"));
    }

    /// Leaves what is ignored as the database has it.
    pub fn leave(&self, target: &mut Schema, database: &Schema) {
        let Schema { namespaces, extensions, enums, sequences, tables } = target;
        leave(namespaces, &database.namespaces, |name| plain(&self.schemas, name));
        leave(extensions, &database.extensions, |name| plain(&self.extensions, name));
        leave(enums, &database.enums, |name: &Qualified| self.has(&self.enums, name, None));
        leave(sequences, &database.sequences, |name: &Qualified| {
            self.has(&self.sequences, name, None)
        });
        leave(tables, &database.tables, |name| self.table(name));
        for (name, table, had) in target.unshared_mut(database) {
            self.leave_parts(name, table, had);
        }
    }

    fn leave_parts(&self, name: &Qualified, table: &mut Table, had: &Table) {
        if [&self.tables, &self.indexes, &self.constraints, &self.columns]
            .iter()
            .all(|it| it.is_empty())
        {
            return;
        }
        if self.has(&self.tables, name, Some(":comment")) {
            table.comment.clone_from(&had.comment);
        }
        let index = |own: &String| self.has(&self.indexes, name, Some(own));
        leave(&mut table.indexes, &had.indexes, index);
        let constraint = |own: &String| self.has(&self.constraints, name, Some(own));
        leave(&mut table.uniques, &had.uniques, constraint);
        leave(&mut table.foreign_keys, &had.foreign_keys, constraint);
        leave(&mut table.checks, &had.checks, constraint);
        leave(&mut table.exclusions, &had.exclusions, constraint);
        let keys = [&table.primary_key, &had.primary_key];
        if keys.into_iter().flatten().any(|key| constraint(&key.name)) {
            table.primary_key.clone_from(&had.primary_key);
        }
        let commented = |patterns, own: &String| {
            self.has(patterns, name, Some(own))
                || self.has(patterns, name, Some(&format!("{own}:comment")))
        };
        let Marks { constraint_comments, index_comments, .. } = &mut table.marks;
        leave(constraint_comments, &had.marks.constraint_comments, |own| {
            commented(&self.constraints, own)
        });
        leave(index_comments, &had.marks.index_comments, |own| commented(&self.indexes, own));
        let column = |own: &str| self.has(&self.columns, name, Some(own));
        table.columns.retain(|it| !column(&it.name) || had.column(&it.name).is_some());
        for had in &had.columns {
            match table.column_mut(&had.name) {
                Some(own) if column(&had.name) => own.clone_from(had),
                Some(own) => self.leave_facets(name, own, had),
                None if column(&had.name) => table.columns.push(had.clone()),
                None => {}
            }
        }
    }

    fn leave_facets(&self, table: &Qualified, column: &mut Column, had: &Column) {
        let Column { name: _, ty, nullable, default, identity, generated, collation, comment } =
            had;
        let ignored =
            |facet: &str| self.has(&self.columns, table, Some(&format!("{}:{facet}", column.name)));
        let [of_type, of_null, of_default, of_identity, of_generated, of_collation, of_comment] =
            ["type", "nullable", "default", "identity", "generated", "collation", "comment"]
                .map(ignored);
        if of_type {
            column.ty.clone_from(ty);
        }
        if of_null {
            column.nullable = *nullable;
        }
        if of_default {
            column.default.clone_from(default);
        }
        if of_identity {
            column.identity.clone_from(identity);
        }
        if of_generated {
            column.generated.clone_from(generated);
        }
        if of_collation {
            column.collation.clone_from(collation);
        }
        if of_comment {
            column.comment.clone_from(comment);
        }
    }

    /// The patterns that match nothing in any of these.
    #[must_use]
    pub fn idle(&self, said: &[&stated::Schema], database: &Schema) -> Vec<String> {
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
        let names = Names::of(said, database);
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

    fn table(&self, name: &Qualified) -> bool {
        self.has(&self.tables, name, None)
    }

    /// Whether the object is on the list, under its whole name or, in the default schema, without that. A part that
    /// begins with a colon is the table's own.
    fn has(&self, patterns: &[String], name: &Qualified, part: Option<&str>) -> bool {
        if patterns.is_empty() {
            return false;
        }
        let with = |owner: String| match part {
            None => owner,
            Some(part) if part.starts_with(':') => owner + part,
            Some(part) => format!("{owner}.{part}"),
        };
        let whole = with(name.to_string());
        let short = (name.schema == self.default_schema).then(|| with(name.name.clone()));
        decided(patterns, |pattern| {
            matches(pattern, &whole) || short.as_ref().is_some_and(|it| matches(pattern, it))
        })
    }
}

/// Puts into `target` what the database has under each ignored key, which may be nothing.
fn leave<M, K: Clone, V: Clone>(target: &mut M, database: &M, ignored: impl Fn(&K) -> bool)
where
    M: Default + IntoIterator<Item = (K, V)> + FromIterator<(K, V)>,
    for<'a> &'a M: IntoIterator<Item = (&'a K, &'a V)>,
{
    let own = std::mem::take(target).into_iter().filter(|(key, _)| !ignored(key));
    let had = database.into_iter().filter(|(key, _)| ignored(key));
    *target = own.chain(had.map(|(key, value)| (key.clone(), value.clone()))).collect();
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
    fn of(said: &[&stated::Schema], database: &Schema) -> Self {
        let mut names = Self::default();
        let whole = |name: &Qualified| (name.clone(), String::new());
        for schema in said {
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

fn plain(patterns: &[String], name: &str) -> bool {
    decided(patterns, |pattern| matches(pattern, name))
}

fn decided(patterns: &[String], matches: impl Fn(&str) -> bool) -> bool {
    patterns.iter().fold(false, |ignored, pattern| match pattern.strip_prefix('!') {
        Some(pattern) if matches(pattern) => false,
        None if matches(pattern) => true,
        Some(_) | None => ignored,
    })
}

/// Whether the pattern matches the whole of the text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut chars = pattern.chars();
    match chars.next() {
        None => text.is_empty(),
        Some('*') => {
            let rest = chars.as_str();
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.into_iter().any(|at| matches(rest, &text[at..]))
        }
        Some(c) => {
            let mut text = text.chars();
            text.next().is_some_and(|it| c == '?' || c == it)
                && matches(chars.as_str(), text.as_str())
        }
    }
}

/// A name as a pattern.
#[must_use]
pub fn pattern(name: &Qualified, part: &str, default_schema: &str) -> String {
    let owner = name.relative_to(default_schema);
    match part {
        "" => owner,
        part if part.starts_with(':') => owner + part,
        part => format!("{owner}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ignore, matches};
    use crate::schema::{Extension, Namespace, Qualified, Schema, stated};

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, text, expected) in [
            ("legacy_*", "legacy_users", true),
            ("legacy_*", "users", false),
            ("*", "", true),
            ("a*b*c", "aXbYc", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a", "ab", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn an_extension_that_is_ignored_is_not_said() {
        let ignore = Ignore { extensions: vec!["pg_*".to_owned()], ..Ignore::default() };
        let names = ["pg_trgm", "vector"].map(str::to_owned);
        let extensions = names.map(|name| (name, stated::Extension::default())).into();
        let mut said = stated::Schema { extensions, ..stated::Schema::default() };
        ignore.strip(&mut said);
        assert_eq!(said.extensions.into_keys().collect::<Vec<_>>(), ["vector"]);
    }

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
    fn the_last_pattern_that_matches_decides() {
        let ignore = Ignore {
            tables: ["*", "!app_*", "audit.*"].map(str::to_owned).into(),
            columns: vec!["stories.slug:nullable".to_owned()],
            default_schema: "public".to_owned(),
            ..Ignore::default()
        };
        let table = |schema, name| ignore.table(&Qualified::new(schema, name));
        assert!(table("public", "users"));
        assert!(!table("public", "app_users"));
        assert!(table("audit", "app_users"));
        let stories = Qualified::new("public", "stories");
        assert!(ignore.has(&ignore.columns, &stories, Some("slug:nullable")));
        assert!(!ignore.has(&ignore.columns, &stories, Some("slug")));
    }
}
