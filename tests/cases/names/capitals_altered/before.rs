pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "Stories", rename_all = "PascalCase")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(nullable)]
        pub word_count: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
