pub mod tale {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "tales")]
    #[autogen(renamed_from = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[autogen(renamed_from = "title")]
        pub name: String,
        #[autogen(not_null = "has_words")]
        pub words: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
