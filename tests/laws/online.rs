//! The plan in stages, as it is for tables on which nobody may wait, leads to the same schema as the plain one, and back.

use autogen::{
    op::Op,
    pipeline::{Comparison, Online},
    plan::{Step, Transactions},
    render::sql,
    schema::extension::{located, stayed},
    scratch::prove::Verdict,
};
use sqlx::{AssertSqlSafe, Executor};

use crate::{
    compare::{kept, verdict},
    laws::DEFAULT_SCHEMA,
    rows::{self, Side, Values},
    stage::Stage,
};

/// L13. The stage is as it was before `up`, and is so again.
pub(crate) async fn hold(stage: &Stage, change: &Comparison) -> Result<(), String> {
    // Extensions stay after `down`, so that the stage is not as it was.
    let stays = change.ops.iter().any(|op| matches!(op, Op::Extension(..)));
    let mut change = change.clone();
    if stays || !change.stage(&Online::Always) {
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
