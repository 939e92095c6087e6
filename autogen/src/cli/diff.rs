//! `autogen diff`: the difference, for people and programs.

use super::{
    Outcome,
    args::{Common, Diff, Format},
    report::{Colors, Failure},
    session::{Purpose, Session},
};
use crate::render::{json, sql, summary};

pub(super) async fn run(common: &Common, diff: &Diff, colors: Colors) -> Result<Outcome, Failure> {
    let mut session = Session::open(common, Purpose::Look, colors).await?;
    let comparison = session.compare().await?;
    session.close().await;
    match diff.format {
        Format::Text => print!("{}", summary::summary(&comparison.summary(), colors.stdout)),
        Format::Sql => print!("{}", sql::script(&comparison.plan.up, &comparison.default_schema)),
        Format::Json => print!(
            "{}",
            json::json(
                &comparison.plan,
                &comparison.operations,
                &comparison.findings,
                &comparison.default_schema
            )
        ),
    }
    if comparison.ops.is_empty() && !common.quiet {
        eprintln!("Entities and database agree.");
    }
    Ok(Outcome::Done)
}
