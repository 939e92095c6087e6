//! `status --locks`: which tables pending migrations keep programs from using.

use sea_orm_migration::MigratorTrait;

use super::{Context, Ending, list, term};
use crate::error::RunError;
use crate::options::Options;
use crate::run::blocking::Blocked;

pub(super) async fn run<M: MigratorTrait>(
    format: &list::Format,
    context: &Context,
) -> Result<Ending, RunError> {
    let options = Options::default();
    let blocked = context.with::<M, _>(options, async |runner, _| runner.blocking().await).await?;
    if format.json {
        let all: Vec<serde_json::Value> = blocked.iter().map(json).collect();
        return list::json("statements", &all);
    }
    for it in &blocked {
        term::data(&format!("{}: {it}", it.migration));
    }
    if blocked.is_empty() {
        context
            .term
            .say("No pending migration keeps programs waiting while it reads or writes rows");
    }
    Ok(Ending::Done)
}

fn json(it: &Blocked) -> serde_json::Value {
    let Blocked { migration, statement, lock, table, work, rows } = it;
    serde_json::json!({
        "migration": migration,
        "statement": statement,
        "lock": lock,
        "table": table,
        "work": work,
        "rows": rows,
    })
}
