pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(renamed_from = "a")]
        pub b: i32,
        #[sea_orm(renamed_from = "b")]
        pub c: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
