pub mod order {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "order")]
    #[autogen(check(name = "ck order", "\"When It Was\" > 0"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "When It Was")]
        pub placed: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
