pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub words: i32,
        #[autogen(generated = "words + 1")]
        pub pages: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
