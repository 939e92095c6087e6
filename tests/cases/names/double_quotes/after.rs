pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "say \"hi\"")]
    #[autogen(check(name = "a \"check\"", "\"a \"\"title\"\"\" <> '\"'"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "a \"title\"", unique, comment = "\"", default_value = "\"'")]
        pub title: String,
        #[sea_orm(column_name = "\"", indexed)]
        pub year: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
