pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "user")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(default_value = 1, comment = "end")]
        pub order: i64,
        #[sea_orm(nullable)]
        pub group: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
