//! What the owner excludes from the comparison: it is never created, changed or dropped, whatever the entities state.

mod idle;
pub mod pattern;

use serde::Deserialize;

use self::pattern::{decided, matches, plain};
use super::order;
use crate::schema::{
    Address, Column, Marks, Qualified, Schema, Table, relative::Relative as _, stated,
};

/// Patterns for each kind of object. In each list the last matching pattern decides; one that begins with `!` makes
/// an exception. `*` matches any number of characters, `?` matches one.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Ignore {
    /// `legacy_*`, `audit.*`; `stories:comment` for the comment alone.
    pub tables: Vec<String>,
    /// `stories.slug`; `stories.slug:nullable` for one facet of it.
    pub columns: Vec<String>,
    /// `stories.idx-*`; `stories.idx-*:comment` for the comments alone.
    pub indexes: Vec<String>,
    /// `stories.fk-*`: primary keys, unique constraints, foreign keys, checks and exclusions; `stories.fk-*:comment`;
    /// `stories.stories_pkey:order` for the order of a primary key's columns.
    pub constraints: Vec<String>,
    /// `mood`; `mood.glad` for one label; `mood:order` and `mood:comment` for one facet.
    pub enums: Vec<String>,
    /// `order_numbers`.
    pub sequences: Vec<String>,
    pub schemas: Vec<String>,
    pub extensions: Vec<String>,
    /// Objects beside tables, as the summary calls them: `view titles`, `trigger touch on stories`.
    pub objects: Vec<String>,
    /// The schema of names without one.
    #[serde(skip)]
    pub default_schema: String,
}

/// A facet that can be ignored separately.
pub const FACETS: &[&str] =
    &["type", "nullable", "default", "identity", "generated", "collation", "comment", "order"];

