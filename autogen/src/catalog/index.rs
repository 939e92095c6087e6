//! Indexes: those without a constraint, and the facets that a constraint takes from its index.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    Reading, Readings,
    ask::{ask, numbers},
    comment::{Comments, Listed},
    constraint::Backed,
    row::row,
};
use crate::schema::{
    Collation, Column, Expression, Index, IndexColumn, IndexKey, Nulls, OperatorClass, Order,
    Table, index::parameter as spelled, quote::ident,
};

row! {
    struct Row {
        table_oid: i64,
        index_oid: i64,
        name: String,
        method: String,
        is_unique: bool,
        nulls_not_distinct: bool,
        n_keys: i16,
        attnums: Vec<i16>,
        options: Vec<i16>,
        operator_classes: Vec<i64>,
        collations: Vec<i64>,
        reloptions: Option<Vec<String>>,
        predicate: Option<String>,
        replica_identity: bool,
        clustered: bool,
        valid: bool,
    }
}

row! {
    struct KeyRow {
        index_oid: i64,
        ordinal: i32,
        expression: Option<String>,
        operator_class: Option<String>,
        operator_class_schema: Option<String>,
        of_extension: bool,
        operator_class_options: Option<Vec<String>>,
        collation: Option<String>,
        collation_schema: Option<String>,
    }
}

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &str,
    tables: &mut Readings,
    backed: &Backed,
    comments: &mut Comments,
) -> Result<(), sqlx::Error> {
    let version = super::server_version(connection).await?;
    // The column came with PostgreSQL 15.
    let nulls_not_distinct = if version < 150_000 { "false" } else { "i.indnullsnotdistinct" };
    let sql = include_str!("queries/indexes.sql")
        .replace("{nulls_not_distinct}", nulls_not_distinct)
        .replace("{tables}", oids);
    let usual = include_str!("queries/operator_classes.sql").to_owned();
    let usual: BTreeSet<i64> =
        ask::<(i64,)>(connection, usual).map_ok(|(oid,)| oid).try_collect().await?;
    let mut unusual = BTreeMap::new();
    let mut rows = ask::<Row>(connection, sql);
    while let Some(row) = rows.try_next().await? {
        let Some(reading) = tables.get_mut(&row.table_oid) else { continue };
        let marks = &mut reading.table.marks;
        if let Some(comment) = comments.take(Listed::Relation, row.index_oid) {
            marks.index_comments.insert(row.name.clone(), comment);
        }
        if !row.valid {
            marks.invalid.insert(row.name);
            continue;
        }
        if row.replica_identity {
            marks.replica_identity = Some(row.name.clone());
        }
        if row.clustered {
            marks.clustered_on = Some(row.name.clone());
        }
        let n_keys = usize::try_from(row.n_keys).unwrap_or(0);
        let include = reading.column_names(row.attnums.get(n_keys..).unwrap_or_default());
        if let Some(constraint) = backed.get(&row.index_oid) {
            stand_behind(constraint, include, &row, &mut reading.table);
            continue;
        }
        if !is_usual(&row, n_keys, reading, &usual) {
            unusual.insert(row.index_oid, (row.table_oid, row.name.clone()));
        }
        let keys = row.attnums.iter().zip(&row.options).take(n_keys);
        let columns = keys.map(|(number, option)| column(reading.column(*number), *option));
        let index = Index {
            unique: row.is_unique,
            nulls_not_distinct: row.nulls_not_distinct,
            method: row.method,
            columns: columns.collect(),
            include,
            predicate: row.predicate.as_deref().map(Expression::bare),
            with: row
                .reloptions
                .unwrap_or_default()
                .iter()
                .filter_map(|it| parameter(it))
                .collect(),
        };
        reading.table.indexes.insert(row.name, index);
    }
    drop(rows);
    read_keys(connection, &unusual, tables).await
}

/// The facets that a constraint takes from its index.
fn stand_behind(constraint: &str, include: Vec<String>, row: &Row, table: &mut Table) {
    if let Some(unique) = table.uniques.get_mut(constraint) {
        (unique.include, unique.nulls_not_distinct) = (include, row.nulls_not_distinct);
    } else if let Some(key) = table.primary_key.as_mut().filter(|it| it.name == constraint) {
        key.include = include;
    }
}

/// Whether every key is a column with its own collation and the default operator class.
fn is_usual(row: &Row, n_keys: usize, reading: &Reading, usual: &BTreeSet<i64>) -> bool {
    let mut keys = row.attnums.iter().zip(&row.operator_classes).zip(&row.collations).take(n_keys);
    keys.all(|((number, operator_class), collation)| {
        let attribute = reading.attribute(*number);
        usual.contains(operator_class) && attribute.is_some_and(|it| it.collation == *collation)
    })
}

/// The keys of these indexes that are out of the ordinary.
async fn read_keys(
    connection: &mut PgConnection,
    unusual: &BTreeMap<i64, (i64, String)>,
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    if unusual.is_empty() {
        return Ok(());
    }
    let sql = include_str!("queries/index_keys.sql").replace("{indexes}", &numbers(unusual.keys()));
    let mut rows = ask::<KeyRow>(connection, sql);
    while let Some(row) = rows.try_next().await? {
        let Some((table, name)) = unusual.get(&row.index_oid) else { continue };
        let index = tables.get_mut(table).and_then(|it| it.table.indexes.get_mut(name));
        let at = usize::try_from(row.ordinal - 1).ok();
        let Some(key) = index.zip(at).and_then(|(index, at)| index.columns.get_mut(at)) else {
            continue;
        };
        key.collation = collation(&row);
        key.operator_class = operator_class(&row);
        if let Some(expression) = row.expression {
            key.key = IndexKey::Expression(Expression::bare(&expression));
        }
    }
    Ok(())
}

/// The usual key is a column. Only an expression is not.
///
/// The bits of `pg_index.indoption` are those of `INDOPTION_DESC` and `INDOPTION_NULLS_FIRST` in `pg_index.h`.
fn column(column: Option<&Column>, option: i16) -> IndexColumn {
    let (descending, nulls_first) = (option & 1 != 0, option & 2 != 0);
    IndexColumn {
        key: column.map_or_else(
            || IndexKey::Expression(Expression::bare("")),
            |it| IndexKey::Column(it.name.clone()),
        ),
        collation: None,
        operator_class: None,
        order: if descending { Order::Descending } else { Order::Ascending },
        nulls: match (descending, nulls_first) {
            (true, true) | (false, false) => Nulls::Default,
            (false, true) => Nulls::First,
            (true, false) => Nulls::Last,
        },
    }
}

fn collation(key: &KeyRow) -> Option<Box<Collation>> {
    let name = key.collation.clone()?;
    Some(Box::new(Collation { schema: key.collation_schema.clone(), name }))
}

fn operator_class(key: &KeyRow) -> Option<Box<OperatorClass>> {
    let name = ident(key.operator_class.as_ref()?);
    let options = key
        .operator_class_options
        .as_ref()
        .map(|it| format!("({})", it.join(",")))
        .unwrap_or_default();
    let schema = key.operator_class_schema.as_ref().filter(|_| !key.of_extension);
    let schema = schema.map(|it| format!("{}.", ident(it))).unwrap_or_default();
    Some(Box::new(OperatorClass(format!("{schema}{name}{options}"))))
}

fn parameter(reloption: &str) -> Option<(String, String)> {
    reloption.split_once('=').map(|(name, value)| (name.to_owned(), spelled(name, value)))
}
