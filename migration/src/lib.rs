//! The migrations of the sample writing app, in the order in which they apply.

use sea_orm_migration::prelude::*;

mod m20261121_032827_baseline;

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261121_032827_baseline::Migration)]
    }
}

/// The texts of the migrations, for programs that run them.
#[must_use]
pub fn sources() -> runner::Sources {
    runner::sources!()
}
