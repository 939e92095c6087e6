pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(index(
        name = "ix_stories_tags",
        using = "gin",
        on = "tags",
        with = "fastupdate = off"
    ))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
        pub tags: Vec<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
