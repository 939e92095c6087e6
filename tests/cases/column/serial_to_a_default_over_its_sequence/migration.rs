//! column serial to a default over its sequence
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + sequence stories_id_seq bigint owned by stories.id
//! ~ column stories.id: default nextval('stories_id_seq') * 10; no identity
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
        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN id DROP DEFAULT").await?;
        db.execute_unprepared("ALTER SEQUENCE stories_id_seq OWNED BY NONE").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("id").default(Expr::cust("nextval('stories_id_seq') * 10")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq OWNED BY stories.id").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN id DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("id")
                            .default(Expr::cust("nextval('stories_id_seq'::regclass)")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq OWNED BY stories.id").await?;

        Ok(())
    }
}
