pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "short stories")]
    #[autogen(
        index(name = "by title", on = "lower(\"the title\")"),
        check(name = "a year", "\"year written\" > 0")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "the title", unique)]
        pub title: String,
        #[sea_orm(column_name = "year written", indexed, default_value = 1900)]
        pub year: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
