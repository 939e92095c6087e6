//! `status`: what is applied and what is not.

use sea_orm_migration::MigratorTrait;
use time::OffsetDateTime;
use time::macros::format_description;

use super::term::{self, Term};
use crate::connect::database::Database;
use crate::error::RunError;
use crate::migrate::{Runner, State};

/// Show which migrations are applied; changes nothing
#[derive(Debug, clap::Args)]
pub(super) struct Status {}

pub(super) async fn run<M: MigratorTrait>(
    _: &Status,
    database: &Database,
    term: Term,
) -> Result<(), RunError> {
    let rows = Runner::<M>::new(database).status().await?;
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default();
    for row in &rows {
        let state = match row.state {
            State::Applied { at } => format!("applied  {}", moment(at)),
            State::Pending => "pending".to_owned(),
            State::Missing { at } => format!("applied  {}  (its file is missing)", moment(at)),
        };
        term::data(&format!("{:width$}  {state}", row.name));
    }
    if rows.is_empty() {
        term.say("There are no migrations");
    }
    Ok(())
}

fn moment(seconds: i64) -> String {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second] UTC");
    let moment = OffsetDateTime::from_unix_timestamp(seconds).ok();
    moment.and_then(|moment| moment.format(format).ok()).unwrap_or_default()
}
