pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[autogen(generated = "words_that_were_counted_by_the_editor_before_the_story_was_printed_twice / 250")]
        pub minutes: i32,
        #[sea_orm(default_value = 0)]
        pub words_that_were_counted_by_the_editor_before_the_story_was_printed_twice: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
