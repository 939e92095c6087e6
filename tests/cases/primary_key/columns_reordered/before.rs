pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "chapters")]
    #[autogen(primary_key(on = "story_id, number"))]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub story_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
