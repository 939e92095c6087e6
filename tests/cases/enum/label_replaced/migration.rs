//! enum label replaced
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum story_status: added archived; removed shelved
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `story_status`: drops the label `shelved` from the enum `story_status`,
//!   and fails if a row has it (change those rows first)
//! - drops-enum-label, down, `story_status`: drops the label `archived` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN status TYPE story_status USING status::text::story_stat …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN status TYPE story_status USING status::text::story_stat …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-enum-label story_status.shelved
//! SELECT count(*) FROM stories WHERE status::text = 'shelved';
//! -- down drops-enum-label story_status.archived
//! SELECT count(*) FROM stories WHERE status::text = 'archived';
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("status")
                            .custom("story_status")
                            .using(Expr::cust("status::text::story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(Type::alter().name("story_status").rename_to("story_status__before"))
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("story_status")
                    .values(["draft", "published", "shelved"])
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("status")
                            .custom("story_status")
                            .using(Expr::cust("status::text::story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;
        Ok(())
    }
}
