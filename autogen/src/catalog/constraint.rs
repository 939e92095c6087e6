//! Constraints.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    Reading, Readings,
    ask::{ask, numbers},
    comment::{Comments, Listed},
    row::row,
};
use crate::schema::{
    Action, Check, Deferrable, Exclusion, Expression, ForeignKey, PrimaryKey, Qualified, Unique,
    Validity,
};

row! {
    struct Row {
        oid: i64,
        conrelid: i64,
        conname: String,
        contype: String,
        conkey: Option<Vec<i16>>,
        conindid: i64,
        condeferrable: bool,
        condeferred: bool,
        connoinherit: bool,
        confrelid: i64,
        confkey: Option<Vec<i16>>,
        confupdtype: String,
        confdeltype: String,
        match_full: Option<bool>,
        definition: Option<String>,
        delete_columns: Option<Vec<i16>>,
        validated: bool,
        enforced: bool,
        period: bool,
    }
}

/// The names of the constraints that are backed by an index, by the object id of the index.
pub(super) type Backed = BTreeMap<i64, String>;

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &str,
    tables: &mut Readings,
    comments: &mut Comments,
) -> Result<Backed, sqlx::Error> {
    let version = super::server_version(connection).await?;
    // These columns came with PostgreSQL 15 and 18.
    let delete_columns = if version < 150_000 { "NULL::int2[]" } else { "k.confdelsetcols" };
    let (enforced, period) =
        if version < 180_000 { ("true", "false") } else { ("k.conenforced", "k.conperiod") };
    let sql = include_str!("queries/constraints.sql")
        .replace("{delete_columns}", delete_columns)
        .replace("{enforced}", enforced)
        .replace("{period}", period)
        .replace("{tables}", oids);
    let mut backed = Backed::new();
    let mut elsewhere = Vec::new();
    let mut rows = ask::<Row>(connection, sql);
    while let Some(row) = rows.try_next().await? {
        let comment = comments.take(Listed::Constraint, row.oid);
        if let Some((comment, reading)) = comment.zip(tables.get_mut(&row.conrelid)) {
            reading.table.marks.constraint_comments.insert(row.conname.clone(), comment);
        }
        if matches!(row.contype.as_str(), "p" | "u" | "x") {
            backed.insert(row.conindid, row.conname.clone());
        }
        let references = tables.get(&row.confrelid).map(|reading| Referenced {
            table: reading.name.clone(),
            columns: reading.column_names(row.confkey.as_deref().unwrap_or_default()),
        });
        if row.contype == "f" && references.is_none() {
            elsewhere.push(row);
        } else if let Some(reading) = tables.get_mut(&row.conrelid) {
            add(row, references, reading);
        }
    }
    drop(rows);
    if !elsewhere.is_empty() {
        read_elsewhere(connection, elsewhere, tables).await?;
    }
    Ok(backed)
}

/// Foreign keys that refer to tables of other schemas, or to partitions.
async fn read_elsewhere(
    connection: &mut PgConnection,
    keys: Vec<Row>,
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    let oids: BTreeSet<i64> = keys.iter().map(|it| it.confrelid).collect();
    let sql = include_str!("queries/referenced.sql").replace("{tables}", &numbers(oids));
    let mut found = BTreeMap::new();
    let mut rows = ask::<(i64, String, String, i16, String)>(connection, sql);
    while let Some((oid, schema, table, number, column)) = rows.try_next().await? {
        let new = || (Qualified::new(schema, table), BTreeMap::new());
        found.entry(oid).or_insert_with(new).1.insert(number, column);
    }
    for row in keys {
        let Some((table, columns)) = found.get(&row.confrelid) else { continue };
        let name = |number| columns.get(number).cloned();
        let references = Referenced {
            table: table.clone(),
            columns: row.confkey.iter().flatten().filter_map(name).collect(),
        };
        if let Some(reading) = tables.get_mut(&row.conrelid) {
            add(row, Some(references), reading);
        }
    }
    Ok(())
}

/// The object that a foreign key refers to.
struct Referenced {
    table: Qualified,
    columns: Vec<String>,
}

fn add(row: Row, references: Option<Referenced>, reading: &mut Reading) {
    let columns = reading.column_names(row.conkey.as_deref().unwrap_or_default());
    let deferrable = deferrable(&row);
    let validity = validity(&row);
    let without_overlaps = row.period;
    let on_delete_columns = reading.column_names(row.delete_columns.as_deref().unwrap_or_default());
    let definition = row.definition.as_deref().unwrap_or_default();
    let table = &mut reading.table;
    // A constraint backed by an index gets its other facets from the index.
    match row.contype.as_str() {
        "p" => {
            table.primary_key = Some(PrimaryKey {
                name: row.conname,
                columns,
                include: Vec::new(),
                deferrable,
                without_overlaps,
            });
        }
        "u" => {
            let unique = Unique {
                columns,
                include: Vec::new(),
                nulls_not_distinct: false,
                deferrable,
                without_overlaps,
            };
            table.uniques.insert(row.conname, unique);
        }
        "c" => {
            let expression = Expression::bare(definition);
            let check = Check { expression, no_inherit: row.connoinherit, validity };
            table.checks.insert(row.conname, check);
        }
        "x" => {
            let text = definition.trim_start_matches("EXCLUDE").trim_start().to_owned();
            table.exclusions.insert(row.conname, Exclusion { definition: Expression(text) });
        }
        _ => {
            let Some(references) = references else { return };
            let key = ForeignKey {
                columns,
                references: references.table,
                referenced_columns: references.columns,
                on_update: action(&row.confupdtype),
                on_delete: action(&row.confdeltype),
                on_delete_columns,
                match_full: row.match_full.unwrap_or(false),
                deferrable,
                validity,
                period: row.period,
            };
            table.foreign_keys.insert(row.conname, key);
        }
    }
}

fn deferrable(row: &Row) -> Deferrable {
    match (row.condeferrable, row.condeferred) {
        (false, _) => Deferrable::No,
        (true, false) => Deferrable::InitiallyImmediate,
        (true, true) => Deferrable::InitiallyDeferred,
    }
}

fn validity(row: &Row) -> Validity {
    match (row.enforced, row.validated) {
        (false, _) => Validity::NotEnforced,
        (true, false) => Validity::NotValid,
        (true, true) => Validity::Valid,
    }
}

/// The codes of `pg_constraint.confupdtype` (manual, section 51.13).
fn action(code: &str) -> Action {
    match code {
        "r" => Action::Restrict,
        "c" => Action::Cascade,
        "n" => Action::SetNull,
        "d" => Action::SetDefault,
        _ => Action::NoAction,
    }
}
