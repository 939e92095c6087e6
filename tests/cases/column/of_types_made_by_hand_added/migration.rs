//! column of types made by hand added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.slug: shop.slug
//! + column stories.words: words
//! + column stories.price: shop.price
//! + column stories.span: span
//! + column stories.spans: span[]
//! + column stories.slugs: shop.slug[] not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.slug`: drops the columns `stories.slug`, `stories.words`,
//!   `stories.price`, `stories.span`, `stories.spans`, `stories.slugs` and everything stored in
//!   them since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN slug shop.slug
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
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
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("slug").custom("shop.slug"))
                    .add_column(ColumnDef::new("words").custom("words"))
                    .add_column(ColumnDef::new("price").custom("shop.price"))
                    .add_column(ColumnDef::new("span").custom("span"))
                    .add_column(ColumnDef::new("spans").array(ColumnType::custom("span")))
                    .add_column(
                        ColumnDef::new("slugs")
                            .array(ColumnType::custom("shop.slug"))
                            .not_null()
                            .default("{a}"),
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
                    .drop_column("slug")
                    .drop_column("words")
                    .drop_column("price")
                    .drop_column("span")
                    .drop_column("spans")
                    .drop_column("slugs")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
