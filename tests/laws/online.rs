//! The plan in stages, as it is for tables on which nobody may wait, leads to the same schema as the plain one, and back.

use autogen::{
    op::Op,
    pipeline::{Comparison, Online},
    plan::{Plan, Step, Transactions},
    render::sql,
    schema::extension::{located, stayed},
    scratch::prove::Verdict,
};
use sqlx::{AssertSqlSafe, Executor};

use crate::{
    case::Case,
    compare::{kept, verdict},
    golden,
    laws::{DEFAULT_SCHEMA, Golden},
    rows::{self, Side, Values},
    stage::Stage,
};

/// L13. The stage is as it was before `up`, and is so again.
pub(crate) async fn hold(
    stage: &Stage,
    case: &Case,
    change: &Comparison,
    golden: Golden,
) -> Result<(), String> {
    // Extensions stay after `down`, so that the stage is not as it was.
    let stays = change.ops.iter().any(|op| matches!(op, Op::Extension(..)));
    let mut change = change.clone();
    let is_staged = !stays && change.stage(&Online::Always);
    // The stages depend on the version: only the newest one has a golden.
    if let Golden::Blessed = golden
        && change.version >= 180_000
    {
        let text = if is_staged { text(&change) } else { String::new() };
        golden::check(case, "online.sql", &text)?;
    }
    if !is_staged {
        return Ok(());
    }
    let mut connection = stage.place.connection().await?;
    let proof = change.prove(&mut connection).await.map_err(|error| error.to_string())?;
    drop(connection);
    if !matches!(proof, Verdict::Proved(_)) {
        return Err(format!("L13: the plan in stages is not proved: {}", verdict(&proof)));
    }
    let (place, plan, ops) = (&stage.place, &change.plan, &change.ops);
    let start = stage.catalog().await?;
    let before = rows::rows(place, &start, ops, Side::Before, Values::Untouched).await?;
    run(stage, &plan.up, &plan.transactions, "L13: up in stages").await?;
    let reached = stage.catalog().await?;
    let target = located(change.target.clone(), &reached);
    stage.same("L13: the catalog after up in stages is not the target", &reached, &target).await?;
    let now = rows::rows(place, &reached, ops, Side::After, Values::Untouched).await?;
    kept("L13: rows after up in stages", &before, &now)?;
    run(stage, &plan.down, &plan.transactions, "L13: down in stages").await?;
    let returned = stage.catalog().await?;
    let stayed = stayed(start, &change.target, &returned);
    stage.same("L13: the catalog after down in stages is not the start", &returned, &stayed).await
}

/// Both ways as SQL.
fn text(change: &Comparison) -> String {
    let Plan { up, down, transactions, .. } = &change.plan;
    let [up, down] = [up, down].map(|it| sql::way(it, transactions, DEFAULT_SCHEMA));
    let text = |name: &str, sql: &str| format!("-- {name}\n\n{sql}");
    let texts = [("up", up), ("down", down)];
    let texts: Vec<String> = texts.iter().map(|(name, sql)| text(name, sql)).collect();
    texts.join("\n")
}

/// Each part in a transaction of its own, as the runner does it; a statement alone is its own.
async fn run(
    stage: &Stage,
    steps: &[Step],
    transactions: &Transactions,
    what: &str,
) -> Result<(), String> {
    let mut connection = stage.place.connection().await?;
    for part in transactions.parts(steps) {
        let statements: Vec<String> =
            part.iter().map(|step| sql::statement(step, DEFAULT_SCHEMA)).collect();
        let ends = if statements.len() > 1 { ["BEGIN", "COMMIT"] } else { ["", ""] };
        let [begin, commit] = ends.map(str::to_owned);
        for sql in std::iter::once(begin).chain(statements).chain([commit]) {
            let done = connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.clone()))).await;
            if let Err(error) = done {
                _ = connection.execute("ROLLBACK").await;
                return Err(format!("{what}: {error}\n{sql}"));
            }
        }
    }
    Ok(())
}
