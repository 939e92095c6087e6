//! enum label dropped and filled
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum story_status: removed in review
//! ~ column stories.status: filled with 'draft'
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `story_status`: drops the label `in review` from the enum
//!   `story_status`, and replaces it with `'draft'`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN status TYPE story_status USING CASE WHEN status::text I …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Deploy: program first
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
                Type::create().as_enum("story_status").values(["draft", "published"]).to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("status").custom("story_status").using(
                        Expr::cust(
                            "CASE WHEN status::text IN ('in review') THEN 'draft' ELSE \
                             status::text END::story_status",
                        ),
                    ))
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(
                Type::alter().name("story_status").add_value("in review").before("published"),
            )
            .await?;

        Ok(())
    }
}
