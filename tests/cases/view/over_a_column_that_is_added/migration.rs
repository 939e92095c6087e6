//! view over a column that is added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.words: integer not null
//! ~ view everything: another definition
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.words`: drops the column `stories.words` and everything stored in
//!   it since `up`
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
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("words").integer().not_null().default(0))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("CREATE OR REPLACE VIEW everything AS SELECT * FROM stories").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW everything").await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("words").to_owned())
            .await?;

        db.execute_unprepared(
            "
            CREATE VIEW everything AS
             SELECT id,
                title
               FROM stories
            ",
        )
        .await?;

        Ok(())
    }
}
