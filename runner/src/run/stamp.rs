//! `stamp`: records the database's revision, and runs nothing.

use std::collections::BTreeSet;

use sea_orm::TransactionTrait as _;
use sea_orm_migration::MigratorTrait;

use super::{Outcome, Runner};
use crate::direction::Direction;
use crate::error::RunError;
use crate::event::Tell;
use crate::options::Missing;
use crate::revisions::name::{Found, RevisionName};
use crate::state::applied;
use crate::state::history::History;

impl<M: MigratorTrait> Runner<M> {
    /// Records that exactly these revisions, and all that they follow, are applied.
    ///
    pub async fn stamp(
        &self,
        revisions: &[RevisionName],
        missing: Missing,
        tell: &mut Tell<'_>,
    ) -> Result<Outcome, RunError> {
        let graph = self.graph()?;
        self.locked(tell, async |_, _| {
            let history = self.history(&graph).await?;
            if missing == Missing::Refuse {
                self.refuse_missing(&history)?;
            }
            let stamped = stamped(&history, revisions)?;
            self.install().await?;
            let done = self
                .write_stamp(&history, &stamped, missing)
                .await
                .map_err(RunError::query("stamping"))?;
            let current = graph.heads_among(&stamped);
            let current = graph.names_of(current).into_iter().map(str::to_owned).collect();
            Ok(Outcome { done, current, pending: graph.len() - stamped.len() })
        })
        .await
    }

    async fn write_stamp(
        &self,
        history: &History<'_>,
        stamped: &BTreeSet<usize>,
        missing: Missing,
    ) -> Result<Vec<String>, sea_orm::DbErr> {
        let table = M::migration_table_name();
        let graph = history.graph();
        let transaction = self.session.begin().await?;
        let mut changed = Vec::new();
        for at in graph.all() {
            let name = graph.name(at);
            match (stamped.contains(&at), history.applied_at(at)) {
                (true, None) => {
                    self.record(&transaction, name, Direction::Up).await?;
                    changed.push(name.to_owned());
                }
                (false, Some(_)) => {
                    self.record(&transaction, name, Direction::Down).await?;
                    changed.push(name.to_owned());
                }
                // The owner says what is true, so interrupted and edited migrations are settled.
                (true, Some(at)) => {
                    self.records.applied(&transaction, name, at, self.sources.get(name)).await?;
                }
                (false, None) => self.records.reverted(&transaction, name).await?,
            }
        }
        if missing == Missing::Forget {
            for row in history.missing() {
                applied::delete(&transaction, &table, &row.name).await?;
                self.records.reverted(&transaction, &row.name).await?;
                changed.push(row.name.clone());
            }
        }
        transaction.commit().await?;
        Ok(changed)
    }
}

pub(crate) fn stamped(
    history: &History<'_>,
    revisions: &[RevisionName],
) -> Result<BTreeSet<usize>, RunError> {
    let mut heads = Vec::new();
    for revision in revisions {
        match history.find(revision)? {
            Found::Base => {}
            Found::At(at) => heads.push(at),
            Found::Heads(all) => heads.extend(all),
        }
    }
    Ok(history.graph().ancestors(heads))
}
