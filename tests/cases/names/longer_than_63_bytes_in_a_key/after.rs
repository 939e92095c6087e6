pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(unique(name = "uq_stories_title", on = "a_title_that_says_what_the_story_is_about_and_how_it_ends_and_who_dies"), index(name = "ix_stories_title", on = "lower(a_title_that_says_what_the_story_is_about_and_how_it_ends_and_who_dies)"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "a_title_that_says_what_the_story_is_about_and_how_it_ends_and_who_dies")]
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
