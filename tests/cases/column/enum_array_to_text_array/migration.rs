//! column enum array to text array
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - enum mood
//! ~ column stories.value: mood[] → text[]
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.value` from `public.mood[]` to `text[]`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - narrows-type, down, `stories`: changes `stories.value` from `text[]` to `public.mood[]`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `text[]` to `public.mood[]`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.value
//! SELECT count(*) FROM stories
//!     WHERE NOT array_remove(value::text[], NULL) <@ ARRAY['calm', 'tense'];
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
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").array(ColumnType::Text))
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("mood").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_type(Type::create().as_enum("mood").values(["calm", "tense"]).to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("value")
                            .array(ColumnType::custom("mood"))
                            .using(Expr::cust("value::mood[]")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
