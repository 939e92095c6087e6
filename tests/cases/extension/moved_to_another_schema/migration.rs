//! extension moved to another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema extensions
//! ~ extension vector: schema public → extensions
//! + column stories.draft: extensions.vector(3)
//! ```
//!
//! Findings:
//!
//! - moves-extension, up, `vector`: moves the extension `vector` from `public` to `extensions`;
//!   code that names its functions, operators or types without a schema finds them only through the
//!   search path (make sure that `extensions` is in the search_path of every role that uses them)
//! - drops-column, down, `stories.draft`: drops the column `stories.draft` and everything stored in
//!   it since `up`
//! - moves-extension, down, `vector`: moves the extension `vector` from `extensions` to `public`;
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
        db.execute_unprepared("ALTER EXTENSION vector SET SCHEMA extensions").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("draft").custom("extensions.vector(3)"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_column("draft").to_owned())
            .await?;

        db.execute_unprepared("ALTER EXTENSION vector SET SCHEMA public").await?;
        db.execute_unprepared("DROP SCHEMA extensions").await?;
        Ok(())
    }
}
