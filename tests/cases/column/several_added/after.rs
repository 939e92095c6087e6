pub mod story {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Decimal(Some((3, 2)))", default_value = 0)]
        pub chaos_level: Decimal,
        #[sea_orm(nullable)]
        pub chaos_seed: Option<i64>,
        #[sea_orm(nullable)]
        pub chaos_words: Option<Vec<String>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
