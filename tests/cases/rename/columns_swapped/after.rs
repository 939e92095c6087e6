pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "users")]
    #[autogen(check(name = "ck_users_first", "last <> ''"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(renamed_from = "last")]
        pub first: String,
        #[sea_orm(renamed_from = "first")]
        pub last: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
