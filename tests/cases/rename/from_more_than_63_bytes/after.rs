pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(index(name = "ix_words", on = "words DESC", renamed_from = "ix_of_the_words_that_were_counted_by_the_editor_before_it_was_printed_twice"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(renamed_from = "words_that_were_counted_by_the_editor_before_the_story_was_printed_twice")]
        pub words: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
