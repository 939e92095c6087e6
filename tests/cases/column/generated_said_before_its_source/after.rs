pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[autogen(generated = "words / 250")]
        pub minutes: i32,
        #[autogen(generated = "pictures * 2")]
        pub pages: i32,
        pub words: i32,
        #[sea_orm(default_value = 0)]
        pub pictures: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
