pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "chapters")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub story_id: Option<i32>,
        #[sea_orm(belongs_to, from = "story_id", to = "id")]
        pub story: BelongsTo<Option<super::story::Entity>>,
        pub page_id: Option<i32>,
        #[sea_orm(belongs_to, from = "page_id", to = "id")]
        pub page: BelongsTo<Option<super::page::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod page {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "pages")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub chapter_id: Option<i32>,
        #[sea_orm(belongs_to, from = "chapter_id", to = "id")]
        pub chapter: BelongsTo<Option<super::chapter::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
