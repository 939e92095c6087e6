//! What a change takes is kept, and the other way brings all of it back.

use autogen::{
    check::{Direction, Finding},
    op::{Change, Form, Op, Turn},
    pipeline::{Comparison, Park},
    schema::{Qualified, stated},
    scratch::prove::Verdict,
};

use crate::{
    compare::{kept, verdict},
    counts, rows,
    stage::Stage,
};

/// Whether something of the table is lost on one of the ways, and not parked.
fn loses_rows(table: &str, change: &Comparison, turn: Turn) -> bool {
    let is_parked = |own: &Qualified, column: Option<&String>| {
        change.ops.iter().any(|op| match op {
            Op::Park(it, name, to) => it == own && name.as_ref() == column && to.turn == turn,
            _ => false,
        })
    };
    let direction = match turn {
        Turn::Keep => Direction::Up,
        Turn::Restore => Direction::Down,
    };
    let goes = |op: &Op| match turn {
        Turn::Keep => op.clone(),
        Turn::Restore => op.clone().inverse(),
    };
    // Converted values that fit come back by themselves.
    let narrows = |column: &str| {
        let is_meant = |it: &&Finding| it.direction == direction && it.code == "narrows-type";
        change.findings.iter().filter(is_meant).any(|it| it.message.contains(&format!("{column}`")))
    };
    change.ops.iter().any(|op| match goes(op) {
        Op::Table(own, Change::Drop(_)) => own.to_string() == table && !is_parked(&own, None),
        Op::Column(own, Change::Drop(column)) => {
            own.to_string() == table && !is_parked(&own, Some(&column.name))
        }
        Op::Column(own, Change::Alter(pair)) => {
            let name = &pair.after.name;
            let is_computed = pair.before.generated.is_some() || pair.after.generated.is_some();
            let is_lost = is_computed || narrows(&format!("{}.{name}", own.name));
            own.to_string() == table && is_lost && !is_parked(&own, Some(name))
        }
        _ => false,
    })
}

const UNPROVED: &str = "L11: the plan that parks is not proved";

/// L11: with parking, every value of every table is back after `up` and `down`, and nothing is left of what was parked. The
/// same holds of `down` and the next `up`.
pub(crate) async fn hold(
    stage: &Stage,
    before: &stated::Schema,
    after: &stated::Schema,
    locks: [&stated::Schema; 2],
) -> Result<(), String> {
    let park = Park::Always { migration: "m20260101_000000_case", except: &[] };
    let Some(there) = parking(stage, after, locks[0], park).await? else { return Ok(()) };
    let start = stage.catalog().await?;
    let mut held = rows::all(&stage.place, &start).await?;
    // What cannot be parked goes: its own drop has to be asked for.
    held.retain(|table, _| !loses_rows(table, &there, Turn::Keep));
    stage.run(&there.plan.up, "L11: up with parking").await?;
    let reached = stage.catalog().await?;
    let mut made = rows::all(&stage.place, &reached).await?;
    made.retain(|table, _| !loses_rows(table, &there, Turn::Restore));
    let park = Park::Always { migration: "m20260102_000000_back", except: &[] };
    // Extensions and schemas stay on the way back: the change the other way round is another one.
    let stays = there.ops.iter().any(|op| matches!(op, Op::Extension(..) | Op::Namespace(..)));
    let back = if stays { Ok(None) } else { parking(stage, before, locks[1], park).await };
    // What is not proved is not written, and keeps and loses nothing.
    let back = back.or_else(|error| if error.contains(UNPROVED) { Ok(None) } else { Err(error) });
    stage.run(&there.plan.down, "L11: down from parking").await?;
    let returned = stage.catalog().await?;
    let found = rows::all(&stage.place, &returned).await?;
    kept("L11: rows after up and down with parking", &held, &found)?;
    stage.run(&there.plan.up, "L11: up again").await?;
    let reached = stage.catalog().await?;
    kept("L11: rows after up, down and up", &made, &rows::all(&stage.place, &reached).await?)?;
    stage.run(&there.plan.down, "L11: down again").await?;
    let mut may_be_left = names(&there, Turn::Restore);
    // A table that moves away has to be there to come back.
    let moves = |op: &Op| match op {
        Op::Park(_, _, to) => to.form == Form::Moved,
        _ => false,
    };
    if let Some(back) = back?.filter(|it| !it.ops.iter().any(moves)) {
        may_be_left.extend(names(&back, Turn::Keep));
        let mut held = found.clone();
        held.retain(|table, _| !loses_rows(table, &back, Turn::Restore));
        stage.run(&back.plan.down, "L11: down that parks").await?;
        stage.run(&back.plan.up, "L11: up after a down that parks").await?;
        let returned = stage.catalog().await?;
        let found = rows::all(&stage.place, &returned).await?;
        kept("L11: rows after down and up with parking", &held, &found)?;
    }
    let left = "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('autogen_parked') AND relkind IN ('r', 'p')";
    let mut left = stage.place.query(left).await?.concat();
    left.retain(|it| !may_be_left.contains(it));
    if !left.is_empty() {
        return Err(format!("L11: still parked: {}", left.join(", ")));
    }
    // So that the database is as it was.
    stage.place.execute("DROP SCHEMA IF EXISTS autogen_parked CASCADE").await
}

/// The tables that hold what one of the ways keeps until the other one is taken.
fn names(change: &Comparison, turn: Turn) -> Vec<String> {
    let name = |op: &Op| match op {
        Op::Park(_, _, to) if to.turn == turn => Some(to.name.clone()),
        _ => None,
    };
    change.ops.iter().filter_map(name).collect()
}

/// A change that parks, proved; none if it has nothing to park, or rows are in its way all the same.
async fn parking(
    stage: &Stage,
    entities: &stated::Schema,
    lock: &stated::Schema,
    park: Park<'_>,
) -> Result<Option<Comparison>, String> {
    let mut connection = stage.place.connection().await?;
    let change = stage.compare_parking(&mut connection, entities, lock, park).await?;
    drop(connection);
    let parks = change.ops.iter().any(|op| matches!(op, Op::Park(..)));
    if !parks || !change.stops().is_empty() || counts::foretells(stage, &change).await? {
        return Ok(None);
    }
    let mut connection = stage.place.connection().await?;
    let proof = change.prove(&mut connection).await.map_err(|error| error.to_string())?;
    match proof {
        Verdict::Proved(_) => Ok(Some(change)),
        proof => Err(format!("{UNPROVED}: {}", verdict(&proof))),
    }
}
