//! `preflight`: count the rows that are in the way of pending migrations.

use sea_orm_migration::MigratorTrait;

use super::{Context, Ending, list, term};
use crate::error::RunError;
use crate::options::Options;
use crate::run::preflight::Counted;

/// Count the rows in the way of pending migrations; exit with 2 if there are any
#[derive(Debug, clap::Args)]
pub(super) struct PreflightArgs {
    #[command(flatten)]
    format: list::Format,
    /// Seconds that counting may take for each finding
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = super::args::seconds)]
    timeout: f64,
}

pub(super) async fn run<M: MigratorTrait>(
    args: &PreflightArgs,
    context: &Context,
) -> Result<Ending, RunError> {
    let preflight_timeout = std::time::Duration::from_secs_f64(args.timeout);
    let options = Options { preflight_timeout, ..Options::default() };
    let counted = context.with::<M, _>(options, async |runner, _| runner.preflight().await).await?;
    if args.format.json {
        let rows: Vec<serde_json::Value> = counted.iter().map(json).collect();
        list::json("counted", &rows)?;
    } else {
        for it in &counted {
            term::data(&line(it));
        }
        if counted.is_empty() {
            context.term.say("No pending migration has preflight queries");
        }
    }
    let in_the_way = counted.iter().any(|it| matches!(it.rows, Ok(1..)));
    Ok(if in_the_way { Ending::Differs } else { Ending::Done })
}

fn line(counted: &Counted) -> String {
    let Counted { migration, finding, rows } = counted;
    let rows = match rows {
        Ok(0) => "no rows".to_owned(),
        Ok(1) => "1 row in the way".to_owned(),
        Ok(rows) => format!("{rows} rows in the way"),
        Err(reason) => format!("not known: {reason}"),
    };
    format!("{migration}: {finding}: {rows}")
}

fn json(counted: &Counted) -> serde_json::Value {
    let Counted { migration, finding, rows } = counted;
    let (number, unknown) = (rows.as_ref().ok(), rows.as_ref().err());
    serde_json::json!({ "migration": migration, "finding": finding, "rows": number, "unknown": unknown })
}
