//! domain base type changed under a view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ domain word_count: another definition
//! ~ function twice(word_count): another definition
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
        db.execute_unprepared("DROP FUNCTION twice(word_count)").await?;
        db.execute_unprepared("DROP DOMAIN word_count").await?;

        db.execute_unprepared("CREATE DOMAIN word_count AS bigint CHECK (VALUE > 0)").await?;

        db.execute_unprepared(
            "CREATE FUNCTION twice(n word_count) RETURNS integer LANGUAGE sql AS $$ SELECT (n * \
             2)::integer $$",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP FUNCTION twice(word_count)").await?;
        db.execute_unprepared("DROP DOMAIN word_count").await?;

        db.execute_unprepared(
            "CREATE DOMAIN word_count AS integer CONSTRAINT word_count_check CHECK ((VALUE > 0))",
        )
        .await?;

        db.execute_unprepared(
            "
            CREATE FUNCTION twice(n word_count)
             RETURNS integer
             LANGUAGE sql
            AS $function$ SELECT n * 2 $function$
            ",
        )
        .await?;

        Ok(())
    }
}
