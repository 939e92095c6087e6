pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck_stories_title", "title <> ''"), index(name = "ix_stories_lower", on = "lower(title)"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(unique, default_value = "untitled")]
        pub title: String,
        pub words: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
