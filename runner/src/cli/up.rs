//! `up`: apply pending migrations.

use super::args::{Mode, RunArgs, goal};
use super::term::{self, count};
use super::{Context, Ending};
use crate::direction::Direction;
use crate::error::RunError;
use crate::offline::{self, Range};
use crate::options::Options;
use crate::run::Outcome;
use crate::state::history::Goal;
use sea_orm_migration::MigratorTrait;

/// Apply pending migrations
#[derive(Debug, clap::Args)]
pub(super) struct Up {
    /// How far: a revision's name or unique part of it, `head`, `heads`, `head-1`, `+2`; with --sql also FROM:TO
    #[arg(value_name = "REVISION", default_value = "head")]
    revision: String,
    /// How many, at most
    #[arg(short = 'n', long = "num", value_name = "N", conflicts_with = "revision")]
    number: Option<u32>,
    /// Print the SQL for psql and connect to nothing
    #[arg(long, conflicts_with_all = ["number"])]
    sql: bool,
    /// Record the current text of applied migrations that were edited
    #[arg(long)]
    accept_edited: bool,
    #[command(flatten)]
    run: RunArgs,
}

impl Up {
    /// As without any argument.
    pub(super) fn to_head() -> Self {
        #[derive(clap::Parser)]
        struct Alone {
            #[command(flatten)]
            up: Up,
        }
        <Alone as clap::Parser>::parse_from(["up"]).up
    }
}

pub(super) async fn run<M: MigratorTrait>(
    args: &Up,
    context: &Context,
) -> Result<Ending, RunError> {
    if args.sql {
        let range = Range::parse(&args.revision);
        let script =
            offline::run::<M>(&context.sources, Direction::Up, &range, args.run.preflight())
                .await?;
        term::text(&script);
        return Ok(Ending::Done);
    }
    let goal = match args.number {
        Some(number) => Goal::AtMost(number),
        None => goal(&args.revision, Direction::Up)?,
    };
    let options = Options { accept_edited: args.accept_edited, ..args.run.options()? };
    let term = context.term;
    let outcome = context
        .with::<M, _>(options, async |runner, _| {
            runner.up(&goal, &mut |event| term.progress(&event)).await
        })
        .await?;
    term.say(&summary(&outcome, args.run.mode()));
    Ok(Ending::Done)
}

pub(super) fn summary(outcome: &Outcome, mode: Mode) -> String {
    let pending = match outcome.pending {
        0 => String::new(),
        pending => format!(", {} pending", count(pending)),
    };
    let place = match (outcome.current.as_slice(), outcome.pending) {
        ([], 0) => "there are no migrations".to_owned(),
        ([], _) => format!("no migration is applied{pending}"),
        (current, 0) => format!("the database is at head {}", current.join(", ")),
        (current, _) => format!("the database is at {}{pending}", current.join(", ")),
    };
    match (outcome.done.len(), mode) {
        (0, _) => format!("Nothing to do: {place}"),
        (done, Mode::Dry) => format!("Tried {} and rolled back: {place}", count(done)),
        (done, Mode::Real) => format!("Applied {}: {place}", count(done)),
    }
}
