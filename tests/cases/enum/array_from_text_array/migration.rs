//! enum array from text array
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + enum story_status (draft, published)
//! ~ column stories.history: text[] → story_status[]
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.history` from `text[]` to
//!   `public.story_status[]`, and fails or loses precision if a value does not fit (look at the
//!   values first)
//! - rewrites-table, up, `stories`: changes `stories.history` from `text[]` to
//!   `public.story_status[]`, which rewrites the table under an exclusive lock (on a large table,
//!   add a new column, fill it in batches, and swap the names)
//! - rewrites-table, down, `stories`: changes `stories.history` from `public.story_status[]` to
//!   `text[]`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.history
//! SELECT count(*) FROM stories
//!     WHERE NOT array_remove(history::text[], NULL) <@ ARRAY['draft', 'published'];
//! ```
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_type(
                Type::create().as_enum("story_status").values(["draft", "published"]).to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("history")
                            .array(ColumnType::custom("story_status"))
                            .using(Expr::cust("history::story_status[]")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("history").array(ColumnType::Text))
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status").to_owned()).await?;
        Ok(())
    }
}
