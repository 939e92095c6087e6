pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories", schema_name = "app")]
    #[autogen(index(name = "Titles \"by\" name", on = "title", comment = "It's \"odd\""))]
    #[autogen(index(
        name = "ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_keep_in_a_name",
        on = "title DESC",
        comment = "It's \"odd\""
    ))]
    #[autogen(check("title <> ''", name = "Not \"empty\"", comment = "It's \"odd\""))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
