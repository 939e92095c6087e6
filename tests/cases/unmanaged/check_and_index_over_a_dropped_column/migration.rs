//! unmanaged check and index over a dropped column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.words
//! - check long_or_named on stories (((title)::text <> ''::text) OR (words > 9))
//! - index stories_by_size on stories (words, title)
//! - index stories_short on stories unique (title) where words < 9
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.words` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - check-on-existing, down, `stories`: adds the check `long_or_named` to `stories`, and fails if
//!   a row violates it (fix those rows before this statement)
//! - unique-on-existing, down, `stories`: makes rows of `stories` unique by `stories_short`, and
//!   fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT long_or_named CHECK (((title)::text <> ''::text) OR ( …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: CREATE INDEX stories_by_size ON stories (words, title)
//!   SHARE on stories: scan; writes wait
//! down: CREATE UNIQUE INDEX stories_short ON stories (title) WHERE words < 9
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.words
//! SELECT count(*) FROM stories WHERE words IS NOT NULL;
//! -- down check-on-existing stories.long_or_named
//! SELECT count(*)
//!     FROM (SELECT title, NULL::integer AS words FROM stories) AS stories
//!     WHERE NOT (((title)::text <> ''::text) OR (words > 9));
//! -- down unique-on-existing stories.stories_short
//! SELECT count(title) - count(DISTINCT title)
//!     FROM (SELECT NULL::integer AS words, title FROM stories) AS stories
//!     WHERE (words < 9);
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("stories_by_size").table("stories").to_owned())
            .await?;

        manager.drop_index(Index::drop().name("stories_short").table("stories").to_owned()).await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("long_or_named").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("words").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("words").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT long_or_named
                CHECK (((title)::text <> ''::text) OR (words > 9))
            ",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("stories_by_size")
                    .table("stories")
                    .col("words")
                    .col("title")
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("stories_short")
                    .table("stories")
                    .unique()
                    .col("title")
                    .and_where(Expr::cust("words < 9"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
