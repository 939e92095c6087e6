pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(unique(name = "uq_stories_title", on = "title"))]
    #[autogen(check("title <> ''", name = "ck_stories_title"))]
    #[autogen(exclude(name = "ex_stories_pages", on = "pages WITH &&"))]
    #[autogen(foreign_key(on = "author_id"))]
    #[autogen(primary_key(name = "pk_stories"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(
            column_type = "custom(\"int4range\")",
            select_as = "text",
            save_as = "int4range"
        )]
        pub pages: String,
        pub author_id: i32,
        #[sea_orm(belongs_to, from = "author_id", to = "id")]
        pub author: BelongsTo<super::user::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
