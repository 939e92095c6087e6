//! Stories, and how much chaos is let into their writing.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, Eq, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "stories", comment = "Stories, published or in the making")]
#[autogen(
    index(
        name = "ix_stories_published",
        on = "published_at DESC",
        filter = "status = 'published'"
    ),
    index(name = "ix_stories_outline", using = "gin", on = "outline jsonb_path_ops"),
    check(name = "ck_stories_chaos_level", "chaos_level BETWEEN 0 AND 1"),
    check(name = "ck_stories_published", "status <> 'published' OR published_at IS NOT NULL")
)]
pub struct Model {
    #[sea_orm(
        primary_key,
        auto_increment = false,
        default_expr = "Expr::cust(\"gen_random_uuid()\")"
    )]
    pub id: Uuid,
    #[sea_orm(unique_key = "author_slug")]
    pub author_id: i64,
    /// The part of the address after the author's.
    #[sea_orm(unique_key = "author_slug", column_type = "String(StringLen::N(120))")]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(default_value = "draft")]
    pub status: StoryStatus,
    #[sea_orm(indexed)]
    pub sequel_of: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub cover_image_url: Option<String>,
    #[sea_orm(
        column_type = "Decimal(Some((3, 2)))",
        default_value = 0,
        comment = "0 follows the outline, 1 ignores it"
    )]
    pub chaos_level: Decimal,
    #[sea_orm(nullable, comment = "Makes a chaotic draft repeatable")]
    pub chaos_seed: Option<i64>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub outline: Option<Json>,
    #[sea_orm(nullable)]
    pub published_at: Option<DateTimeWithTimeZone>,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub created_at: DateTimeWithTimeZone,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub updated_at: DateTimeWithTimeZone,
    #[sea_orm(belongs_to, from = "author_id", to = "id", on_delete = "Restrict")]
    pub author: BelongsTo<super::user::Entity>,
    #[sea_orm(
        self_ref,
        relation_enum = "Prequel",
        relation_reverse = "Sequels",
        from = "sequel_of",
        to = "id",
        on_delete = "SetNull"
    )]
    pub prequel: BelongsTo<Option<Entity>>,
    #[sea_orm(self_ref, relation_enum = "Sequels", relation_reverse = "Prequel")]
    pub sequels: HasMany<Entity>,
    #[sea_orm(has_many)]
    pub chapters: HasMany<super::chapter::Entity>,
    #[sea_orm(has_many, via = "story_tag")]
    pub tags: HasMany<super::tag::Entity>,
}

/// How far a story has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "story_status",
    rename_all = "snake_case"
)]
pub enum StoryStatus {
    Draft,
    InReview,
    Published,
    Archived,
}

impl ActiveModelBehavior for ActiveModel {}
