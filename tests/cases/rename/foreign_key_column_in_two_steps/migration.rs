//! rename foreign key column in two steps
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.author_id: integer not null
//! ~ column stories.user_id: null allowed
//! - foreign key fk-stories-user_id on stories (user_id) → users (id) on delete cascade
//! + foreign key fk-stories-author_id on stories (author_id) → users (id) on delete cascade
//! + function stories_user_id_author_id_both()
//! + trigger zz_user_id_author_id_both on stories
//! ~ column stories.author_id: filled with user_id
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.author_id`: drops the column `stories.author_id` and everything
//!   stored in it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id" FOREIGN KEY (author_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ALTER COLUMN user_id SET NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-user_id" FOREIGN KEY (user_id) REFERENCES …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Deploy: migration first
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
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-user_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("author_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("user_id").null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION stories_user_id_author_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.user_id IS NULL THEN
            NEW.user_id := NEW.author_id;
        ELSE
            NEW.author_id := NEW.user_id;
        END IF;
    ELSIF NEW.author_id IS DISTINCT FROM OLD.author_id THEN
        NEW.user_id := NEW.author_id;
    ELSE
        NEW.author_id := NEW.user_id;
    END IF;
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_user_id_author_id_both BEFORE INSERT OR UPDATE ON stories FOR \
             EACH ROW EXECUTE FUNCTION stories_user_id_author_id_both()",
        )
        .await?;

        db.execute_unprepared("UPDATE stories SET author_id = user_id WHERE author_id IS NULL")
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("author_id").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author_id")
                    .from("stories", "author_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::Cascade)
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("DROP TRIGGER zz_user_id_author_id_both ON stories").await?;

        db.execute_unprepared("DROP FUNCTION stories_user_id_author_id_both()").await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("user_id").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("author_id").to_owned())
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-user_id")
                    .from("stories", "user_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::Cascade)
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
