//! baseline
//!
//! Revises: base
//!
//! Operations:
//!
//! ```text
//! + extension vector
//! + enum story_status (draft, in_review, published, archived)
//! + enum user_role (reader, writer, editor, admin)
//! + table author_styles
//! + foreign key fk-author_styles-user_id on author_styles (user_id) → users (id) on delete cascade
//! + index idx-author_styles-name on author_styles unique (user_id, name)
//! + table chapters
//! + foreign key fk-chapters-story_id on chapters (story_id) → stories (id) on delete cascade
//! + table saved_insights
//! + foreign key fk-saved_insights-story_id on saved_insights (story_id) → stories (id) on delete cascade
//! + foreign key fk-saved_insights-user_id on saved_insights (user_id) → users (id) on delete cascade
//! + index idx-saved_insights-story_id on saved_insights (story_id)
//! + index idx-saved_insights-user_id on saved_insights (user_id)
//! + index ix_saved_insights_embedding on saved_insights hnsw (embedding vector_cosine_ops) with (ef_construction = 64, m = 16)
//! + table stories
//! + foreign key fk-stories-author_id on stories (author_id) → users (id) on delete restrict
//! + foreign key fk-stories-sequel_of on stories (sequel_of) → stories (id) on delete set null
//! + index idx-stories-author_slug on stories unique (author_id, slug)
//! + index idx-stories-sequel_of on stories (sequel_of)
//! + index ix_stories_outline on stories gin (outline jsonb_path_ops)
//! + index ix_stories_published on stories (published_at desc) where status = 'published'
//! + table story_tags
//! + foreign key fk-story_tags-story_id on story_tags (story_id) → stories (id) on delete cascade
//! + foreign key fk-story_tags-tag_id on story_tags (tag_id) → tags (id) on delete cascade
//! + index idx-story_tags-tag_id on story_tags (tag_id)
//! + table system_config
//! + foreign key fk-system_config-updated_by on system_config (updated_by) → users (id) on delete set null
//! + table tags
//! + table user_preferences
//! + foreign key fk-user_preferences-user_id on user_preferences (user_id) → users (id) on delete cascade
//! + table users
//! + index ux_users_email on users unique (lower(email))
//! + function touch_updated_at()
//! + view published_stories
//! + materialized view story_lengths
//! + index ux_story_lengths_story_id on story_lengths
//! + trigger chapters_touch on chapters
//! + trigger stories_touch on stories
//! + row security on user_preferences
//! + policy own_preferences on user_preferences
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `author_styles`: drops the tables `author_styles`, `chapters`,
//!   `saved_insights`, `stories`, `story_tags`, `system_config`, `tags`, `user_preferences`,
//!   `users` and everything stored in them since `up`
//!
//! Deploy: migration first
//!
//! Proof: on PostgreSQL 18.4, up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS vector").await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("story_status")
                    .values(["draft", "in_review", "published", "archived"])
                    .to_owned(),
            )
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("user_role")
                    .values(["reader", "writer", "editor", "admin"])
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("tags")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("name").string_len(50).not_null())
                    .index(Index::create().name("tags_name_key").unique().col("name"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("users")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .auto_increment()
                            .primary_key(),
                    )
                    .col(ColumnDef::new("email").string_len(320).not_null())
                    .col(ColumnDef::new("handle").string_len(40).not_null())
                    .col(ColumnDef::new("bio").text())
                    .col(ColumnDef::new("role").custom("user_role").not_null().default("writer"))
                    .col(
                        ColumnDef::new("created_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .col(ColumnDef::new("closed_at").timestamp_with_time_zone())
                    .index(Index::create().name("users_handle_key").unique().col("handle"))
                    .check(("ck_users_email", Expr::cust("position('@' in email) > 1")))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ux_users_email")
                    .table("users")
                    .unique()
                    .col(Expr::cust("lower(email)"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("author_styles")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("user_id").big_integer().not_null())
                    .col(ColumnDef::new("name").string_len(80).not_null())
                    .col(ColumnDef::new("metadata").json_binary().not_null())
                    .col(ColumnDef::new("samples").array(ColumnType::Text).not_null())
                    .col(
                        ColumnDef::new("created_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-author_styles-user_id")
                            .from("author_styles", "user_id")
                            .to("users", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-author_styles-name")
                    .table("author_styles")
                    .unique()
                    .col("user_id")
                    .col("name")
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(
                        ColumnDef::new("id")
                            .uuid()
                            .not_null()
                            .primary_key()
                            .default(Expr::cust("gen_random_uuid()")),
                    )
                    .col(ColumnDef::new("author_id").big_integer().not_null())
                    .col(ColumnDef::new("slug").string_len(120).not_null())
                    .col(ColumnDef::new("title").text().not_null())
                    .col(
                        ColumnDef::new("status").custom("story_status").not_null().default("draft"),
                    )
                    .col(ColumnDef::new("sequel_of").uuid())
                    .col(ColumnDef::new("cover_image_url").text())
                    .col(ColumnDef::new("chaos_level").decimal_len(3, 2).not_null().default(0))
                    .col(ColumnDef::new("chaos_seed").big_integer())
                    .col(ColumnDef::new("outline").json_binary())
                    .col(ColumnDef::new("published_at").timestamp_with_time_zone())
                    .col(
                        ColumnDef::new("created_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .col(
                        ColumnDef::new("updated_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .check(("ck_stories_chaos_level", Expr::cust("chaos_level BETWEEN 0 AND 1")))
                    .check((
                        "ck_stories_published",
                        Expr::cust("status <> 'published' OR published_at IS NOT NULL"),
                    ))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-author_id")
                            .from("stories", "author_id")
                            .to("users", "id")
                            .on_delete(ForeignKeyAction::Restrict),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-sequel_of")
                            .from("stories", "sequel_of")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::SetNull),
                    )
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
            .create_table(
                Table::create()
                    .table("chapters")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .auto_increment()
                            .primary_key(),
                    )
                    .col(ColumnDef::new("story_id").uuid().not_null())
                    .col(ColumnDef::new("number").integer().not_null())
                    .col(ColumnDef::new("title").string_len(200).not_null())
                    .col(ColumnDef::new("body").text().not_null())
                    .col(ColumnDef::new("word_count").integer().not_null().default(0))
                    .col(
                        ColumnDef::new("reading_minutes")
                            .decimal_len(6, 2)
                            .not_null()
                            .generated(Expr::cust("word_count / 250.0"), true),
                    )
                    .col(
                        ColumnDef::new("updated_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .check(("ck_chapters_number", Expr::cust("number > 0")))
                    .check(("ck_chapters_word_count", Expr::cust("word_count >= 0")))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-chapters-story_id")
                            .from("chapters", "story_id")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE chapters ADD CONSTRAINT uq_chapters_number UNIQUE (story_id, number)
                DEFERRABLE INITIALLY DEFERRED
            ",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON TABLE chapters IS 'The chapters of a story, in their order'",
        )
        .await?;

        db.execute_unprepared("COMMENT ON COLUMN chapters.number IS 'From 1, without gaps'")
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("saved_insights")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .auto_increment()
                            .primary_key(),
                    )
                    .col(ColumnDef::new("story_id").uuid().not_null())
                    .col(ColumnDef::new("user_id").big_integer().not_null())
                    .col(ColumnDef::new("content").text().not_null())
                    .col(ColumnDef::new("confidence").double())
                    .col(ColumnDef::new("embedding").custom("vector(1536)"))
                    .col(
                        ColumnDef::new("created_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .check((
                        "ck_saved_insights_confidence",
                        Expr::cust("confidence BETWEEN 0 AND 1"),
                    ))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-saved_insights-story_id")
                            .from("saved_insights", "story_id")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-saved_insights-user_id")
                            .from("saved_insights", "user_id")
                            .to("users", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-saved_insights-story_id")
                    .table("saved_insights")
                    .col("story_id")
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-saved_insights-user_id")
                    .table("saved_insights")
                    .col("user_id")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            CREATE INDEX ix_saved_insights_embedding ON saved_insights
                USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 64, m = 16)
            ",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON TABLE saved_insights IS 'Thoughts about a story, findable by meaning'",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-stories-sequel_of")
                    .table("stories")
                    .col("sequel_of")
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
                    .name("ix_stories_published")
                    .table("stories")
                    .col(("published_at", IndexOrder::Desc))
                    .and_where(Expr::cust("status = 'published'"))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON TABLE stories IS 'Stories, published or in the making'")
            .await?;

        db.execute_unprepared(
            "COMMENT ON COLUMN stories.chaos_level IS '0 follows the outline, 1 ignores it'",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON COLUMN stories.chaos_seed IS 'Makes a chaotic draft repeatable'",
        )
        .await?;

        manager
            .create_table(
                Table::create()
                    .table("story_tags")
                    .col(ColumnDef::new("story_id").uuid().not_null())
                    .col(ColumnDef::new("tag_id").integer().not_null())
                    .primary_key(
                        Index::create().name("pk-story_tags").col("story_id").col("tag_id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-story_tags-story_id")
                            .from("story_tags", "story_id")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-story_tags-tag_id")
                            .from("story_tags", "tag_id")
                            .to("tags", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-story_tags-tag_id")
                    .table("story_tags")
                    .col("tag_id")
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("system_config")
                    .col(ColumnDef::new("key").string_len(100).not_null().primary_key())
                    .col(ColumnDef::new("value").json_binary().not_null())
                    .col(ColumnDef::new("description").text())
                    .col(ColumnDef::new("updated_by").big_integer())
                    .col(
                        ColumnDef::new("updated_at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::current_timestamp()),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-system_config-updated_by")
                            .from("system_config", "updated_by")
                            .to("users", "id")
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "COMMENT ON TABLE system_config IS 'Settings of the whole installation'",
        )
        .await?;

        manager
            .create_table(
                Table::create()
                    .table("user_preferences")
                    .col(ColumnDef::new("user_id").big_integer().not_null().primary_key())
                    .col(ColumnDef::new("locale").string_len(35).not_null().default("en"))
                    .col(
                        ColumnDef::new("dark_mode")
                            .boolean()
                            .not_null()
                            .default(Expr::cust("FALSE")),
                    )
                    .col(ColumnDef::new("daily_word_goal").integer().not_null().default(500))
                    .col(
                        ColumnDef::new("favourite_genres")
                            .array(ColumnType::Text)
                            .not_null()
                            .default("{}"),
                    )
                    .col(ColumnDef::new("editor").json_binary().not_null().default("{}"))
                    .col(ColumnDef::new("reminder_at").time())
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-user_preferences-user_id")
                            .from("user_preferences", "user_id")
                            .to("users", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON TABLE users IS 'People with an account'").await?;

        db.execute_unprepared(
            "
            COMMENT ON COLUMN users.closed_at
                IS 'Set when the account is closed; the stories stay'
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            CREATE VIEW published_stories AS
            SELECT s.id, s.slug, s.title, s.published_at, u.handle AS author
            FROM stories s
            JOIN users u ON u.id = s.author_id
            WHERE s.status = 'published' AND u.closed_at IS NULL
            ",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON VIEW published_stories IS 'Stories that anybody may read'",
        )
        .await?;

        db.execute_unprepared(
            "
            CREATE MATERIALIZED VIEW story_lengths AS
            SELECT story_id, count(*) AS chapters, sum(word_count) AS words
            FROM chapters
            GROUP BY story_id
            ",
        )
        .await?;

        db.execute_unprepared(
            "CREATE UNIQUE INDEX ux_story_lengths_story_id ON story_lengths (story_id)",
        )
        .await?;

        db.execute_unprepared(
            "CREATE FUNCTION touch_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "
            CREATE TRIGGER chapters_touch BEFORE UPDATE ON chapters
            FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            CREATE TRIGGER stories_touch BEFORE UPDATE ON stories
            FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
            ",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE user_preferences ENABLE ROW LEVEL SECURITY").await?;

        db.execute_unprepared(
            "
            CREATE POLICY own_preferences ON user_preferences
            USING (user_id = nullif(current_setting('app.user_id', true), '')::bigint)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER chapters_touch ON chapters").await?;
        db.execute_unprepared("DROP VIEW published_stories").await?;
        db.execute_unprepared("DROP TRIGGER stories_touch ON stories").await?;
        db.execute_unprepared("DROP MATERIALIZED VIEW story_lengths").await?;
        db.execute_unprepared("DROP FUNCTION touch_updated_at()").await?;
        db.execute_unprepared("DROP POLICY own_preferences ON user_preferences").await?;
        manager.drop_table(Table::drop().table("author_styles").to_owned()).await?;
        manager.drop_table(Table::drop().table("chapters").to_owned()).await?;
        manager.drop_table(Table::drop().table("saved_insights").to_owned()).await?;
        manager.drop_table(Table::drop().table("story_tags").to_owned()).await?;
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        manager.drop_table(Table::drop().table("system_config").to_owned()).await?;
        manager.drop_table(Table::drop().table("tags").to_owned()).await?;
        manager.drop_table(Table::drop().table("user_preferences").to_owned()).await?;
        manager.drop_table(Table::drop().table("users").to_owned()).await?;
        manager.drop_type(Type::drop().name("story_status").to_owned()).await?;
        manager.drop_type(Type::drop().name("user_role").to_owned()).await?;
        Ok(())
    }
}
