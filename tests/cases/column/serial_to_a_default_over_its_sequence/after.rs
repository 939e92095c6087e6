pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(sequence(name = "stories_id_seq", owned_by = "id"))]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        #[autogen(default = "nextval('stories_id_seq') * 10")]
        pub id: i64,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
