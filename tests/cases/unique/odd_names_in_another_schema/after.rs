pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories", schema_name = "app")]
    #[autogen(unique(name = "One \"title\"", on = "title"))]
    #[autogen(unique(
        name = "uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_keep",
        on = "title, id"
    ))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
