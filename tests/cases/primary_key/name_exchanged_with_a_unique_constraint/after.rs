pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(
        primary_key(name = "stories_two"),
        unique(on = "id", name = "stories_one"),
    )]
    pub struct Model {
        pub id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
