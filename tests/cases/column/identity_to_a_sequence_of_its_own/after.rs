pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(sequence(name = "stories_number_seq"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[autogen(default = "nextval('stories_number_seq')")]
        pub number: i64,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
