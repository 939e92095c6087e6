//! What a change drops is kept, and the way back brings all of it back.

use autogen::{
    op::{Change, Op},
    pipeline::{Comparison, Park},
    schema::{Qualified, stated},
    scratch::prove::Verdict,
};

use crate::{
    compare::{kept, verdict},
    rows,
    stage::Stage,
};

/// Whether something of the table is dropped and not parked.
fn loses_rows(table: &str, ops: &[Op]) -> bool {
    let is_parked = |own: &Qualified, column: Option<&String>| {
        ops.iter().any(|op| match op {
            Op::Park(it, name, _) => it == own && name.as_ref() == column,
            _ => false,
        })
    };
    ops.iter().any(|op| match op {
        Op::Table(own, Change::Drop(_)) => own.to_string() == table && !is_parked(own, None),
        Op::Column(own, Change::Drop(column)) => {
            own.to_string() == table && !is_parked(own, Some(&column.name))
        }
        // Other values than they were: some do not come back.
        Op::Column(own, Change::Alter(_)) | Op::Enum(own, Change::Alter(_)) => {
            own.to_string() == table
        }
        _ => false,
    })
}

/// L11: with parking, every value of every table is back after `up` and `down`, and nothing is left of what was parked.
pub(crate) async fn hold(
    stage: &Stage,
    after: &stated::Schema,
    lock: &stated::Schema,
) -> Result<(), String> {
    let park = Park::Always { migration: "m20260101_000000_case", except: &[] };
    let mut connection = stage.place.connection().await?;
    let change: Comparison = stage.compare_parking(&mut connection, after, lock, park).await?;
    if !change.ops.iter().any(|op| matches!(op, Op::Park(..))) || !change.stops().is_empty() {
        return Ok(());
    }
    let proof = change.prove(&mut connection).await.map_err(|error| error.to_string())?;
    drop(connection);
    if !matches!(proof, Verdict::Proved(_)) {
        return Err(format!("L11: the plan that parks is not proved: {}", verdict(&proof)));
    }
    let start = stage.catalog().await?;
    let mut before = rows::all(&stage.place, &start).await?;
    // What cannot be parked goes: its own drop has to be asked for.
    before.retain(|table, _| !loses_rows(table, &change.ops));
    stage.run(&change.plan.up, "L11: up with parking").await?;
    stage.run(&change.plan.down, "L11: down from parking").await?;
    let returned = stage.catalog().await?;
    kept(
        "L11: rows after up and down with parking",
        &before,
        &rows::all(&stage.place, &returned).await?,
    )?;
    let left = "SELECT coalesce(string_agg(relname, ', '), '') FROM pg_class WHERE relnamespace = to_regnamespace('autogen_parked') AND relkind = 'r'";
    match stage.place.value(left).await?.as_str() {
        // So that the database is as it was.
        "" => stage.place.execute("DROP SCHEMA IF EXISTS autogen_parked").await,
        left => Err(format!("L11: still parked after down: {left}")),
    }
}
