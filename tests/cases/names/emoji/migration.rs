//! names emoji
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + enum mood 🎭 (☀️, 🌧)
//! + table 📚
//! + index 🔎 on 📚 (lower("🖋️ title"))
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `📚`: drops the table `📚` and everything stored in it since `up`
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
            .create_type(Type::create().as_enum("mood 🎭").values(["☀\u{fe0f}", "🌧"]).to_owned())
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("📚")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("🖋\u{fe0f} title").string().not_null())
                    .col(
                        ColumnDef::new("mood 🌧")
                            .custom(r#""mood 🎭""#)
                            .not_null()
                            .default("☀\u{fe0f}"),
                    )
                    .index(
                        Index::create()
                            .name("📚_🖋\u{fe0f} title_key")
                            .unique()
                            .col("🖋\u{fe0f} title"),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("🔎")
                    .table("📚")
                    .col(Expr::cust("lower(\"🖋\u{fe0f} title\")"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("📚").to_owned()).await?;
        manager.drop_type(Type::drop().name("mood 🎭").to_owned()).await?;
        Ok(())
    }
}
