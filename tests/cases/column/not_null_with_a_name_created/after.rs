pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        #[autogen(not_null = "has_id")]
        pub id: i32,
        #[autogen(not_null = "has_title")]
        pub title: String,
        #[autogen(not_null = "Has \"words\"")]
        pub words: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
