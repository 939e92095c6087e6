//! sequence changed under a default that lets go of another
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - sequence extras
//! ~ sequence numbers: increment by 5
//! ~ column stories.number: default nextval('numbers'::regclass) + nextval('extras'::regclass) → nextval('numbers') * 2
//! ```
//!
//! Findings:
//!
//! - drops-sequence, up, `extras`: drops the sequence `extras` and its current value (note its last
//!   value; after `down` it starts over unless you call `setval`)
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
        db.execute_unprepared("ALTER SEQUENCE numbers INCREMENT BY 5").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("number").default(Expr::cust("nextval('numbers') * 2")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("DROP SEQUENCE extras").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SEQUENCE extras").await?;
        db.execute_unprepared("ALTER SEQUENCE numbers INCREMENT BY 1").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("number").default(Expr::cust(
                        "nextval('numbers'::regclass) + nextval('extras'::regclass)",
                    )))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
