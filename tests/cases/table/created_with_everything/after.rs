pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod status {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "story_status")]
    pub enum Status {
        #[sea_orm(string_value = "draft")]
        Draft,
        #[sea_orm(string_value = "published")]
        Published,
    }
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories", comment = "Stories, published or not")]
    #[autogen(
        index(name = "ix_stories_slug", on = "lower(slug)"),
        index(
            name = "ix_stories_recent",
            on = "created_at DESC",
            filter = "status = 'published'",
            include = "slug"
        ),
        index(name = "ix_stories_outline", using = "gin", on = "outline jsonb_path_ops"),
        unique(name = "uq_stories_sequel", on = "sequel_of", deferrable = "initially deferred"),
        check(name = "ck_stories_word_count", "word_count >= 0")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(unique_key = "author_slug")]
        pub author_id: i32,
        #[sea_orm(unique_key = "author_slug", column_type = "String(StringLen::N(120))")]
        pub slug: String,
        #[sea_orm(unique, nullable)]
        pub isbn: Option<String>,
        #[sea_orm(default_value = "draft", indexed)]
        pub status: super::status::Status,
        #[sea_orm(nullable)]
        pub sequel_of: Option<i64>,
        #[sea_orm(default_value = 0, comment = "Counted when saved")]
        pub word_count: i32,
        #[sea_orm(column_type = "Decimal(Some((6, 2)))")]
        #[autogen(generated = "word_count / 250.0")]
        pub reading_minutes: Decimal,
        #[sea_orm(
            column_type = "Array(RcOrArc::new(ColumnType::Text))",
            default_expr = "Expr::cust(\"'{}'\")"
        )]
        pub tags: Vec<String>,
        #[sea_orm(column_type = "JsonBinary", nullable)]
        pub outline: Option<Json>,
        #[sea_orm(default_expr = "Expr::current_timestamp()")]
        pub created_at: DateTimeWithTimeZone,
        #[sea_orm(
            belongs_to,
            from = "author_id",
            to = "id",
            on_update = "Cascade",
            on_delete = "Restrict"
        )]
        pub author: BelongsTo<super::user::Entity>,
        #[sea_orm(
            self_ref,
            relation_enum = "Prequel",
            from = "sequel_of",
            to = "id",
            on_delete = "SetNull"
        )]
        pub prequel: BelongsTo<Option<Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
