pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(index(name = "ix_stories_live", on = "title", filter = "deleted_at IS NULL"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(nullable)]
        pub deleted_at: Option<DateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
