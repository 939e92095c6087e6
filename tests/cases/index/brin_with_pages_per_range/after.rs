pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(index(
        name = "ix_stories_created_at",
        using = "brin",
        on = "created_at",
        with = "pages_per_range = 32"
    ))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        pub created_at: DateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
