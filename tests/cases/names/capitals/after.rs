pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "Stories", rename_all = "camelCase")]
    #[autogen(
        check(name = "CK_Words", "\"wordCount\" >= 0"),
        index(name = "IX_Cover", on = "lower(\"coverUrl\")", filter = "\"isDone\"")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(indexed)]
        pub word_count: i32,
        #[sea_orm(unique_key = "done")]
        pub is_done: bool,
        #[sea_orm(unique_key = "done")]
        pub cover_url: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
