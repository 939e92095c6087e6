//! The types that columns use.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::ask::{ask, numbers};
use crate::schema::{ColumnType, Qualified, TypeName, normalize, quote};

type Row = (i64, i32, bool, String, String, String, bool, String, String, i64);

/// A type with its modifier, and the object id of the collation that it implies.
pub(super) struct UsedType {
    pub(super) ty: Arc<ColumnType>,
    pub(super) collation: i64,
}

/// Types by object id and modifier.
pub(super) async fn read(
    connection: &mut PgConnection,
    used: &BTreeSet<(i64, i32)>,
) -> Result<BTreeMap<(i64, i32), UsedType>, sqlx::Error> {
    let sql = include_str!("queries/types.sql")
        .replace("{types}", &numbers(used.iter().map(|(oid, _)| oid)))
        .replace("{modifiers}", &numbers(used.iter().map(|(_, modifier)| modifier)));
    let used_type = |row: Row| {
        let (key, collation) = ((row.0, row.1), row.9);
        (key, UsedType { ty: Arc::new(column_type(row)), collation })
    };
    ask::<Row>(connection, sql).map_ok(used_type).try_collect().await
}

/// The base types of the domains among these types and their elements, followed to the end.
pub(super) async fn domains(
    connection: &mut PgConnection,
    known: &BTreeMap<(i64, i32), UsedType>,
) -> Result<BTreeMap<Qualified, Arc<ColumnType>>, sqlx::Error> {
    let mut domains = BTreeMap::new();
    let mut open = others(known);
    while !open.is_empty() {
        let sql = include_str!("queries/domains.sql").replace("{types}", &numbers(&open));
        let rows: Vec<(String, String, i64, i32)> = ask(connection, sql).try_collect().await?;
        let bases: BTreeSet<(i64, i32)> = rows.iter().map(|it| (it.2, it.3)).collect();
        if bases.is_empty() {
            break;
        }
        let known = read(connection, &bases).await?;
        for (schema, name, base, modifier) in rows {
            if let Some(known) = known.get(&(base, modifier)) {
                domains.insert(Qualified::new(schema, name), Arc::clone(&known.ty));
            }
        }
        open = others(&known);
    }
    Ok(domains)
}

/// Those of these types that the server does not have.
///
/// # Errors
/// If the server cannot be queried.
pub async fn missing(
    connection: &mut PgConnection,
    asked: BTreeSet<Qualified>,
) -> Result<BTreeSet<Qualified>, sqlx::Error> {
    if asked.is_empty() {
        return Ok(asked);
    }
    let names: Vec<String> = asked.iter().map(quote::qualified).collect();
    // A name without a schema may be of any schema in the search path.
    let sql = "SELECT to_regtype(name) IS NULL
                      AND (part[1] IS DISTINCT FROM current_schema() OR to_regtype(quote_ident(part[2])) IS NULL)
               FROM unnest($1::text[]) WITH ORDINALITY AS it(name, at), parse_ident(name) AS part ORDER BY at";
    let missing: Vec<bool> = sqlx::query_scalar(sql).bind(names).fetch_all(connection).await?;
    Ok(asked.into_iter().zip(missing).filter(|(_, missing)| *missing).map(|(it, _)| it).collect())
}

/// The types that a schema defines, without enums.
fn others(known: &BTreeMap<(i64, i32), UsedType>) -> BTreeSet<i64> {
    let other = |it: &&(i64, i32)| matches!(known[*it].ty.name, TypeName::Other(_));
    known.keys().filter(other).map(|(oid, _)| *oid).collect()
}

fn column_type(row: Row) -> ColumnType {
    let (_, _, array, schema, name, kind, of_extension, bare, spelled, _) = row;
    if schema == "pg_catalog" {
        let parsed = normalize::parse_type(&spelled, "pg_catalog");
        let builtin = parsed.filter(|ty| matches!(ty.name, TypeName::Builtin(_)));
        let ty = builtin.unwrap_or_else(|| ColumnType::builtin(spelled));
        return ColumnType { array, ..ty };
    }
    // `format_type` appends modifiers to the bare name if the type has no modifiers of its own.
    let modifiers =
        spelled.strip_prefix(&bare).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
    let name = match kind.as_str() {
        _ if of_extension => TypeName::Extension(name),
        "e" => TypeName::Enum(Qualified::new(schema, name)),
        _ => TypeName::Other(Qualified::new(schema, name)),
    };
    ColumnType { name, modifiers: modifiers.map(|it| it.replace(' ', "")), array }
}
