//! The laws. Each is a sentence; a case that breaks one names it.

use std::collections::BTreeSet;

use autogen::{
    check::{Direction, Finding},
    diff,
    op::Op,
    pipeline::{Comparison, schemas_of},
    schema::{Pair, stated},
    scratch::prove::Verdict,
};
use tests::server::Server;

use crate::{
    adopted,
    case::Case,
    compare::{kept, same, settled, verdict},
    counts::{self, Fate},
    golden, locks, online, parking,
    place::{EMBEDDED, Embedded, Oracle, Place},
    rows::{self, Side, Values},
    stage::{Stage, detached, expanded, read, remembered},
    ways::{by_rust, by_sql, from_scratch},
};

pub(crate) const DEFAULT_SCHEMA: &str = "public";

/// Holds a case to every law on one server.
pub(crate) fn hold(case: &Case, server: &Server, oracle: Oracle) -> Result<(), String> {
    block_on(async {
        Box::pin(play(case, Place::on(server, &case.name, oracle)?, Golden::Blessed)).await
    })
}

/// Holds a case to every law on the embedded server.
pub(crate) fn hold_embedded(case: &Case, server: &Embedded) -> Result<(), String> {
    if EMBEDDED < case.expected.since {
        return Ok(());
    }
    server.play(|place| async {
        // The case may need an extension that only other servers have.
        if !place.offers(&case.expected.needs).await? {
            return Ok(());
        }
        Box::pin(play(case, place, Golden::Blessed)).await
    })
}

/// Holds a random pair to every law that needs no golden.
pub(crate) fn hold_random(case: &Case, server: &Server, oracle: Oracle) -> Result<(), String> {
    block_on(async {
        Box::pin(play(case, Place::on(server, &case.name, oracle)?, Golden::None)).await
    })
}

/// Holds a pair whose rows may violate the target to the law of counting.
pub(crate) fn hold_rows(case: &Case, server: &Server) -> Result<(), String> {
    block_on(async { rows_decide(case, Place::on(server, &case.name, Oracle::Spared)?).await })
}

/// Adopts a schema of `tests/adopted`.
pub(crate) fn adopts(name: &str, server: &Server) -> Result<(), String> {
    block_on(async { Box::pin(adopted::adopts(name, server)).await })
}

fn block_on(future: impl Future<Output = Result<(), String>>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|it| it.to_string())?;
    runtime.block_on(future)
}

/// Whether the output for a case has been blessed.
#[derive(Clone, Copy)]
pub(crate) enum Golden {
    Blessed,
    None,
}

async fn play(case: &Case, place: Place, golden: Golden) -> Result<(), String> {
    let before = read(case, "before")?;
    let after = read(case, "after")?;
    let place = place.along(case.expected.search_path.clone()).await?;
    let schemas = schemas_of([&before, &after], DEFAULT_SCHEMA, &[]);
    let mut stage = Stage { place, schemas, detached: BTreeSet::new(), fills: Vec::new() };
    if let Some(sql) = case.text("setup.sql") {
        stage.place.execute(&sql).await?;
    }

    // The start is itself a generation, from an empty database.
    let nothing = stated::Schema::default();
    let start = stage.compare(&before, &nothing).await?;
    stage.run(&start.plan.up, "before").await?;
    let locked = remembered(&start.remembered(&before))?;
    settled("a second run over `before`", &stage.compare(&before, &locked).await?)?;
    let (after, fills) = expanded(case, after, &locked)?;
    stage.fills = fills;
    if let Some(sql) = case.text("rows.sql") {
        stage.place.execute(&sql).await?;
    }

    if let Some(words) = &case.expected.refused {
        return refused_in_words(words, stage.compare(&after, &locked).await);
    }
    let mut change = stage.compare(&after, &locked).await?;
    let again = stage.compare(&after, &locked).await?;
    if golden::generated(case, &change) != golden::generated(case, &again) {
        return Err("L7: the same input does not give the same bytes".into());
    }
    stage.detached = detached(&change);
    reversible(&change)?;
    if !change.stops().is_empty() {
        if let Golden::Blessed = golden {
            golden::findings(case, &change)?;
            golden::check(case, "summary.txt", &golden::summary_of(&change))?;
        }
        return refused(&stage, &change).await;
    }
    let mut connection = stage.place.connection().await?;
    let proof = change.prove(&mut connection).await.map_err(|error| error.to_string())?;
    change.measure(&mut connection).await.map_err(|error| error.to_string())?;
    drop(connection);
    if !matches!(proof, Verdict::Proved(_)) {
        return Err(format!("the plan is not proved: {}", verdict(&proof)));
    }
    if let Golden::Blessed = golden {
        golden::findings(case, &change)?;
        for (file, text) in golden::texts(case, &change) {
            golden::check(case, file, &text)?;
        }
    }
    let fate = if case.expected.fails.is_some() { Fate::Failed } else { Fate::Applied };
    counts::hold(&stage, &change, fate).await?;
    let locked_after = remembered(&change.remembered(&after))?;
    if let Some(words) = &case.expected.fails {
        Box::pin(parking::hold(&stage, &before, &after, [&locked, &locked_after])).await?;
        return fails(words, &stage, &change).await;
    }
    if case.text("setup.sql").is_none() {
        locks::hold(&stage, &change).await?;
    }
    let reached = Box::pin(by_sql(&stage, &change, &after)).await?;
    if stage.place.asks_the_oracle() {
        online::hold(&stage, case, &change, golden).await?;
    }
    if let Golden::Blessed = golden {
        by_rust(&stage, case, &change).await?;
    }
    // Last of those that share the stage: `down` drops unmanaged objects along with a column.
    Box::pin(parking::hold(&stage, &before, &after, [&locked, &locked_after])).await?;
    let is_alone = case.text("setup.sql").is_none()
        && !case.name.starts_with("unmanaged/")
        && !case.name.starts_with("equal/")
        && stage.detached.is_empty();
    let states_rows = case.text("rows_after.sql").is_some();
    if is_alone || states_rows {
        let stage = Box::pin(from_scratch(stage, case, &after, reached)).await?;
        if stage.place.asks_the_oracle() {
            Box::pin(adopted::hold(stage, &case.name)).await?;
        }
    }
    Ok(())
}

