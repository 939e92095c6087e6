//! Constraints: primary keys, unique constraints, foreign keys, checks, exclusions.

use super::{
    layout,
    quote::{ident, list, qualified},
};
use crate::{
    plan::ForeignKeyAction,
    schema::{Action, Check, Deferrable, Exclusion, ForeignKey, PrimaryKey, Qualified, Unique},
};

/// `definition` is one of this module's, in clauses, without its name.
pub(super) fn add(
    table: &Qualified,
    name: &str,
    definition: Vec<String>,
    default_schema: &str,
) -> String {
    let mut clauses = vec![
        format!("ALTER TABLE {}", qualified(table, default_schema)),
        format!("ADD CONSTRAINT {}", ident(name)),
    ];
    clauses.extend(definition);
    layout::clauses(&clauses)
}

pub(super) fn drop(table: &Qualified, name: &str, default_schema: &str) -> String {
    format!("ALTER TABLE {} DROP CONSTRAINT {}", qualified(table, default_schema), ident(name))
}

pub(super) fn rename(table: &Qualified, name: &str, to: &str, default_schema: &str) -> String {
    layout::clauses(&[
        format!("ALTER TABLE {}", qualified(table, default_schema)),
        format!("RENAME CONSTRAINT {} TO {}", ident(name), ident(to)),
    ])
}

pub(super) fn alter(
    table: &Qualified,
    name: &str,
    action: ForeignKeyAction,
    default_schema: &str,
) -> String {
    let action = match action {
        ForeignKeyAction::SetDeferrable(Deferrable::No) => "NOT DEFERRABLE",
        ForeignKeyAction::SetDeferrable(Deferrable::InitiallyImmediate) => {
            "DEFERRABLE INITIALLY IMMEDIATE"
        }
        ForeignKeyAction::SetDeferrable(Deferrable::InitiallyDeferred) => {
            "DEFERRABLE INITIALLY DEFERRED"
        }
        ForeignKeyAction::SetEnforced(true) => "ENFORCED",
        ForeignKeyAction::SetEnforced(false) => "NOT ENFORCED",
    };
    layout::clauses(&[
        format!("ALTER TABLE {}", qualified(table, default_schema)),
        format!("ALTER CONSTRAINT {}", ident(name)),
        action.to_owned(),
    ])
}

pub(super) fn validate(table: &Qualified, name: &str, default_schema: &str) -> String {
    layout::clauses(&[
        format!("ALTER TABLE {}", qualified(table, default_schema)),
        format!("VALIDATE CONSTRAINT {}", ident(name)),
    ])
}

/// The constraint as a line of `CREATE TABLE`.
pub(super) fn named(name: &str, definition: &[String]) -> String {
    format!("CONSTRAINT {} {}", ident(name), line(definition))
}

pub(super) fn line(definition: &[String]) -> String {
    let clauses: Vec<_> =
        definition.iter().map(String::as_str).filter(|clause| !clause.is_empty()).collect();
    clauses.join(" ")
}

pub(super) fn primary_key(key: &PrimaryKey) -> Vec<String> {
    let PrimaryKey { name: _, columns, include, deferrable, without_overlaps } = key;
    let columns = keyed(columns, *without_overlaps);
    vec![format!("PRIMARY KEY {columns}"), including(include), when(*deferrable)]
}

pub(super) fn unique(unique: &Unique) -> Vec<String> {
    let Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps } = unique;
    let columns = keyed(columns, *without_overlaps);
    let nulls = if *nulls_not_distinct { "NULLS NOT DISTINCT " } else { "" };
    vec![format!("UNIQUE {nulls}{columns}"), including(include), when(*deferrable)]
}

pub(super) fn foreign_key(key: &ForeignKey, default_schema: &str) -> Vec<String> {
    let ForeignKey {
        columns,
        references,
        referenced_columns,
        on_update,
        on_delete,
        on_delete_columns,
        match_full,
        deferrable,
        validity,
        period,
    } = key;
    let list = |columns: &[String]| if *period { through(columns) } else { list(columns) };
    vec![
        format!("FOREIGN KEY {}", list(columns)),
        format!(
            "REFERENCES {} {}",
            qualified(references, default_schema),
            list(referenced_columns)
        ),
        if *match_full { "MATCH FULL".to_owned() } else { String::new() },
        on("UPDATE", *on_update),
        on_columns("DELETE", *on_delete, on_delete_columns),
        when(*deferrable),
        validity.as_sql().to_owned(),
    ]
}

pub(super) fn check(check: &Check) -> Vec<String> {
    let Check { expression, no_inherit, validity } = check;
    let inherit = if *no_inherit { "NO INHERIT" } else { "" };
    vec![format!("CHECK ({expression})"), inherit.to_owned(), validity.as_sql().to_owned()]
}

pub(super) fn exclusion(exclusion: &Exclusion) -> Vec<String> {
    vec![format!("EXCLUDE {}", exclusion.definition)]
}

pub(super) fn including(columns: &[String]) -> String {
    if columns.is_empty() { String::new() } else { format!("INCLUDE {}", list(columns)) }
}

fn on(event: &str, action: Action) -> String {
    match action {
        Action::NoAction => String::new(),
        Action::Restrict | Action::Cascade | Action::SetNull | Action::SetDefault => {
            format!("ON {event} {}", action.as_sql())
        }
    }
}

fn on_columns(event: &str, action: Action, columns: &[String]) -> String {
    let on = on(event, action);
    if columns.is_empty() || on.is_empty() { on } else { format!("{on} {}", list(columns)) }
}

/// The last column of a key over time says so.
fn keyed(columns: &[String], without_overlaps: bool) -> String {
    let list = list(columns);
    match list.strip_suffix(')').filter(|_| without_overlaps) {
        Some(open) => format!("{open} WITHOUT OVERLAPS)"),
        None => list,
    }
}

fn through(columns: &[String]) -> String {
    let mut names: Vec<String> = columns.iter().map(|column| ident(column)).collect();
    names.last_mut().into_iter().for_each(|last| *last = format!("PERIOD {last}"));
    format!("({})", names.join(", "))
}

fn when(deferrable: Deferrable) -> String {
    deferrable.as_sql().to_owned()
}
