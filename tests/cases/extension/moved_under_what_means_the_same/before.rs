pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck", "length(title) > 2"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "custom(\"citext\")")]
        pub title: String,
        #[sea_orm(column_type = "custom(\"citext\")", default_value = "calm")]
        pub mood: String,
        #[autogen(generated = "title || ''")]
        pub slug: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
