pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(
        primary_key(name = "b_pk"),
        unique(name = "b_slug", on = "slug"),
        check(name = "b_words", "words >= 0"),
        index(name = "b_title", on = "title")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub slug: String,
        pub title: String,
        pub words: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