/// L10, with arbitrary rows: if counting finds none, the plan applies; if it finds some, Postgres refuses the plan.
async fn rows_decide(case: &Case, place: Place) -> Result<(), String> {
    let (before, after) = (read(case, "before")?, read(case, "after")?);
    let schemas = schemas_of([&before, &after], DEFAULT_SCHEMA, &[]);
    let stage = Stage { place, schemas, detached: BTreeSet::new(), fills: Vec::new() };
    let start = stage.compare(&before, &stated::Schema::default()).await?;
    stage.run(&start.plan.up, "before").await?;
    let locked = remembered(&start.remembered(&before))?;
    if let Some(sql) = case.text("rows.sql") {
        stage.place.execute(&sql).await?;
    }
    let change = stage.compare(&after, &locked).await?;
    if change.ops.is_empty() || !change.stops().is_empty() {
        return Ok(());
    }
    counts::decide(&stage, &change).await
}

/// Laws without a database: nothing differs from itself, and `down` is the inverse of `up`.
fn reversible(change: &Comparison) -> Result<(), String> {
    let schemas = change.schemas();
    if schemas.map(|it| diff::diff(Pair::new(it, it))) != Pair::new(vec![], vec![]) {
        return Err("a schema differs from itself".into());
    }
    let there = diff::diff(schemas);
    let back = diff::diff(schemas.swap());
    let inverse: Vec<Op> = there.iter().cloned().map(Op::inverse).collect();
    if inverse.len() != back.len() || !inverse.iter().all(|op| back.contains(op)) {
        return Err("the difference backwards is not the inverse".into());
    }
    if inverse.into_iter().map(Op::inverse).ne(there) {
        return Err("the inverse of the inverse is something else".into());
    }
    Ok(())
}

/// The change is refused with these words.
fn refused_in_words(words: &str, change: Result<Comparison, String>) -> Result<(), String> {
    match change {
        Ok(_) => Err(format!("the change is not refused: {words}")),
        Err(error) if error.contains(words) => Ok(()),
        Err(error) => Err(format!("the change is refused otherwise: {error}")),
    }
}

/// An object that is reported as blocking does block, and a refusal changes nothing.
async fn refused(stage: &Stage, change: &Comparison) -> Result<(), String> {
    let start = stage.catalog().await?;
    let is_of_up = |it: &&Finding| it.direction == Direction::Up;
    if !change.stops().iter().any(is_of_up) {
        stage.run(&change.plan.up, "up, which is not said to be blocked").await?;
        let down = stage.run(&change.plan.down, "down").await;
        let carried_out = "down is said to be blocked, and Postgres carries it out";
        return if down.is_ok() { Err(carried_out.into()) } else { Ok(()) };
    }
    if stage.run(&change.plan.up, "up").await.is_ok() {
        return Err("up is said to be blocked, and Postgres carries it out".into());
    }
    same("a refused change leaves something behind", &stage.catalog().await?, &start)
}

/// A predicted failure happens, and changes nothing.
async fn fails(words: &str, stage: &Stage, change: &Comparison) -> Result<(), String> {
    let start = stage.catalog().await?;
    let before =
        rows::rows(&stage.place, &start, &change.ops, Side::Before, Values::Untouched).await?;
    match stage.run(&change.plan.up, "up").await {
        Ok(()) => return Err(format!("up does not fail on the rows: {words}")),
        Err(error) if error.contains(words) => {}
        Err(error) => return Err(format!("up fails otherwise: {error}")),
    }
    same("what fails leaves something behind", &stage.catalog().await?, &start)?;
    let now =
        rows::rows(&stage.place, &start, &change.ops, Side::Before, Values::Untouched).await?;
    kept("L8: rows after up has failed", &before, &now)
}
