//! comment constraints created with a table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
//! + foreign key fk-stories-author_id on stories (author_id) → users (id)
//! + table users
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the tables `stories`, `users` and everything stored in
//!   them since `up`
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
                    .table("users")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("name").string().not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("pages").custom("int4range").not_null())
                    .col(ColumnDef::new("author_id").integer().not_null())
                    .primary_key(Index::create().name("pk_stories").col("id"))
                    .index(Index::create().name("uq_stories_title").unique().col("title"))
                    .check(("ck_stories_title", Expr::cust("title <> ''")))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-author_id")
                            .from("stories", "author_id")
                            .to("users", "id"),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ex_stories_pages
                EXCLUDE USING gist (pages WITH &&)
            ",
        )
        .await?;

        db.execute_unprepared("COMMENT ON CONSTRAINT pk_stories ON stories IS 'By number here'")
            .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'One of a title here'",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT ex_stories_pages ON stories IS 'No page twice here'",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT ck_stories_title ON stories IS 'Nameless stories here'",
        )
        .await?;

        db.execute_unprepared(
            r#"COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS 'Who wrote it here'"#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        manager.drop_table(Table::drop().table("users").to_owned()).await?;
        Ok(())
    }
}
