//! `down`: revert applied migrations.

use sea_orm_migration::MigratorTrait;

use super::args::{Mode, RunArgs, goal};
use super::term::{self, count};
use super::{Context, Ending};
use crate::direction::Direction;
use crate::error::RunError;
use crate::offline::{self, Range};
use crate::run::Outcome;
use crate::state::history::Goal;

/// Revert applied migrations, the last one first
#[derive(Debug, clap::Args)]
pub(super) struct Down {
    /// How far: the revision that stays the last, `base` for none, `-2`; with --sql also FROM:TO
    #[arg(value_name = "REVISION", allow_hyphen_values = true)]
    revision: Option<String>,
    /// How many, at most
    #[arg(short = 'n', long = "num", value_name = "N", conflicts_with = "revision")]
    number: Option<u32>,
    /// Print the SQL for psql and connect to nothing
    #[arg(long, conflicts_with_all = ["number"], requires = "revision")]
    sql: bool,
    #[command(flatten)]
    run: RunArgs,
}

pub(super) async fn run<M: MigratorTrait>(
    args: &Down,
    context: &Context,
) -> Result<Ending, RunError> {
    if args.sql {
        let range = Range::parse(args.revision.as_deref().unwrap_or_default());
        let script =
            offline::run::<M>(&context.sources, Direction::Down, &range, args.run.preflight())
                .await?;
        term::text(&script);
        return Ok(Ending::Done);
    }
    let goal = match &args.revision {
        Some(revision) => goal(revision, Direction::Down)?,
        None => Goal::AtMost(args.number.unwrap_or(1)),
    };
    let term = context.term;
    let outcome = context
        .with::<M, _>(args.run.options()?, async |runner, _| {
            runner.down(&goal, &mut |event| term.progress(&event)).await
        })
        .await?;
    term.say(&summary(&outcome, args.run.mode()));
    Ok(Ending::Done)
}

pub(super) fn summary(outcome: &Outcome, mode: Mode) -> String {
    let place = match outcome.current.as_slice() {
        [] => "no migration is applied".to_owned(),
        current => format!("the database is at {}", current.join(", ")),
    };
    match (outcome.done.len(), mode) {
        (0, _) => format!("Nothing to do: {place}"),
        (done, Mode::Dry) => format!("Tried to revert {} and rolled back: {place}", count(done)),
        (done, Mode::Real) => format!("Reverted {}: {place}", count(done)),
    }
}
