pub mod member {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "memberships")]
    #[autogen(renamed_from = "members")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub club: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
