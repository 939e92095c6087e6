//! Where a database is among the migrations of a program, and which come next.

use std::collections::BTreeSet;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

use crate::error::RunError;
use crate::migrate::{Direction, Steps};

/// Where the database is among the migrations.
pub(crate) struct Place<'a> {
    migrations: &'a [Box<dyn MigrationTrait>],
    applied: BTreeSet<String>,
}

impl<'a> Place<'a> {
    pub(crate) fn new(
        migrations: &'a [Box<dyn MigrationTrait>],
        applied: BTreeSet<String>,
    ) -> Result<Self, RunError> {
        let known: BTreeSet<&str> = migrations.iter().map(|migration| migration.name()).collect();
        let missing: Vec<String> =
            applied.iter().filter(|name| !known.contains(name.as_str())).cloned().collect();
        if missing.is_empty() {
            Ok(Self { migrations, applied })
        } else {
            Err(RunError::FileMissing { names: missing })
        }
    }

    pub(crate) fn itinerary(&self, direction: Direction, steps: Steps) -> Vec<usize> {
        let count = match steps {
            Steps::All => self.migrations.len(),
            Steps::Count(count) => usize::try_from(count).unwrap_or(usize::MAX),
        };
        let all = 0..self.migrations.len();
        match direction {
            Direction::Up => all.filter(|at| !self.is_applied(*at)).take(count).collect(),
            Direction::Down => all.rev().filter(|at| self.is_applied(*at)).take(count).collect(),
        }
    }

    fn is_applied(&self, at: usize) -> bool {
        self.applied.contains(self.migrations[at].name())
    }

    pub(crate) fn moved(&mut self, at: usize, direction: Direction) {
        let name = self.migrations[at].name();
        match direction {
            Direction::Up => self.applied.insert(name.to_owned()),
            Direction::Down => self.applied.remove(name),
        };
    }

    pub(crate) fn head(&self) -> Option<String> {
        let applied =
            self.migrations.iter().rev().find(|migration| self.applied.contains(migration.name()));
        applied.map(|migration| migration.name().to_owned())
    }

    pub(crate) fn pending(&self) -> usize {
        self.migrations.len() - self.applied.len()
    }
}

/// The migrations of `M`, each under a name of its own.
pub(crate) fn migrations<M: MigratorTrait>() -> Result<Vec<Box<dyn MigrationTrait>>, RunError> {
    let migrations = M::migrations();
    let mut seen = BTreeSet::new();
    match migrations.iter().find(|migration| !seen.insert(migration.name().to_owned())) {
        None => Ok(migrations),
        Some(twice) => Err(RunError::Duplicate { name: twice.name().to_owned() }),
    }
}
