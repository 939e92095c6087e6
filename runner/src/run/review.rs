//! What is known about the pending migrations before they run: their headers, their statements, the rows in their way, and
//! the tables that they block. Changes nothing.

use sea_orm_migration::MigratorTrait;

use super::blocking::Blocked;
use super::preflight::Counted;
use super::{Runner, in_order};
use crate::direction::Direction;
use crate::error::RunError;
use crate::offline;
use crate::revisions::header::{block, list, paragraph};
use crate::run::batch::is_outside;
use crate::state::history::Goal;

/// A pending migration.
#[derive(Debug)]
pub(crate) struct Pending {
    pub name: String,
    pub message: Option<String>,
    /// The migrations that it follows, if its header says so.
    pub revises: Option<Vec<String>>,
    /// What its header says.
    pub operations: Vec<String>,
    pub findings: Vec<String>,
    pub deploy: Option<String>,
    pub proof: Option<String>,
    /// Whether all of it is one transaction.
    pub is_one_transaction: bool,
    /// The statements of both directions, or why they are unknown.
    pub up: Result<Vec<String>, String>,
    pub down: Result<Vec<String>, String>,
    pub counted: Vec<Counted>,
    pub blocked: Vec<Blocked>,
}

impl<M: MigratorTrait> Runner<M> {
    /// The pending migrations, in the order in which they would run.
    pub(crate) async fn review(&self) -> Result<Vec<Pending>, RunError> {
        let counted = self.preflight().await?;
        let blocked = self.blocking().await?;
        let graph = self.graph()?;
        let history = self.history(&graph).await?;
        let migrations = in_order::<M>(&graph);
        let mut all = Vec::new();
        for at in history.itinerary(Direction::Up, &Goal::head())? {
            let (name, header) = (graph.name(at), graph.header(at));
            let migration = &*migrations[at];
            let sent = async |direction| {
                let sent = offline::statements(migration, direction).await;
                sent.map_err(|error| error.to_string())
            };
            all.push(Pending {
                name: name.to_owned(),
                message: header.message.clone(),
                revises: header.revises.clone(),
                operations: block(&header.text, "Operations:", "text").map(str::to_owned).collect(),
                findings: list(&header.text, "Findings:"),
                deploy: paragraph(&header.text, "Deploy:"),
                proof: paragraph(&header.text, "Proof:"),
                is_one_transaction: !is_outside(migration),
                up: sent(Direction::Up).await,
                down: sent(Direction::Down).await,
                counted: counted.iter().filter(|it| it.migration == name).cloned().collect(),
                blocked: blocked.iter().filter(|it| it.migration == name).cloned().collect(),
            });
        }
        Ok(all)
    }
}
