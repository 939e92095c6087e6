//! names double quotes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table say "hi"
//! + index idx-say "hi"-" on say "hi" (")
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `say "hi"`: drops the table `say "hi"` and everything stored in it since
//!   `up`
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
        let db = manager.get_connection();

        manager
            .create_table(
                Table::create()
                    .table(r#"say "hi""#)
                    .col(ColumnDef::new("id").integer().not_null().auto_increment())
                    .col(ColumnDef::new(r#"a "title""#).string().not_null().default(r#""'"#))
                    .col(ColumnDef::new(r#"""#).integer().not_null())
                    .check((r#"a "check""#, Expr::cust(r#""a ""title""" <> '"'"#)))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE "say ""hi""" ADD CONSTRAINT "say ""hi""_pkey" PRIMARY KEY (id)"#,
        )
        .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE "say ""hi""" ADD CONSTRAINT "say ""hi""_a ""title""_key"
                UNIQUE ("a ""title""")
            "#,
        )
        .await?;

        db.execute_unprepared(r#"CREATE INDEX "idx-say ""hi""-""" ON "say ""hi""" ("""")"#).await?;

        db.execute_unprepared(r#"COMMENT ON COLUMN "say ""hi"""."a ""title""" IS '"'"#).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(r#"say "hi""#).to_owned()).await?;
        Ok(())
    }
}
