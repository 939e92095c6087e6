pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "chapters")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub number: i32,
        #[sea_orm(nullable)]
        pub story_id: Option<i32>,
        #[sea_orm(belongs_to, from = "story_id", to = "id")]
        pub story: BelongsTo<Option<super::story::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
