//! `up`: apply pending migrations.

use sea_orm_migration::MigratorTrait;

use super::LockArgs;
use super::term::{Term, count};
use crate::connect::database::Database;
use crate::error::RunError;
use crate::migrate::{Outcome, Runner, Steps};

/// Apply pending migrations
#[derive(Debug, clap::Args)]
pub(super) struct Up {
    /// How many; all of them without it
    #[arg(short = 'n', long = "num", value_name = "N")]
    number: Option<u32>,
    #[command(flatten)]
    lock: LockArgs,
}

pub(super) async fn run<M: MigratorTrait>(
    args: &Up,
    database: &Database,
    term: Term,
) -> Result<(), RunError> {
    let runner = Runner::<M>::new(database).lock_timeout(args.lock.timeout());
    let steps = args.number.map_or(Steps::All, Steps::Count);
    let outcome = runner.up(steps, &mut |event| term.progress(&event)).await?;
    term.say(&summary(&outcome));
    Ok(())
}

fn summary(outcome: &Outcome) -> String {
    let place = match (&outcome.head, outcome.pending) {
        (None, 0) => return "Nothing to do: there are no migrations".to_owned(),
        (None, pending) => format!("no migration is applied, {} pending", count(pending)),
        (Some(head), 0) => format!("the database is at head {head}"),
        (Some(head), pending) => format!("the database is at {head}, {} pending", count(pending)),
    };
    match outcome.done.len() {
        0 => format!("Nothing to do: {place}"),
        done => format!("Applied {}: {place}", count(done)),
    }
}
