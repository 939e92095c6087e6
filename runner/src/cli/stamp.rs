//! `stamp`: records the database's revision, and runs nothing.

use sea_orm_migration::MigratorTrait;

use super::args::QueueArgs;
use super::term::{self, count};
use super::{Context, Ending};
use crate::error::RunError;
use crate::offline::{self, Range};
use crate::options::Missing;
use crate::revisions::name::RevisionName;

/// Record that the database is at a revision, without running anything
#[derive(Debug, clap::Args)]
pub(super) struct Stamp {
    /// `head`, `base`, a revision's name or unique part of it; with --sql also FROM:TO
    #[arg(value_name = "REVISION", required = true)]
    revisions: Vec<String>,
    /// Forget applied migrations that are missing from this program
    #[arg(long)]
    purge: bool,
    /// Print the SQL for psql and connect to nothing
    #[arg(long, conflicts_with = "purge")]
    sql: bool,
    #[command(flatten)]
    queue: QueueArgs,
}

pub(super) async fn run<M: MigratorTrait>(
    args: &Stamp,
    context: &Context,
) -> Result<Ending, RunError> {
    if args.sql {
        let ranges: Vec<Range> = args.revisions.iter().map(|text| Range::parse(text)).collect();
        let from = ranges.iter().find_map(|range| range.from.clone());
        let to: Vec<RevisionName> = ranges.into_iter().filter_map(|range| range.to).collect();
        let script = offline::stamp::<M>(&context.sources, from.as_ref(), &to).await?;
        term::text(&script);
        return Ok(Ending::Done);
    }
    let missing = if args.purge { Missing::Forget } else { Missing::Refuse };
    let revisions: Vec<RevisionName> = args.revisions.iter().map(RevisionName::new).collect();
    let term = context.term;
    let outcome = context
        .with::<M, _>(args.queue.options(), async |runner, _| {
            runner.stamp(&revisions, missing, &mut |event| term.progress(&event)).await
        })
        .await?;
    let place = match outcome.current.as_slice() {
        [] => "base, where no migration is applied".to_owned(),
        current => current.join(", "),
    };
    term.say(&match outcome.done.len() {
        0 => format!("Nothing to do: the database was recorded at {place}"),
        done => format!("Changed the record of {}: the database is at {place}", count(done)),
    });
    Ok(Ending::Done)
}
