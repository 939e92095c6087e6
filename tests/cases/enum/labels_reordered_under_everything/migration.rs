//! enum labels reordered under everything
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum story_status: order now archived, draft, published
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN status TYPE story_status USING status::text::story_stat …
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_status CHECK (status <> 'archived'::story_ …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: CREATE INDEX ix_stories_draft ON stories (id) WHERE status = 'draft'::story_status
//!   SHARE on stories: scan; writes wait
//! down: ALTER TABLE stories ALTER COLUMN status TYPE story_status USING status::text::story_stat …
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_status CHECK (status <> 'archived'::story_ …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: CREATE INDEX ix_stories_draft ON stories (id) WHERE status = 'draft'::story_status
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_draft").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_status").to_owned(),
            )
            .await?;

        manager
            .alter_type(Type::alter().name("story_status").rename_to("story_status__before"))
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("story_status")
                    .values(["archived", "draft", "published"])
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN status DROP DEFAULT").await?;

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

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("status").default(Expr::cust("'draft'::story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_status
                CHECK (status <> 'archived'::story_status)
            ",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_draft")
                    .table("stories")
                    .col("id")
                    .and_where(Expr::cust("status = 'draft'::story_status"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_draft").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_status").to_owned(),
            )
            .await?;

        manager
            .alter_type(Type::alter().name("story_status").rename_to("story_status__before"))
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("story_status")
                    .values(["draft", "published", "archived"])
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN status DROP DEFAULT").await?;

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

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("status").default(Expr::cust("'draft'::story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_status
                CHECK (status <> 'archived'::story_status)
            ",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_draft")
                    .table("stories")
                    .col("id")
                    .and_where(Expr::cust("status = 'draft'::story_status"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
