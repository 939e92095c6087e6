//! enum label added and used by an array default
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum story_status: added archived
//! ~ column stories.history: default '{draft}'::story_status[] → '{draft,archived}'::story_status[]
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `story_status`: drops the label `archived` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN history TYPE story_status[] USING history::text[]::stor …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN history TYPE story_status[] USING history::text[]::stor …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label story_status.archived
//! SELECT count(*) FROM stories WHERE 'archived' = ANY (history::text[]);
//! ```
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_type(Type::alter().name("story_status").rename_to("story_status__before"))
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("story_status")
                    .values(["draft", "published", "archived"])
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN history DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("history")
                            .array(ColumnType::custom("story_status"))
                            .using(Expr::cust("history::text[]::story_status[]")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("history")
                            .default(Expr::cust("'{draft,archived}'::story_status[]")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_type(Type::alter().name("story_status").rename_to("story_status__before"))
            .await?;

        manager
            .create_type(
                Type::create().as_enum("story_status").values(["draft", "published"]).to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN history DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("history")
                            .array(ColumnType::custom("story_status"))
                            .using(Expr::cust("history::text[]::story_status[]")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("history").default(Expr::cust("'{draft}'::story_status[]")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;
        Ok(())
    }
}
