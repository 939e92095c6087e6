pub mod account {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "accounts")]
    #[autogen(renamed_from = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(renamed_from = "name")]
        pub full_name: String,
        #[sea_orm(indexed, renamed_from = "email")]
        pub mail_address: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
