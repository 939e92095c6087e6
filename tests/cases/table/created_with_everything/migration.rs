//! table created with everything
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + enum story_status (draft, published)
//! + table stories
//! + foreign key fk-stories-author_id on stories (author_id) → users (id) on update cascade on delete restrict
//! + foreign key fk-stories-sequel_of on stories (sequel_of) → stories (id) on delete set null
//! + index idx-stories-author_slug on stories unique (author_id, slug)
//! + index idx-stories-status on stories (status)
//! + index ix_stories_outline on stories gin (outline jsonb_path_ops)
//! + index ix_stories_recent on stories (created_at desc) include (slug) where status = 'published'
//! + index ix_stories_slug on stories (lower(slug))
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the table `stories` and everything stored in it since `up`
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
        let db = manager.get_connection();

        manager
            .create_type(
                Type::create().as_enum("story_status").values(["draft", "published"]).to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .auto_increment()
                            .primary_key(),
                    )
                    .col(ColumnDef::new("author_id").integer().not_null())
                    .col(ColumnDef::new("slug").string_len(120).not_null())
                    .col(ColumnDef::new("isbn").string())
                    .col(
                        ColumnDef::new("status").custom("story_status").not_null().default("draft"),
                    )
                    .col(ColumnDef::new("sequel_of").big_integer())
                    .col(ColumnDef::new("word_count").integer().not_null().default(0))
                    .col(
                        ColumnDef::new("reading_minutes")
                            .decimal_len(6, 2)
                            .not_null()
                            .generated(Expr::cust("word_count / 250.0"), true),
                    )
                    .col(ColumnDef::new("tags").array(ColumnType::Text).not_null().default("{}"))
                    .col(ColumnDef::new("outline").json_binary())
                    .col(
                        ColumnDef::new("created_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .index(Index::create().name("stories_isbn_key").unique().col("isbn"))
                    .check(("ck_stories_word_count", Expr::cust("word_count >= 0")))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-author_id")
                            .from("stories", "author_id")
                            .to("users", "id")
                            .on_update(ForeignKeyAction::Cascade)
                            .on_delete(ForeignKeyAction::Restrict),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT uq_stories_sequel UNIQUE (sequel_of)
                DEFERRABLE INITIALLY DEFERRED
            ",
        )
        .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-sequel_of")
                    .from("stories", "sequel_of")
                    .to("stories", "id")
                    .on_delete(ForeignKeyAction::SetNull)
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-stories-author_slug")
                    .table("stories")
                    .unique()
                    .col("author_id")
                    .col("slug")
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-stories-status")
                    .table("stories")
                    .col("status")
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_outline")
                    .table("stories")
                    .index_type(IndexType::Custom("gin".into()))
                    .col("outline".into_index_column().with_operator_class("jsonb_path_ops"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_recent")
                    .table("stories")
                    .col(("created_at", IndexOrder::Desc))
                    .include("slug")
                    .and_where(Expr::cust("status = 'published'"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_slug")
                    .table("stories")
                    .col(Expr::cust("lower(slug)"))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON TABLE stories IS 'Stories, published or not'").await?;

        db.execute_unprepared("COMMENT ON COLUMN stories.word_count IS 'Counted when saved'")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        manager.drop_type(Type::drop().name("story_status").to_owned()).await?;
        Ok(())
    }
}
