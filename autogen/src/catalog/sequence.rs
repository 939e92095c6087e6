//! Sequences. What is known of those behind identity and serial columns goes to their columns; the others are objects
//! of their own. A sequence that a column owns without counting by it goes with its table and is nobody's business.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::{Readings, Selection, row::row};
use crate::schema::{ColumnType, Identity, IntegerType, Qualified, Sequence, SequenceOptions};

row! {
    struct Row {
        schema: String,
        name: String,
        ty: String,
        start: i64,
        increment: i64,
        min: i64,
        max: i64,
        cache: i64,
        cycle: bool,
        comment: Option<String>,
        owner_oid: Option<i64>,
        owner_attnum: Option<i16>,
    }
}

pub(super) async fn read(
    connection: &mut PgConnection,
    selection: &Selection,
    oids: &[i64],
    tables: &mut Readings,
) -> Result<BTreeMap<Qualified, Sequence>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/sequences.sql"))
        .bind(&selection.schemas)
        .bind(oids)
        .fetch_all(connection)
        .await?;
    let mut sequences = BTreeMap::new();
    for row in rows {
        let ty = IntegerType::of(&ColumnType::builtin(row.ty)).unwrap_or(IntegerType::Bigint);
        let options = SequenceOptions {
            start: Some(row.start),
            increment: Some(row.increment),
            min: Some(row.min),
            max: Some(row.max),
            cache: Some(row.cache),
            cycle: Some(row.cycle),
        };
        let name = Qualified::new(row.schema, row.name);
        let options = options.normalized(ty);
        match row.owner_oid.zip(row.owner_attnum) {
            None => {
                sequences.insert(name, Sequence { ty, options, comment: row.comment });
            }
            Some((oid, attnum)) => behind_column(name, options, oid, attnum, tables),
        }
    }
    Ok(sequences)
}

fn behind_column(
    name: Qualified,
    options: SequenceOptions,
    oid: i64,
    attnum: i16,
    tables: &mut Readings,
) {
    let Some(reading) = tables.get_mut(&oid) else { return };
    let Some(column) = reading.column(attnum) else { return };
    let implicit = Identity::implicit_sequence(&reading.name, &column.name);
    if let Some(identity) = reading.column_mut(attnum).and_then(|it| it.identity.as_mut()) {
        identity.options = options;
        identity.sequence = (name != implicit).then_some(name);
    }
}
