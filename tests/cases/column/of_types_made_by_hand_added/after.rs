pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "custom(\"shop.slug\")")]
        pub slug: Option<String>,
        #[sea_orm(column_type = "custom(\"words\")")]
        pub words: Option<String>,
        #[sea_orm(column_type = "custom(\"shop.price\")")]
        pub price: Option<String>,
        #[sea_orm(column_type = "custom(\"span\")")]
        pub span: Option<String>,
        #[sea_orm(column_type = "custom(\"span[]\")")]
        pub spans: Option<String>,
        #[sea_orm(column_type = "custom(\"shop.slug[]\")")]
        #[autogen(default = "'{a}'")]
        pub slugs: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
