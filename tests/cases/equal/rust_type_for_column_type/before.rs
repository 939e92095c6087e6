pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub outline: Json,
        #[sea_orm(column_type = "Decimal(Some((6, 2)))")]
        pub score: Decimal,
        #[sea_orm(column_type = "custom(\"timestamp(3)\")")]
        pub told_at: DateTime,
        #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
        pub shelf: Vec<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
