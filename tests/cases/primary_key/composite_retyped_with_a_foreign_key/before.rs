pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "chapters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub book: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub after_book: Option<String>,
        pub after_number: Option<i32>,
        #[sea_orm(self_ref, relation_enum = "After", from = "(after_book, after_number)", to = "(book, number)")]
        pub after: HasOne<Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
