pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "say \"hi\"")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "a \"title\"", unique)]
        pub title: String,
        #[sea_orm(column_name = "\"", nullable)]
        pub year: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
