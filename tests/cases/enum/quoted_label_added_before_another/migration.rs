//! enum quoted label added before another
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum story_status: added o'er "there"
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `story_status`: drops the label `o'er "there"` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ALTER COLUMN status TYPE story_status USING status::text::story_stat …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label story_status.o'er "there"
//! SELECT count(*) FROM stories WHERE status::text = 'o''er "there"';
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
                    .name("story_status")
                    .add_value(r#"o'er "there""#)
                    .before(r#"it's "draft""#),
            )
            .await?;

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
                    .values([r#"it's "draft""#, "größer als 中文"])
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
