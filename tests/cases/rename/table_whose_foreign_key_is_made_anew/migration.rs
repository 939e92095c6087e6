//! rename table whose foreign key is made anew
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table stories → tales
//! > primary key stories_pkey → tales_pkey on tales
//! > foreign key fk-stories-author → fk-tales-author on tales
//! ~ unique users_handle_key on users (handle) → (handle) include (name)
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `tales`: renames `stories` to `tales`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-table, down, `stories`: renames `tales` to `stories`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle) INCLUDE (name)
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
//! up: ALTER TABLE tales ADD CONSTRAINT "fk-tales-author" FOREIGN KEY (author) REFERENCES users …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on tales: scan; writes wait
//! down: ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle)
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
//! down: ALTER TABLE tales ADD CONSTRAINT "fk-tales-author" FOREIGN KEY (author) REFERENCES users …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on tales: scan; writes wait
//! ```
//!
//! Deploy: together: the running program uses the old name `stories`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("stories", "tales").to_owned()).await?;

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey")
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE tales RENAME CONSTRAINT "fk-stories-author" TO "fk-tales-author""#,
        )
        .await?;

        manager
            .drop_foreign_key(ForeignKey::drop().name("fk-tales-author").table("tales").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").drop_constraint("users_handle_key").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle) INCLUDE (name)",
        )
        .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-tales-author")
                    .from("tales", "author")
                    .to("users", "handle")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(ForeignKey::drop().name("fk-tales-author").table("tales").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").drop_constraint("users_handle_key").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle)")
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-tales-author")
                    .from("tales", "author")
                    .to("users", "handle")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE tales RENAME CONSTRAINT "fk-tales-author" TO "fk-stories-author""#,
        )
        .await?;

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey")
            .await?;

        manager.rename_table(Table::rename().table("tales", "stories").to_owned()).await?;

        Ok(())
    }
}
