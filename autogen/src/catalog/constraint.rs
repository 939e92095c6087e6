//! Constraints.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{Readings, index::Backing, over_tables, row::row};
use crate::schema::{
    Action, Check, Deferrable, Exclusion, Expression, ForeignKey, PrimaryKey, Qualified, Unique,
    Validity,
};

row! {
    struct Row {
        conrelid: i64,
        conname: String,
        contype: String,
        conkey: Option<Vec<i16>>,
        condeferrable: bool,
        condeferred: bool,
        connoinherit: bool,
        confrelid: i64,
        confkey: Option<Vec<i16>>,
        references_schema: Option<String>,
        references_table: Option<String>,
        confupdtype: String,
        confdeltype: String,
        match_full: Option<bool>,
        foreign_names: Option<Vec<String>>,
        definition: Option<String>,
        delete_columns: Option<Vec<i16>>,
        validated: bool,
        enforced: bool,
        period: bool,
    }
}

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &[i64],
    tables: &mut Readings,
    backing: &Backing,
) -> Result<(), sqlx::Error> {
    let version = super::server_version(connection).await?;
    // These columns came with PostgreSQL 15 and 18.
    let delete_columns = if version < 150_000 { "NULL::int2[]" } else { "k.confdelsetcols" };
    let (enforced, period) =
        if version < 180_000 { ("true", "false") } else { ("k.conenforced", "k.conperiod") };
    let sql = include_str!("queries/constraints.sql")
        .replace("{delete_columns}", delete_columns)
        .replace("{enforced}", enforced)
        .replace("{period}", period);
    let mut rows = over_tables::<Row>(connection, sql, oids);
    while let Some(row) = rows.try_next().await? {
        let foreign_names = row.foreign_names.clone().unwrap_or_else(|| {
            let names = tables.get(&row.confrelid).zip(row.confkey.as_deref());
            names.map(|(reading, keys)| reading.column_names(keys)).unwrap_or_default()
        });
        let Some(reading) = tables.get_mut(&row.conrelid) else { continue };
        let columns = reading.column_names(row.conkey.as_deref().unwrap_or_default());
        let deferrable = deferrable(&row);
        let validity = validity(&row);
        let without_overlaps = row.period;
        let on_delete_columns =
            reading.column_names(row.delete_columns.as_deref().unwrap_or_default());
        let definition = Expression(row.definition.clone().unwrap_or_default());
        let index = backing.get(&(row.conrelid, row.conname.clone()));
        let include = index.map(|index| index.include.clone()).unwrap_or_default();
        let table = &mut reading.table;
        match row.contype.as_str() {
            "p" => {
                table.primary_key = Some(PrimaryKey {
                    name: row.conname,
                    columns,
                    include,
                    deferrable,
                    without_overlaps,
                });
            }
            "u" => {
                let nulls_not_distinct = index.is_some_and(|index| index.nulls_not_distinct);
                let unique =
                    Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps };
                table.uniques.insert(row.conname, unique);
            }
            "c" => {
                let expression = Expression::bare(definition.as_str());
                let check = Check { expression, no_inherit: row.connoinherit, validity };
                table.checks.insert(row.conname, check);
            }
            "x" => {
                let text = definition.0.trim_start_matches("EXCLUDE").trim_start().to_owned();
                table.exclusions.insert(row.conname, Exclusion { definition: Expression(text) });
            }
            _ => {
                let references = Qualified::new(
                    row.references_schema.unwrap_or_default(),
                    row.references_table.unwrap_or_default(),
                );
                let key = ForeignKey {
                    columns,
                    references,
                    referenced_columns: foreign_names,
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
    Ok(())
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
