pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(sequence(name = "numbers_of_the_orders_that_were_placed_in_the_shop_around_the_corner"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[autogen(default = "nextval('public.numbers_of_the_orders_that_were_placed_in_the_shop_around_the_corner')")]
        pub number: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
