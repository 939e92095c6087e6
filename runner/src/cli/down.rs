//! `down`: revert applied migrations.

use sea_orm_migration::MigratorTrait;

use super::LockArgs;
use super::term::{Term, count};
use crate::connect::database::Database;
use crate::error::RunError;
use crate::migrate::{Outcome, Runner, Steps};

/// Revert applied migrations, the last one first
#[derive(Debug, clap::Args)]
pub(super) struct Down {
    /// How many
    #[arg(short = 'n', long = "num", value_name = "N", default_value_t = 1)]
    number: u32,
    #[command(flatten)]
    lock: LockArgs,
}

pub(super) async fn run<M: MigratorTrait>(
    args: &Down,
    database: &Database,
    term: Term,
) -> Result<(), RunError> {
    let runner = Runner::<M>::new(database).lock_timeout(args.lock.timeout());
    let outcome =
        runner.down(Steps::Count(args.number), &mut |event| term.progress(&event)).await?;
    term.say(&summary(&outcome));
    Ok(())
}

fn summary(outcome: &Outcome) -> String {
    let place = match &outcome.head {
        Some(head) => format!("the database is at {head}"),
        None => "no migration is applied".to_owned(),
    };
    match outcome.done.len() {
        0 => format!("Nothing to do: {place}"),
        done => format!("Reverted {}: {place}", count(done)),
    }
}
