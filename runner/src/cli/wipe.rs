//! `fresh`, `refresh` and `reset`: begin again, after asking.

use std::io::{IsTerminal as _, Write as _};

use clap::Args;
use sea_orm_migration::MigratorTrait;

use super::args::QueueArgs;
use super::{Context, Ending, down, up};
use crate::connect::environment::Environment;
use crate::error::RunError;

/// Begin again
#[derive(Debug, Args)]
pub(super) struct Wipe {
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    queue: QueueArgs,
}

/// Which of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Fresh,
    Refresh,
    Reset,
}

impl Kind {
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
                "drops everything in the schema, and all data with it, and applies all migrations"
            }
            Self::Refresh => {
                "reverts all migrations, and loses what only they hold, and applies them again"
            }
            Self::Reset => "reverts all migrations, and loses what only they hold",
        }
    }
}

pub(super) async fn run<M: MigratorTrait>(
    kind: Kind,
    args: &Wipe,
    context: &Context,
) -> Result<Ending, RunError> {
    let production = Environment::load()?
        .get("ENVIRONMENT")
        .is_some_and(|environment| environment.eq_ignore_ascii_case("production"));
    let term = context.term;
    let outcome = context
        .with::<M, _>(args.queue.options(), async |runner, database| {
            if !args.yes {
                if let Some(refusal) = refusal(kind, production, &database.address) {
                    return Err(refusal);
                }
                if !confirmed(kind, &database.address) {
                    return Ok(None);
                }
            }
            let tell = &mut |event: crate::run::Event<'_>| term.progress(&event);
            match kind {
                Kind::Fresh => runner.fresh(tell).await.map(Some),
                Kind::Refresh => runner.refresh(tell).await.map(Some),
                Kind::Reset => runner.reset(tell).await.map(Some),
            }
        })
        .await?;
    match (outcome, kind) {
        (None, _) => term.say("Nothing was changed"),
        (Some(outcome), Kind::Fresh | Kind::Refresh) => term.say(&up::summary(&outcome, false)),
        (Some(outcome), Kind::Reset) => term.say(&down::summary(&outcome, false)),
    }
    Ok(Ending::Done)
}

fn refusal(kind: Kind, production: bool, target: &str) -> Option<RunError> {
    let asking = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if !production && asking {
        return None;
    }
    Some(RunError::NotConfirmed {
        command: kind.name(),
        does: kind.does(),
        target: target.to_owned(),
        production,
    })
}

fn confirmed(kind: Kind, target: &str) -> bool {
    let mut stderr = std::io::stderr();
    let _ = write!(stderr, "`{}` {}\non {target}\nGo on? [y/N] ", kind.name(), kind.does());
    let _ = stderr.flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
}
