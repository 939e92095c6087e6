//! Indexes: those that stand alone, and what constraints leave to the index behind them.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{Readings, over_tables, row::row};
use crate::schema::{
    Collation, Expression, Home, Index, IndexColumn, IndexKey, Nulls, OperatorClass, Order,
    index::parameter as spelled, quote::ident,
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
        reloptions: Option<Vec<String>>,
        predicate: Option<String>,
        constraint_name: Option<String>,
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

/// What a constraint leaves to the index behind it, by table and constraint name, where that is anything.
pub(super) type Backing = BTreeMap<(i64, String), BackingIndex>;

pub(super) struct BackingIndex {
    pub(super) include: Vec<String>,
    pub(super) nulls_not_distinct: bool,
}

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &[i64],
    tables: &mut Readings,
) -> Result<Backing, sqlx::Error> {
    let version = super::server_version(connection).await?;
    // The column came with PostgreSQL 15.
    let nulls_not_distinct = if version < 150_000 { "false" } else { "i.indnullsnotdistinct" };
    let sql =
        include_str!("queries/indexes.sql").replace("{nulls_not_distinct}", nulls_not_distinct);
    let keys =
        over_tables::<KeyRow>(connection, include_str!("queries/index_keys.sql").to_owned(), oids);
    let keys: BTreeMap<(i64, i32), KeyRow> =
        keys.map_ok(|key| ((key.index_oid, key.ordinal), key)).try_collect().await?;
    let mut backing = Backing::new();
    let mut rows = over_tables::<Row>(connection, sql, oids);
    while let Some(row) = rows.try_next().await? {
        let Some(reading) = tables.get_mut(&row.table_oid) else { continue };
        let marks = &mut reading.table.marks;
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
        if let Some(constraint) = row.constraint_name {
            let index = BackingIndex { include, nulls_not_distinct: row.nulls_not_distinct };
            if index.nulls_not_distinct || !index.include.is_empty() {
                backing.insert((row.table_oid, constraint), index);
            }
            continue;
        }
        let columns = (1..=i32::from(row.n_keys))
            .zip(row.attnums.iter().zip(&row.options))
            .map(|(ordinal, (attnum, option))| {
                let name = reading.column(*attnum).map(|it| it.name.clone());
                column(name, *option, keys.get(&(row.index_oid, ordinal)))
            })
            .collect();
        let index = Index {
            unique: row.is_unique,
            nulls_not_distinct: row.nulls_not_distinct,
            method: row.method,
            columns,
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
    Ok(backing)
}

/// The bits of `pg_index.indoption` are those of `INDOPTION_DESC` and `INDOPTION_NULLS_FIRST` in `pg_index.h`.
fn column(name: Option<String>, option: i16, key: Option<&KeyRow>) -> IndexColumn {
    let (descending, nulls_first) = (option & 1 != 0, option & 2 != 0);
    let expression = key.and_then(|key| key.expression.clone()).unwrap_or_default();
    IndexColumn {
        key: name
            .map_or_else(|| IndexKey::Expression(Expression::bare(&expression)), IndexKey::Column),
        collation: key.and_then(collation),
        operator_class: key.and_then(operator_class),
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
    let home = Home(key.operator_class_schema.clone());
    let name = ident(key.operator_class.as_ref()?);
    let options = key
        .operator_class_options
        .as_ref()
        .map(|it| format!("({})", it.join(",")))
        .unwrap_or_default();
    let name = format!("{name}{options}");
    Some(Box::new(if key.of_extension {
        OperatorClass { home, name }
    } else {
        OperatorClass::new(home.to_sql(&name))
    }))
}

fn parameter(reloption: &str) -> Option<(String, String)> {
    reloption.split_once('=').map(|(name, value)| (name.to_owned(), spelled(name, value)))
}
