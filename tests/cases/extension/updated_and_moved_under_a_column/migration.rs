//! extension updated and moved under a column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema Extra things
//! ~ extension citext: schema public → Extra things, version 1.4 → 1.6
//! + column stories.mood: "Extra things".citext not null
//! ```
//!
//! Findings:
//!
//! - moves-extension, up, `citext`: moves the extension `citext` from `public` to `Extra things`;
//!   code that names its functions, operators or types without a schema finds them only through the
//!   search path (make sure that `Extra things` is in the search_path of every role that uses them)
//! - drops-column, down, `stories.mood`: drops the column `stories.mood` and everything stored in
//!   it since `up`
//! - moves-extension, down, `citext`: moves the extension `citext` from `Extra things` to `public`;
//!   code that names its functions, operators or types without a schema finds them only through the
//!   search path (make sure that `public` is in the search_path of every role that uses them)
//! - keeps-version, down, `citext`: leaves the extension `citext` at version `1.6`: it has no
//!   update path back to `1.4`
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
        db.execute_unprepared(r#"CREATE SCHEMA "Extra things""#).await?;

        db.execute_unprepared(r#"ALTER EXTENSION citext SET SCHEMA "Extra things""#).await?;

        db.execute_unprepared("ALTER EXTENSION citext UPDATE TO '1.6'").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("mood")
                            .custom(r#""Extra things".citext"#)
                            .not_null()
                            .default("calm"),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.alter_table(Table::alter().table("stories").drop_column("mood").to_owned()).await?;

        db.execute_unprepared("ALTER EXTENSION citext SET SCHEMA public").await?;
        db.execute_unprepared(r#"DROP SCHEMA "Extra things""#).await?;
        Ok(())
    }
}
