pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(
        primary_key(name = "a_pk", comment = "Old"),
        unique(name = "a_slug", on = "slug", comment = "Old"),
        check(name = "a_words", "words >= 0", comment = "Old"),
        index(name = "a_title", on = "title", comment = "Old")
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
