pub mod batch {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "batch")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub page: i32,
        pub size: i32,
        pub pause: i32,
        pub pages: i64,
        #[autogen(default = "random()")]
        pub weight: f64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
