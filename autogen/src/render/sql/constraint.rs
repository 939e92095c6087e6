//! Constraints: primary keys, unique constraints, foreign keys, checks, exclusions.

use super::{
    layout,
    quote::{ident, list, qualified},
};
use crate::{
    plan::{Constraint, ConstraintAction},
    schema::{Action, Check, Deferrable, Exclusion, ForeignKey, PrimaryKey, Qualified, Unique},
};

pub(super) fn statement(table: &Qualified, name: &str, action: &ConstraintAction) -> String {
    let alter = format!("ALTER TABLE {}", qualified(table));
    let name = ident(name);
    let altered = format!("ALTER CONSTRAINT {name}");
    let clauses = match action {
        ConstraintAction::Add(constraint) => {
            let head = vec![alter, format!("ADD CONSTRAINT {name}")];
            head.into_iter().chain(definition(constraint)).collect()
        }
        ConstraintAction::AddOnOnly(constraint) => {
            let only = format!("ALTER TABLE ONLY {}", qualified(table));
            let head = vec![only, format!("ADD CONSTRAINT {name}")];
            head.into_iter().chain(definition(constraint)).collect()
        }
        ConstraintAction::AddOfPartitions(key) => {
            let head = vec![alter, format!("ADD CONSTRAINT {name}")];
            head.into_iter().chain(foreign_key(key)).collect()
        }
        ConstraintAction::AddUsingIndex(constraint) => {
            let (words, deferrable) = match constraint {
                Constraint::PrimaryKey(it) => ("PRIMARY KEY", it.deferrable),
                Constraint::Unique(Unique { deferrable, .. }) => ("UNIQUE", *deferrable),
                // Only a key can be created from an index (manual, ALTER TABLE).
                Constraint::ForeignKey(_) | Constraint::Check(_) | Constraint::Exclusion(_) => {
                    ("", Deferrable::No)
                }
            };
            let using = format!("ADD CONSTRAINT {name} {words} USING INDEX {name}");
            vec![alter, using, when(deferrable)]
        }
        ConstraintAction::Drop(_) => vec![format!("{alter} DROP CONSTRAINT {name}")],
        ConstraintAction::RenameTo(to) => {
            vec![alter, format!("RENAME CONSTRAINT {name} TO {}", ident(to))]
        }
        ConstraintAction::SetDeferrable(deferrable) => {
            let change = match deferrable {
                Deferrable::No => "NOT DEFERRABLE",
                Deferrable::InitiallyImmediate => "DEFERRABLE INITIALLY IMMEDIATE",
                Deferrable::InitiallyDeferred => "DEFERRABLE INITIALLY DEFERRED",
            };
            vec![alter, altered, change.to_owned()]
        }
        ConstraintAction::Enforce => vec![alter, altered, "ENFORCED".to_owned()],
        ConstraintAction::StopEnforcing => vec![alter, altered, "NOT ENFORCED".to_owned()],
        ConstraintAction::Validate => vec![alter, format!("VALIDATE CONSTRAINT {name}")],
    };
    layout::clauses(&clauses)
}

/// As clauses, without its name.
fn definition(constraint: &Constraint) -> Vec<String> {
    match constraint {
        Constraint::PrimaryKey(it) => primary_key(it),
        Constraint::Unique(it) => unique(it),
        Constraint::ForeignKey(it) => foreign_key(it),
        Constraint::Check(it) => check(it),
        Constraint::Exclusion(it) => exclusion(it),
    }
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
    let columns = if *without_overlaps { over_time(columns) } else { list(columns) };
    vec![format!("PRIMARY KEY {columns}"), including(include), when(*deferrable)]
}

pub(super) fn unique(unique: &Unique) -> Vec<String> {
    let Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps } = unique;
    let columns = if *without_overlaps { over_time(columns) } else { list(columns) };
    let nulls = if *nulls_not_distinct { "NULLS NOT DISTINCT " } else { "" };
    vec![format!("UNIQUE {nulls}{columns}"), including(include), when(*deferrable)]
}

pub(super) fn foreign_key(key: &ForeignKey) -> Vec<String> {
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
    let list = |columns: &[String]| if *period { with_period(columns) } else { list(columns) };
    vec![
        format!("FOREIGN KEY {}", list(columns)),
        format!("REFERENCES {} {}", qualified(references), list(referenced_columns)),
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

/// The last column of a temporal key is marked.
fn over_time(columns: &[String]) -> String {
    with_last(columns, |last| format!("{last} WITHOUT OVERLAPS"))
}

/// So is that of a foreign key to one.
fn with_period(columns: &[String]) -> String {
    with_last(columns, |last| format!("PERIOD {last}"))
}

fn with_last(columns: &[String], change: impl Fn(&str) -> String) -> String {
    let mut names: Vec<String> = columns.iter().map(|column| ident(column)).collect();
    if let Some(last) = names.last_mut() {
        *last = change(last);
    }
    format!("({})", names.join(", "))
}

fn when(deferrable: Deferrable) -> String {
    deferrable.as_sql().to_owned()
}
