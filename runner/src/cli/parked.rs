//! `parked` and `purge`: the rows that migrations park instead of dropping them.

use std::time::Duration;

use sea_orm_migration::MigratorTrait;

use super::{Context, Ending, list, term};
use crate::error::RunError;
use crate::options::Options;
use crate::run::parked::{Parked, Purged};

/// List the rows that migrations have parked instead of dropping them
#[derive(Debug, clap::Args)]
pub(super) struct ParkedArgs {
    #[command(flatten)]
    format: list::Format,
}

/// Drop what is parked, for good; asks first
#[derive(Debug, clap::Args)]
pub(super) struct PurgeArgs {
    /// One of them, by its name in `parked`
    #[arg(value_name = "NAME", conflicts_with = "older_than")]
    name: Option<String>,
    /// Only what was parked longer ago than this: `30d`, `12h`, `90m`
    #[arg(long, value_name = "AGE", value_parser = age)]
    older_than: Option<Duration>,
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
    /// Explain what else it takes to erase the values from the disk, and drop nothing
    #[arg(long, conflicts_with_all = ["older_than", "yes"])]
    erase: bool,
}

const ERASE: &str = "\
`purge` frees the files of a parked table, which Postgres deletes. Values can be left elsewhere:
  - in the table that a column was dropped from: its pages keep the old bytes until VACUUM FULL or another rewrite
  - in the write-ahead log and its archive, until their retention ends
  - in backups, snapshots and replicas
  - in the blocks of a disk that does not overwrite them";

pub(super) async fn list<M: MigratorTrait>(
    args: &ParkedArgs,
    context: &Context,
) -> Result<Ending, RunError> {
    let parked =
        context.with::<M, _>(Options::default(), async |runner, _| runner.parked().await).await?;
    if args.format.json {
        return list::json("tables", &parked);
    }
    for it in &parked {
        term::data(&line(it));
    }
    if parked.is_empty() {
        context.term.say("Nothing is parked");
    }
    Ok(Ending::Done)
}

pub(super) async fn purge<M: MigratorTrait>(
    args: &PurgeArgs,
    context: &Context,
) -> Result<Ending, RunError> {
    if args.erase {
        term::data(ERASE);
        return Ok(Ending::Done);
    }
    let purged = match (&args.name, args.older_than) {
        (Some(name), _) => Purged::Named(name.clone()),
        (None, Some(age)) => Purged::OlderThan(age),
        (None, None) => Purged::All,
    };
    let term = context.term;
    let gone = context
        .with::<M, _>(Options::default(), async |runner, database| {
            if !args.yes && !confirmed(&database.address)? {
                return Ok(None);
            }
            runner.purge(&purged, &mut |event| term.progress(&event)).await.map(Some)
        })
        .await?;
    match gone {
        None => term.say("Nothing was changed"),
        Some(gone) => {
            for it in &gone {
                term.say(&format!("Dropped {}", line(it)));
            }
            if gone.is_empty() {
                term.say("Nothing to drop");
            }
        }
    }
    Ok(Ending::Done)
}

fn confirmed(target: &str) -> Result<bool, RunError> {
    let does = "drops parked rows for good; `down` can no longer restore them";
    if !term::has_somebody() {
        let target = target.to_owned();
        return Err(RunError::NotConfirmed { command: "purge", does, target, production: false });
    }
    Ok(term::confirmed("purge", does, target))
}

fn line(parked: &Parked) -> String {
    let Parked { name, table, column, changed, at, bytes, .. } = parked;
    let what = match (table, column) {
        (Some(table), Some(column)) if *changed => format!(", former values of {table}.{column}"),
        (Some(table), Some(column)) => format!(", values of {table}.{column}"),
        (Some(table), None) => format!(", the table {table}"),
        (None, _) => String::new(),
    };
    let at = at.as_ref().map(|at| format!(", since {at}")).unwrap_or_default();
    format!("{name}{what}{at}, {} kB", bytes / 1024)
}

/// `30d`, `12h`, `90m` or `45s`.
fn age(text: &str) -> Result<Duration, String> {
    let wrong = || "not an age such as 30d, 12h, 90m or 45s".to_owned();
    let unit = text.chars().last().ok_or_else(wrong)?;
    let seconds = match unit {
        'd' => 86_400,
        'h' => 3_600,
        'm' => 60,
        's' => 1,
        _ => return Err(wrong()),
    };
    let number: u64 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| wrong())?;
    Ok(Duration::from_secs(number.saturating_mul(seconds)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::age;

    #[test]
    fn an_age_is_a_number_and_a_unit() {
        for (text, seconds) in [("30d", 2_592_000), ("12h", 43_200), ("90m", 5_400), ("45s", 45)] {
            assert_eq!(age(text), Ok(Duration::from_secs(seconds)));
        }
        for text in ["", "d", "30", "30 days", "-1d", "3ü"] {
            assert!(age(text).is_err(), "{text}");
        }
    }
}
