//! check with an operator of an extension outside the search path
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + check ck_near on stories ((embedding OPERATOR("Extra things".<->) '[0,0,0]'::"Extra things".vector) < (9)::double precision)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `ck_near` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT ck_near CHECK ((embedding OPERATOR("Extra things".<-> …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck_near
//! SELECT count(*) FROM stories
//!     WHERE NOT ((embedding OPERATOR("Extra things".<->) '[0,0,0]'::"Extra things".vector) < (9)::double precision);
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_near CHECK ((embedding OPERATOR(\"Extra \
             things\".<->) '[0,0,0]'::\"Extra things\".vector) < (9)::double precision)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_constraint("ck_near").to_owned())
            .await?;

        Ok(())
    }
}
