pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(
        unique(on = "number, slug", name = "stories_key"),
        index(on = "slug"),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub number: i64,
        pub slug: String,
        #[autogen(default = "random()")]
        pub weight: f64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
