//! Indexes without a constraint.

use std::collections::BTreeMap;

use super::{
    column::collate,
    constraint::including,
    layout,
    quote::{ident, literal, qualified},
};
use crate::{
    plan::IndexAction,
    schema::{Index, IndexColumn, IndexKey, Nulls, Order, Qualified},
};

pub(super) fn statement(table: &Qualified, name: &str, action: &IndexAction) -> String {
    let own = qualified(&Qualified::new(table.schema.as_str(), name));
    let (alter, name_alone) = (format!("ALTER INDEX {own}"), ident(name));
    let alter_table = format!("ALTER TABLE {}", qualified(table));
    let clauses = match action {
        IndexAction::Create(index) => return create(table, name, index, ["", ""]),
        IndexAction::CreateConcurrently(index) => {
            return create(table, name, index, [" CONCURRENTLY", ""]);
        }
        IndexAction::CreateOnOnly(index) => return create(table, name, index, ["", " ONLY"]),
        IndexAction::AttachPartition(index) => {
            vec![alter, format!("ATTACH PARTITION {}", qualified(index))]
        }
        IndexAction::RequireValid => return require_valid(table, &own),
        IndexAction::Drop => vec![format!("DROP INDEX {own}")],
        IndexAction::DropConcurrently => vec![format!("DROP INDEX CONCURRENTLY {own}")],
        IndexAction::DropInvalid => vec![format!("DROP INDEX IF EXISTS {own}")],
        IndexAction::RenameTo(to) => vec![alter, format!("RENAME TO {}", ident(to))],
        IndexAction::SetParameters(with) => vec![alter, format!("SET {}", list_of(with))],
        IndexAction::ResetParameters(names) => {
            let names: Vec<String> = names.iter().map(|it| ident(it)).collect();
            vec![alter, format!("RESET ({})", names.join(", "))]
        }
        IndexAction::IdentifyRows => {
            vec![alter_table, format!("REPLICA IDENTITY USING INDEX {name_alone}")]
        }
        IndexAction::ClusterOn => vec![alter_table, format!("CLUSTER ON {name_alone}")],
    };
    layout::clauses(&clauses)
}

/// An index has no schema of its own in `CREATE INDEX`: it is created in its table's schema.
fn create(table: &Qualified, name: &str, index: &Index, words: [&str; 2]) -> String {
    let [concurrently, only] = words;
    let Index { unique, nulls_not_distinct, method, columns, include, predicate, with: set } =
        index;
    let create = if *unique { "CREATE UNIQUE INDEX" } else { "CREATE INDEX" };
    // The default access method (manual, CREATE INDEX).
    let using = if method == "btree" { String::new() } else { format!("USING {} ", ident(method)) };
    let keys: Vec<_> = columns.iter().map(key).collect();
    layout::clauses(&[
        format!("{create}{concurrently} {} ON{only} {}", ident(name), qualified(table)),
        format!("{using}({})", keys.join(", ")),
        including(include),
        if *nulls_not_distinct { "NULLS NOT DISTINCT".to_owned() } else { String::new() },
        with(set),
        predicate.as_ref().map(|it| format!("WHERE {it}")).unwrap_or_default(),
    ])
}

/// Partitions may have been created since the migration was written.
fn require_valid(table: &Qualified, index: &str) -> String {
    // In the format of RAISE, a percent sign stands for a value.
    let what = format!("a partition of {} has no index in {index}", qualified(table));
    let what = literal(&what.replace('%', "%%"));
    layout::anonymous(&format!(
        "    IF NOT (
        SELECT indisvalid FROM pg_index
        WHERE indexrelid = {}::regclass
    ) THEN
        RAISE EXCEPTION {what}
            USING HINT = 'Create it concurrently, attach it, and run this again.';
    END IF;",
        literal(index)
    ))
}

/// One key, as `CREATE INDEX` has it.
#[must_use]
pub fn key(column: &IndexColumn) -> String {
    let IndexColumn { key, collation, operator_class, order, nulls } = column;
    let mut words = vec![match key {
        IndexKey::Column(name) => ident(name),
        IndexKey::Expression(expression) => format!("({expression})"),
    }];
    words.extend(collation.as_deref().map(collate));
    words.extend(operator_class.as_ref().map(|it| it.0.clone()));
    words.extend(direction(*order, *nulls).map(str::to_owned));
    words.join(" ")
}

/// The text after a key whose order is not the default.
pub(in crate::render) fn direction(order: Order, nulls: Nulls) -> Option<&'static str> {
    match (order, nulls) {
        (Order::Ascending, Nulls::Default | Nulls::Last) => None,
        (Order::Ascending, Nulls::First) => Some("NULLS FIRST"),
        (Order::Descending, Nulls::Default | Nulls::First) => Some("DESC"),
        (Order::Descending, Nulls::Last) => Some("DESC NULLS LAST"),
    }
}

fn with(parameters: &BTreeMap<String, String>) -> String {
    if parameters.is_empty() { String::new() } else { format!("WITH {}", list_of(parameters)) }
}

fn list_of(with: &BTreeMap<String, String>) -> String {
    format!("({})", parameters(with))
}

/// Storage parameters, separated by commas.
#[must_use]
pub fn parameters(with: &BTreeMap<String, String>) -> String {
    let parameters: Vec<_> = with
        .iter()
        .map(|(name, value)| format!("{} = {}", ident(name), parameter(value)))
        .collect();
    parameters.join(", ")
}

/// Numbers and plain words are unquoted; Postgres accepts a string constant for anything.
fn parameter(value: &str) -> String {
    let number =
        value.parse::<f64>().is_ok() && value.chars().all(|c| c.is_ascii_digit() || c == '.');
    let word = matches!(value, "on" | "off" | "true" | "false" | "auto");
    if number || word { value.to_owned() } else { literal(value) }
}
