pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(
        check(name = "ck_stories_title", "title <> '' AND upper(title) <> 'X'"),
        index(name = "ix_stories_title", on = "lower(title)", filter = "title <> 'draft'")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[autogen(generated = "lower(title) || '!'")]
        pub shouted: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
