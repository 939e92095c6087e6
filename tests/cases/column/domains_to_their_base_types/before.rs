pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "custom(\"positive\")")]
        pub votes: i32,
        #[sea_orm(column_type = "custom(\"score\")")]
        pub score: i64,
        #[sea_orm(column_type = "custom(\"price\")")]
        pub price: Decimal,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
