pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck_stories_words", "words >= 0"), index(name = "ix_stories_long", on = "title", filter = "words > 10000"), index(name = "ix_stories_words", on = "(-words)"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        pub words: i32,
        #[autogen(generated = "words / 300")]
        pub pages: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
