pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck_stories_words", "word_count >= 0"), index(name = "ix_stories_long", on = "title", filter = "word_count > 10000"), index(name = "ix_stories_words", on = "(-word_count)"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(renamed_from = "words")]
        pub word_count: i32,
        #[autogen(generated = "word_count / 300")]
        pub pages: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
