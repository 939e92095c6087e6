pub mod tale {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[autogen(renamed_from = "stories")]
    #[sea_orm(table_name = "tales")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(renamed_from = "words")]
        pub n_words: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
