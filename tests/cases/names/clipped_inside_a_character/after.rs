pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "повесть_о_том_как_долго_идёт_дождь")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "заглавие_этой_повести", indexed)]
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
