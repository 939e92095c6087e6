//! column serial over a smaller sequence created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the table `stories` and everything stored in it since `up`
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
        db.execute_unprepared("CREATE SEQUENCE stories_id_seq AS integer").await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .primary_key()
                            .default(Expr::cust("nextval('stories_id_seq'::regclass)")),
                    )
                    .col(ColumnDef::new("title").string().not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq OWNED BY stories.id").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }
}
