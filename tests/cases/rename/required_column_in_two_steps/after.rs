pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck_stories_title", "headline <> ''"), index(name = "ix_stories_lower_headline", on = "lower(headline)"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(unique, default_value = "untitled", renamed_from = "title")]
        pub headline: String,
        #[sea_orm(renamed_from = "words")]
        pub length: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
