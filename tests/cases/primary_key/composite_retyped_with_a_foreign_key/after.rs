pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "chapters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub book: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub after_book: Option<Uuid>,
        pub after_number: Option<i64>,
        #[sea_orm(self_ref, relation_enum = "After", from = "(after_book, after_number)", to = "(book, number)")]
        pub after: HasOne<Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
