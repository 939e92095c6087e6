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
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.value` from `text[]` to `public.mood[]`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `text[]` to `public.mood[]`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN value TYPE text[]
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN value TYPE mood[] USING value::mood[]
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.value
//! SELECT count(*) FROM stories
//!     WHERE NOT array_remove(value::text[], NULL) <@ ARRAY['calm', 'tense'];
//! ```
//!
//! Deploy: together: `stories.value` changes from `public.mood[]` to `text[]`
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
