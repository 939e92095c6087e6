//! `fresh`, `refresh` and `reset`: start over, after asking.

use clap::Args;
use sea_orm_migration::MigratorTrait;

use super::args::{Mode, QueueArgs};
use super::environment::Environment;
use super::{Context, Ending, down, term, up};
use crate::error::RunError;
use crate::options::{Dependents, Options};

/// Start over
#[derive(Debug, Args)]
pub(super) struct Wipe {
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    queue: QueueArgs,
}

/// Start over, from an empty schema
#[derive(Debug, Args)]
pub(super) struct Fresh {
    /// Also drop what is in other schemas and depends on what is dropped
    #[arg(long)]
    cascade: bool,
    #[command(flatten)]
    wipe: Wipe,
}

/// Which of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WipeCommand {
    Fresh,
    Refresh,
    Reset,
}

impl WipeCommand {
    fn name(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Refresh => "refresh",
            Self::Reset => "reset",
        }
    }

    fn does(self) -> &'static str {
        match self {
            Self::Fresh => {
                "drops everything in the schema with all its data, then applies all migrations"
            }
            Self::Refresh => {
                "reverts all migrations, deletes the data in everything that they created, then applies them again"
            }
            Self::Reset => {
                "reverts all migrations, and deletes the data in everything that they created"
            }
        }
    }
}

pub(super) async fn fresh<M: MigratorTrait>(
    args: &Fresh,
    context: &Context,
) -> Result<Ending, RunError> {
    let mut options = args.wipe.queue.options();
    options.dependents = if args.cascade { Dependents::Drop } else { Dependents::Refuse };
    run::<M>(WipeCommand::Fresh, &args.wipe, options, context).await
}

pub(super) async fn refresh<M: MigratorTrait>(
    args: &Wipe,
    context: &Context,
) -> Result<Ending, RunError> {
    run::<M>(WipeCommand::Refresh, args, args.queue.options(), context).await
}

pub(super) async fn reset<M: MigratorTrait>(
    args: &Wipe,
    context: &Context,
) -> Result<Ending, RunError> {
    run::<M>(WipeCommand::Reset, args, args.queue.options(), context).await
}

async fn run<M: MigratorTrait>(
    kind: WipeCommand,
    args: &Wipe,
    options: Options,
    context: &Context,
) -> Result<Ending, RunError> {
    let environment = Environment::here()?;
    let term = context.term;
    let outcome = context
        .with::<M, _>(options, async |runner, database| {
            if !args.yes {
                if let Some(refusal) = refusal(kind, environment, &database.address) {
                    return Err(refusal);
                }
                if !term::confirmed(kind.name(), kind.does(), &database.address) {
                    return Ok(None);
                }
            }
            let tell = &mut |event: crate::event::Event<'_>| term.progress(&event);
            match kind {
                WipeCommand::Fresh => runner.fresh(tell).await.map(Some),
                WipeCommand::Refresh => runner.refresh(tell).await.map(Some),
                WipeCommand::Reset => runner.reset(tell).await.map(Some),
            }
        })
        .await?;
    match (outcome, kind) {
        (None, _) => term.say("Nothing was changed"),
        (Some(outcome), WipeCommand::Fresh | WipeCommand::Refresh) => {
            term.say(&up::summary(&outcome, Mode::Real));
        }
        (Some(outcome), WipeCommand::Reset) => term.say(&down::summary(&outcome, Mode::Real)),
    }
    Ok(Ending::Done)
}

fn refusal(kind: WipeCommand, environment: Environment, target: &str) -> Option<RunError> {
    if environment == Environment::Other && term::has_somebody() {
        return None;
    }
    Some(RunError::NotConfirmed {
        command: kind.name(),
        does: kind.does(),
        target: target.to_owned(),
        production: environment == Environment::Production,
    })
}
