//! Objects beside tables, as Postgres prints them, and what they depend on. Only queried if somebody declares such objects, or
//! did.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::TryStreamExt as _;
use lexer::Kind as TokenKind;
use sqlx::PgConnection;

use super::{
    ask::{ask, names, numbers},
    row::row,
};
use crate::schema::{
    Qualified,
    declared::{Address, Bonds, Declarations, Declared, Kind, Required},
};

row! {
    struct Row {
        kind: String,
        space: String,
        name: String,
        part: String,
        column: Option<String>,
        called: String,
        definition: String,
        undo: Option<String>,
        comment: Option<String>,
        shape: Vec<String>,
        class: Option<i64>,
        oid: Option<i64>,
        of_class: Option<i64>,
        of_oid: Option<i64>,
        identity: String,
    }
}

type BondRow = (i64, i64, i64, i64, Option<String>, Option<String>, Option<String>);

/// A row of the catalog: its table and its number.
type Id = (i64, i64);

/// Reads the objects of these Postgres schemas.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    schemas: &[String],
) -> Result<Declarations, sqlx::Error> {
    let sql = include_str!("queries/declared.sql").replace("{schemas}", &names(schemas));
    let version = super::server_version(connection).await?;
    let rows: Vec<Row> = ask(connection, sql).try_collect().await?;
    let mut found = Declarations::default();
    let mut ids: BTreeMap<Id, Address> = BTreeMap::new();
    let mut owners: Vec<(Address, Id)> = Vec::new();
    for row in rows {
        let Some(kind) = Kind::named(&row.kind) else { continue };
        let name = Qualified::new(row.space, row.name);
        let address = Address { kind, name, part: row.part, column: row.column };
        let id = row.class.zip(row.oid);
        ids.extend(id.map(|id| (id, address.clone())));
        owners.extend(row.of_class.zip(row.of_oid).map(|id| (address.clone(), id)));
        let mentions = if kind.is_routine() { mentions(&row.definition) } else { BTreeSet::new() };
        let bonds = Bonds { identity: row.identity, id, requires: BTreeSet::new(), mentions };
        found.bonds.insert(address.clone(), bonds);
        let declared = Declared {
            definition: row.definition,
            on: row.called,
            undo: row.undo,
            comment: row.comment,
            shape: row.shape,
            withheld: Vec::new(),
        };
        let declared =
            if kind.are_privileges() { declared.with_all_privileges(version) } else { declared };
        found.objects.insert(address, declared);
    }
    if found.is_empty() {
        return Ok(found);
    }
    bind(connection, &mut found, &ids, owners).await?;
    Ok(found)
}

/// The rows in the catalog of the objects of these Postgres schemas.
///
/// # Errors
/// If the server cannot be queried.
pub async fn ids(
    connection: &mut PgConnection,
    schemas: &[String],
) -> Result<BTreeSet<(i64, i64)>, sqlx::Error> {
    let sql = include_str!("queries/declared_ids.sql").replace("{schemas}", &names(schemas));
    ask::<(i64, i64)>(connection, sql).try_collect().await
}

async fn bind(
    connection: &mut PgConnection,
    found: &mut Declarations,
    ids: &BTreeMap<Id, Address>,
    owners: Vec<(Address, Id)>,
) -> Result<(), sqlx::Error> {
    let sql = include_str!("queries/bonds.sql")
        .replace("{classes}", &numbers(ids.keys().map(|it| it.0)))
        .replace("{oids}", &numbers(ids.keys().map(|it| it.1)));
    let rows: Vec<BondRow> = ask(connection, sql).try_collect().await?;
    for (of_class, of_oid, class, oid, schema, name, column) in rows {
        let Some(bonds) = ids.get(&(of_class, of_oid)).and_then(|it| found.bonds.get_mut(it))
        else {
            continue;
        };
        if let Some(address) = ids.get(&(class, oid)) {
            bonds.requires.insert(Required::Declared(address.clone()));
            continue;
        }
        let Some((schema, name)) = schema.zip(name) else { continue };
        let name = Qualified::new(schema, name);
        bonds.requires.insert(match column {
            Some(column) => Required::Column(name, column),
            None if class == PG_CLASS => Required::Relation(name),
            None => Required::Type(name),
        });
    }
    for (address, id) in owners {
        let required = match ids.get(&id) {
            Some(owner) => Required::Declared(owner.clone()),
            None if id.0 == PG_TYPE => Required::Type(address.name.clone()),
            // A schema.
            None if address.name.name.is_empty() => continue,
            None => Required::Relation(address.name.clone()),
        };
        let Some(bonds) = found.bonds.get_mut(&address) else { continue };
        bonds.requires.insert(required);
        // A new type of a column has its own.
        if matches!(address.kind, Kind::ColumnStorage | Kind::ColumnCompression) {
            let column = address.column.clone();
            bonds.requires.extend(column.map(|it| Required::Column(address.name.clone(), it)));
        }
    }
    Ok(())
}

/// The number of `pg_class` (`RelationRelationId` in the source of Postgres).
const PG_CLASS: i64 = 1259;

/// The number of `pg_type` (`TypeRelationId`).
const PG_TYPE: i64 = 1247;

/// The names in the body of a routine in SQL, which is looked into when it is created. Postgres writes bodies between dollars.
fn mentions(definition: &str) -> BTreeSet<String> {
    let tokens: Vec<_> = lexer::tokens(definition).collect();
    let is_sql = tokens.windows(2).any(|pair| pair[0].is("LANGUAGE") && pair[1].is("sql"));
    let bodies =
        tokens.iter().filter(|it| it.kind == TokenKind::Constant && it.text.starts_with('$'));
    let bodies = bodies.filter(|_| is_sql).filter_map(lexer::Token::constant);
    bodies
        .flat_map(|body| lexer::tokens(&body).filter_map(|it| it.name()).collect::<Vec<_>>())
        .collect()
}
