pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(renamed_from = "age", column_type = "BigInteger", nullable)]
        pub years: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
