pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(default_value = 0)]
        pub words: i64,
        #[sea_orm(default_value = "0")]
        pub likes: i64,
        #[sea_orm(default_value = -5)]
        pub shift: i16,
        #[sea_orm(default_value = 0.5)]
        pub score: f64,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))", default_value = "0.00")]
        pub price: Decimal,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
