pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "истории")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "заглавие", unique, comment = "题目")]
        pub title: String,
        #[sea_orm(column_name = "Größe", indexed)]
        pub grosse: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
