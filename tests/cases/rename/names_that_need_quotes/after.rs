pub mod order {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "Order \"s")]
    #[autogen(renamed_from = "order", check(name = "ck \"order", "\"group\" > 0"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "group", renamed_from = "When It Was")]
        pub placed: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
