pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "users")]
    #[autogen(
        check(name = "ck_email", "email LIKE '%@%'"),
        index(name = "ix_email", on = "id", filter = "email <> 'none'")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "custom(\"citext\")")]
        pub email: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
