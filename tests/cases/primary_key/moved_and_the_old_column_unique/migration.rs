//! primary key moved and the old column unique
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ primary key on stories stories_pkey (id) → stories_pkey (number)
//! + unique uq-stories-id on stories (id)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `stories`: makes rows of `stories` unique by `stories_pkey` over
//!   `number`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (number)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT "uq-stories-id" UNIQUE (id)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (id)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing stories.stories_pkey
//! SELECT count(number) - count(DISTINCT number) FROM stories;
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

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("stories_pkey").to_owned())
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (number)",
        )
        .await?;

        db.execute_unprepared(r#"ALTER TABLE stories ADD CONSTRAINT "uq-stories-id" UNIQUE (id)"#)
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("stories_pkey").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq-stories-id").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (id)")
            .await?;

        Ok(())
    }
}
