//! extension moved under what means the same
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema extensions
//! ~ extension citext: schema public → extensions
//! ~ column stories.mood: default 'calm'::citext → 'calm'
//! ```
//!
//! Findings:
//!
//! - moves-extension, up, `citext`: moves the extension `citext` from `public` to `extensions`;
//!   code that names its functions, operators or types without a schema finds them only through the
//!   search path (make sure that `extensions` is in the search_path of every role that uses them)
//! - moves-extension, down, `citext`: moves the extension `citext` from `extensions` to `public`;
//!   code that names its functions, operators or types without a schema finds them only through the
//!   search path (make sure that `public` is in the search_path of every role that uses them)
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
        db.execute_unprepared("CREATE SCHEMA extensions").await?;
        db.execute_unprepared("ALTER EXTENSION citext SET SCHEMA extensions").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("mood").default("calm"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER EXTENSION citext SET SCHEMA public").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("mood").default(Expr::cust("'calm'::citext")))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("DROP SCHEMA extensions").await?;
        Ok(())
    }
}
