//! namespace enum without a schema beside its table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum blog.story_status: added in review
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `blog.story_status`: drops the label `in review` from the enum
//!   `blog.story_status`, and fails if a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE blog.stories ALTER COLUMN status TYPE blog.story_status USING status::text:: …
//!   ACCESS EXCLUSIVE on blog.stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label blog.story_status.in review
//! SELECT count(*) FROM blog.stories WHERE status::text = 'in review';
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
        manager
            .alter_type(
                Type::alter()
                    .name(("blog", "story_status"))
                    .add_value("in review")
                    .before("published"),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(
                Type::alter().name(("blog", "story_status")).rename_to("story_status__before"),
            )
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum(("blog", "story_status"))
                    .values(["draft", "published"])
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table(("blog", "stories"))
                    .modify_column(
                        ColumnDef::new("status")
                            .custom("blog.story_status")
                            .using(Expr::cust("status::text::blog.story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name(("blog", "story_status__before")).to_owned()).await?;

        Ok(())
    }
}
