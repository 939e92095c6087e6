//! Names of new relations in `up` that are already taken by something which the entities do not state. The proof
//! cannot see this, because its scratch schema contains nothing else.

use std::collections::BTreeMap;

use super::{Direction, Finding, blocked};
use crate::schema::{Pair, Qualified, Schema, declared::Kind, relation::Relation};

/// The names that new relations get and that no relation in the schema has yet.
#[must_use]
pub fn wanted(schemas: Pair<&Schema>) -> Vec<Qualified> {
    let before = relations(schemas.before);
    let left =
        |name: &Qualified| {
            // Leftovers of a failed build are dropped first.
            schemas.before.tables.iter().any(|(table, it)| {
                table.schema == name.schema && it.marks.invalid.contains(&name.name)
            })
        };
    let mut names: Vec<Qualified> = relations(schemas.after).into_keys().collect();
    // A column passes its sequence on under its current name.
    let handed_over = |name: &Qualified| {
        schemas.after.sequences.contains_key(name) && schemas.before.column_with(name).is_some()
    };
    names.retain(|name| !(before.contains_key(name) || left(name) || handed_over(name)));
    names
}

/// The findings for names that are taken; `others` are the relations that have these names now.
#[must_use]
pub fn find(schemas: Pair<&Schema>, others: &[Relation], default_schema: &str) -> Vec<Finding> {
    let before = relations(schemas.before);
    let after = relations(schemas.after);
    let twice = after.iter().filter_map(|(name, holders)| {
        let had = before.get(name)?.first()?;
        let new = holders.iter().find(|it| *it != had).filter(|_| holders.contains(had))?;
        Some(finding(name, new, &had.described(default_schema), default_schema))
    });
    let outside = others.iter().filter_map(|other| {
        let new = after.get(&other.name)?.first()?;
        let described = match &other.of_table {
            Some(table) => format!("the {} of `{table}`", other.kind),
            None => format!("a {}", other.kind),
        };
        Some(finding(&other.name, new, &described, default_schema))
    });
    twice.chain(outside).collect()
}

fn finding(name: &Qualified, new: &Holder<'_>, other: &str, default_schema: &str) -> Finding {
    let (kind, shown) = (new.kind, name.relative_to(default_schema));
    let subject = new.table.unwrap_or(name).relative_to(default_schema);
    let message = format!("creates the {kind} `{shown}`, but {other} already has that name");
    Finding::new(Direction::Up, blocked::CODE, subject, message)
        .help("choose another name in the entities, or rename the other one by hand")
}

/// The owner of a name.
#[derive(Debug, Eq, PartialEq)]
struct Holder<'a> {
    kind: &'static str,
    table: Option<&'a Qualified>,
}

impl Holder<'_> {
    fn described(&self, default_schema: &str) -> String {
        match self.table {
            Some(table) => format!("the {} of `{}`", self.kind, table.relative_to(default_schema)),
            None => format!("a {}", self.kind),
        }
    }
}

/// Everything that has a name among the relations of its schema. An index, and a constraint backed by one, are in the
/// schema of their table.
fn relations(schema: &Schema) -> BTreeMap<Qualified, Vec<Holder<'_>>> {
    let mut found: BTreeMap<Qualified, Vec<Holder<'_>>> = BTreeMap::new();
    let mut add = |name: Qualified, kind, table| {
        found.entry(name).or_default().push(Holder { kind, table });
    };
    for name in schema.sequences.keys() {
        add(name.clone(), "sequence", None);
    }
    for (name, table) in &schema.tables {
        add(name.clone(), "table", None);
        let mut part = |own: &String, kind| {
            add(Qualified::new(name.schema.clone(), own.clone()), kind, Some(name));
        };
        table.primary_key.iter().for_each(|it| part(&it.name, "primary key"));
        table.uniques.keys().for_each(|it| part(it, "unique constraint"));
        table.exclusions.keys().for_each(|it| part(it, "exclusion constraint"));
        table.indexes.keys().for_each(|it| part(it, "index"));
    }
    for it in schema.declared.objects.keys() {
        if it.kind.is_relation() {
            add(it.name.clone(), it.kind.word(), None);
        } else if it.kind == Kind::Index {
            let name = Qualified::new(it.name.schema.clone(), it.part.clone());
            add(name, it.kind.word(), Some(&it.name));
        }
    }
    found
}
