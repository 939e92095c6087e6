pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(unique(name = "uq_stories_edition", on = "slug, edition", nulls_not_distinct))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        pub slug: String,
        #[sea_orm(nullable)]
        pub edition: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
