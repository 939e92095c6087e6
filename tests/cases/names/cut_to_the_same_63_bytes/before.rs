pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub a_column_whose_name_is_so_long_that_nothing_of_it_is_left_a: i32,
        pub a_column_whose_name_is_so_long_that_nothing_of_it_is_left_b: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
