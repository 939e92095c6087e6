pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "users")]
    #[autogen(check(name = "ck_users_first", "first <> ''"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub first: String,
        pub last: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
