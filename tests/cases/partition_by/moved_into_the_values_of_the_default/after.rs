pub mod word {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "words")]
    #[autogen(
        partition_by = "list (kind)",
        partition(name = "words_a", values = "in ('a', 'b')"),
        partition(name = "words_rest", values = "default"),
    )]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
