//! column serial to identity with a named sequence
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.id: identity serial (sequence story_numbers) → always (sequence story_numbers)
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN id DROP DEFAULT").await?;
        db.execute_unprepared("ALTER SEQUENCE story_numbers OWNED BY NONE").await?;

        db.execute_unprepared("ALTER SEQUENCE story_numbers RENAME TO story_numbers__before")
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ALTER COLUMN id
                ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME story_numbers)
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval(pg_get_serial_sequence('stories', 'id'), last_value, is_called)
                FROM story_numbers__before
            ",
        )
        .await?;

        db.execute_unprepared("DROP SEQUENCE story_numbers__before").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE story_numbers RENAME TO story_numbers__before")
            .await?;

        db.execute_unprepared("CREATE SEQUENCE story_numbers AS integer").await?;

        db.execute_unprepared(
            "SELECT setval('story_numbers', last_value, is_called) FROM story_numbers__before",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN id DROP IDENTITY").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("id")
                            .default(Expr::cust("nextval('story_numbers'::regclass)")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE story_numbers OWNED BY stories.id").await?;
        Ok(())
    }
}
