pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(index(name = "ix_like", using = "gin", on = "title gin_trgm_ops"), index(name = "ix_pattern", on = "mood citext_pattern_ops"), index(name = "ix_notes", using = "gist", on = "notes gist_hstore_ops(siglen=32)"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "custom(\"citext\")")]
        pub title: String,
        #[sea_orm(column_type = "custom(\"hstore\")", nullable)]
        pub notes: Option<String>,
        #[sea_orm(column_type = "custom(\"citext[]\")", nullable)]
        pub tags: Option<String>,
        #[sea_orm(column_type = "custom(\"citext\")", default_value = "it's")]
        pub mood: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
