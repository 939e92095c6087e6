pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories", schema_name = "app")]
    #[autogen(index(name = "Titles \"by\" name", on = "title"))]
    #[autogen(index(
        name = "ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_keep_in_a_name",
        on = "title DESC"
    ))]
    #[autogen(check("title <> ''", name = "Not \"empty\""))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
