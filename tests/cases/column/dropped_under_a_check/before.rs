pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck_stories_pages", "first_page <= last_page"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(nullable)]
        pub first_page: Option<i32>,
        #[sea_orm(nullable)]
        pub last_page: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
