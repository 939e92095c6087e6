//! names double quotes altered
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column say "hi".": integer
//! + unique say "hi"_a "title"_key on say "hi" (a "title")
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `say "hi"`: makes rows of `say "hi"` unique by `say "hi"_a
//!   "title"_key` over `a "title"`, and fails if there are duplicates (resolve the duplicates
//!   before this statement)
//! - drops-column, down, `say "hi"."`: drops the column `say "hi"."` and everything stored in it
//!   since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE "say ""hi""" ADD CONSTRAINT "say ""hi""_a ""title""_key" UNIQUE ("a ""title" …
//!   ACCESS EXCLUSIVE on say "hi": scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing say "hi".say "hi"_a "title"_key
//! SELECT count("a ""title""") - count(DISTINCT "a ""title""") FROM "say ""hi""";
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
            .alter_table(
                Table::alter()
                    .table(r#"say "hi""#)
                    .add_column(ColumnDef::new(r#"""#).integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE "say ""hi""" ADD CONSTRAINT "say ""hi""_a ""title""_key"
                UNIQUE ("a ""title""")
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table(r#"say "hi""#)
                    .drop_constraint(r#"say "hi"_a "title"_key"#)
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table(r#"say "hi""#).drop_column(r#"""#).to_owned())
            .await?;

        Ok(())
    }
}
