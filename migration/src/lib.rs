//! The migrations of the sample writing app, in the order in which they apply.

#![allow(
    unreachable_pub,
    reason = "a migration is a `pub struct` in a private module, as everywhere in SeaORM"
)]

use sea_orm_migration::prelude::*;

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![]
    }
}
