//! primary key columns changed over two alike
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ primary key on chapters chapters_pkey (id) → pk-chapters (story_id, number)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `chapters`: makes rows of `chapters` unique by `pk-chapters` over
//!   `story_id`, `number`, and fails if there are duplicates (resolve the duplicates before this
//!   statement)
//! - unique-on-existing, down, `chapters`: makes rows of `chapters` unique by `chapters_pkey` over
//!   `id`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (story_id, number)
//!   ACCESS EXCLUSIVE on chapters: scan; reads and writes wait
//! down: ALTER TABLE chapters ADD CONSTRAINT chapters_pkey PRIMARY KEY (id)
//!   ACCESS EXCLUSIVE on chapters: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing chapters.pk-chapters
//! SELECT coalesce(sum(n - 1), 0)::bigint
//! FROM (
//!     SELECT count(*) AS n FROM chapters
//!         WHERE story_id IS NOT NULL AND number IS NOT NULL GROUP BY story_id, number
//!         HAVING count(*) > 1
//! ) AS alike;
//! -- down unique-on-existing chapters.chapters_pkey
//! SELECT count(id) - count(DISTINCT id) FROM chapters;
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
            .alter_table(
                Table::alter().table("chapters").drop_constraint("chapters_pkey").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (story_id, number)"#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("chapters").drop_constraint("pk-chapters").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE chapters ADD CONSTRAINT chapters_pkey PRIMARY KEY (id)")
            .await?;

        Ok(())
    }
}