impl Ignore {
    /// Removes objects that are ignored as a whole from what the entities state, and from what they stated.
    pub fn strip(&self, schema: &mut stated::Schema) {
        schema.tables.retain(|name, _| !self.table(name));
        schema.extensions.retain(|name, _| !plain(&self.extensions, name));
        schema.enums.retain(|name, _| !self.has(&self.enums, name, None));
        for (name, it) in &mut schema.enums {
            it.labels.retain(|label| !self.has(&self.enums, name, Some(label)));
        }
        for (name, table) in &mut schema.tables {
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

    /// A type and nullability are always stated. Those are left to [`Ignore::leave`].
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

    /// Keeps ignored objects and facets as the database has them.
    pub fn leave(&self, target: &mut Schema, database: &Schema) {
        let Schema { namespaces, extensions, enums, domains: _, sequences, tables, declared: _ } =
            target;
        leave(namespaces, &database.namespaces, |name| plain(&self.schemas, name));
        leave(extensions, &database.extensions, |name| plain(&self.extensions, name));
        leave(enums, &database.enums, |name: &Qualified| self.has(&self.enums, name, None));
        for (name, own) in enums {
            let Some(existing) = database.enums.get(name) else { continue };
            let ignored = |label: &String| self.has(&self.enums, name, Some(label));
            own.labels.retain(|it| existing.labels.contains(it) || !ignored(it));
            order::keep(&mut own.labels, &existing.labels, ignored);
            if self.has(&self.enums, name, Some(":order")) {
                own.labels = order::as_had(&own.labels, &existing.labels);
            }
            if self.has(&self.enums, name, Some(":comment")) {
                own.comment.clone_from(&existing.comment);
            }
        }
        leave(sequences, &database.sequences, |name: &Qualified| {
            self.has(&self.sequences, name, None)
        });
        leave(tables, &database.tables, |name| self.table(name));
        for (name, table, existing) in target.unshared_mut(database) {
            self.leave_parts(name, table, existing);
        }
    }

    fn leave_parts(&self, name: &Qualified, table: &mut Table, existing: &Table) {
        if [&self.tables, &self.indexes, &self.constraints, &self.columns]
            .iter()
            .all(|it| it.is_empty())
        {
            return;
        }
        if self.has(&self.tables, name, Some(":comment")) {
            table.comment.clone_from(&existing.comment);
        }
        let index = |own: &String| self.has(&self.indexes, name, Some(own));
        leave(&mut table.indexes, &existing.indexes, index);
        let constraint = |own: &String| self.has(&self.constraints, name, Some(own));
        leave(&mut table.uniques, &existing.uniques, constraint);
        leave(&mut table.foreign_keys, &existing.foreign_keys, constraint);
        leave(&mut table.checks, &existing.checks, constraint);
        leave(&mut table.exclusions, &existing.exclusions, constraint);
        let keys = [&table.primary_key, &existing.primary_key];
        if keys.into_iter().flatten().any(|key| constraint(&key.name)) {
            table.primary_key.clone_from(&existing.primary_key);
        }
        if let (Some(own), Some(existing)) = (&mut table.primary_key, &existing.primary_key) {
            let ordered = |name: &str| constraint(&format!("{name}:order"));
            if ordered(&own.name) || ordered(&existing.name) {
                own.columns = order::as_had(&own.columns, &existing.columns);
            }
        }
        let commented = |patterns, own: &String| {
            self.has(patterns, name, Some(own))
                || self.has(patterns, name, Some(&format!("{own}:comment")))
        };
        let Marks { constraint_comments, index_comments, .. } = &mut table.marks;
        leave(constraint_comments, &existing.marks.constraint_comments, |own| {
            commented(&self.constraints, own)
        });
        leave(index_comments, &existing.marks.index_comments, |own| commented(&self.indexes, own));
        let column = |own: &str| self.has(&self.columns, name, Some(own));
        table.columns.retain(|it| !column(&it.name) || existing.column(&it.name).is_some());
        for existing in &existing.columns {
            match table.column_mut(&existing.name) {
                Some(own) if column(&existing.name) => own.clone_from(existing),
                Some(own) => self.leave_facets(name, own, existing),
                None if column(&existing.name) => table.columns.push(existing.clone()),
                None => {}
            }
        }
    }

    /// Whether the type of the column is left unchanged.
    #[must_use]
    pub fn leaves_type(&self, table: &Qualified, column: &str) -> bool {
        self.has(&self.columns, table, Some(&format!("{column}:type")))
    }

    fn leave_facets(&self, table: &Qualified, column: &mut Column, existing: &Column) {
        let Column {
            name: _,
            ty,
            nullable,
            not_null,
            default,
            identity,
            generated,
            collation,
            comment,
        } = existing;
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
            column.not_null.clone_from(not_null);
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

    /// Whether an object beside tables is ignored.
    #[must_use]
    pub fn object(&self, address: &Address) -> bool {
        object(&self.objects, address, &self.default_schema)
    }

    fn table(&self, name: &Qualified) -> bool {
        self.has(&self.tables, name, None)
    }

    /// Whether the list contains the object by its full name or, in the default schema, by its bare name. Parts that
    /// begin with a colon belong to the table itself.
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

/// Whether the list has an object beside tables, with its schema or, in the default schema, without.
fn object(patterns: &[String], address: &Address, default_schema: &str) -> bool {
    if patterns.is_empty() {
        return false;
    }
    let names = [address.to_string(), address.relative(default_schema).to_string()];
    decided(patterns, |pattern| names.iter().any(|it| matches(pattern, it)))
}

/// Copies what the database has under each ignored key into `target`; it may have nothing.
fn leave<M, K: Clone, V: Clone>(target: &mut M, database: &M, ignored: impl Fn(&K) -> bool)
where
    M: Default + IntoIterator<Item = (K, V)> + FromIterator<(K, V)>,
    for<'a> &'a M: IntoIterator<Item = (&'a K, &'a V)>,
{
    let own = std::mem::take(target).into_iter().filter(|(key, _)| !ignored(key));
    let existing = database.into_iter().filter(|(key, _)| ignored(key));
    *target = own.chain(existing.map(|(key, value)| (key.clone(), value.clone()))).collect();
}

#[cfg(test)]
mod tests {
    use super::Ignore;
    use crate::schema::{Qualified, stated};

    #[test]
    fn an_ignored_extension_is_taken_out() {
        let ignore = Ignore { extensions: vec!["pg_*".to_owned()], ..Ignore::default() };
        let names = ["pg_trgm", "vector"].map(str::to_owned);
        let extensions = names.map(|name| (name, stated::Extension::default())).into();
        let mut schema = stated::Schema { extensions, ..stated::Schema::default() };
        ignore.strip(&mut schema);
        assert_eq!(schema.extensions.into_keys().collect::<Vec<_>>(), ["vector"]);
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
