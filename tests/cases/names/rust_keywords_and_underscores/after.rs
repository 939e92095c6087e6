pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub r#type: String,
        pub match_: String,
        pub _hidden: i32,
        #[sea_orm(indexed)]
        pub line_2: i32,
        pub address2a: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
