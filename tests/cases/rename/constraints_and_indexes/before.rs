pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(primary_key(name = "a_pk"), unique(name = "a_slug", on = "slug"), check(name = "a_words", "words >= 0"), index(name = "a_title", on = "title"), exclude(name = "a_slot", using = "gist", on = "int4range(id, id + 1) WITH &&"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub slug: String,
        pub title: String,
        pub words: i32,
        pub author_id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
