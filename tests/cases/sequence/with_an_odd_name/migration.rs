//! sequence with an odd name
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + sequence Order Numbers bigint
//! + column stories.number: bigint not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.number`: drops the column `stories.number` and everything stored
//!   in it since `up`
//! - drops-sequence, down, `Order Numbers`: drops the sequence `Order Numbers` and the numbers
//!   drawn from it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN number bigint DEFAULT nextval('"Order Numbers"') NOT NULL
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
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
        db.execute_unprepared(r#"CREATE SEQUENCE "Order Numbers""#).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("number")
                            .big_integer()
                            .not_null()
                            .default(Expr::cust(r#"nextval('"Order Numbers"')"#)),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_column("number").to_owned())
            .await?;

        db.execute_unprepared(r#"DROP SEQUENCE "Order Numbers""#).await?;
        Ok(())
    }
}
