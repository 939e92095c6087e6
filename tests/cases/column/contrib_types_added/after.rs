pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "custom(\"citext\")")]
        pub a: Option<String>,
        #[sea_orm(column_type = "custom(\"hstore\")")]
        pub b: Option<String>,
        #[sea_orm(column_type = "custom(\"ltree[]\")")]
        pub c: Option<String>,
        #[sea_orm(column_type = "custom(\"cube\")")]
        pub d: Option<String>,
        #[sea_orm(column_type = "custom(\"isbn13\")")]
        pub e: Option<String>,
        #[sea_orm(column_type = "custom(\"lquery\")")]
        pub f: Option<String>,
        #[sea_orm(column_type = "custom(\"seg\")")]
        pub g: Option<String>,
        #[sea_orm(column_type = "custom(\"citext[]\")")]
        pub h: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
