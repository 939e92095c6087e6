pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "a_story_that_is_told_slowly_over_a_great_many_winter_evenings")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(indexed)]
        pub the_one_who_told_it_first_and_best_of_all_the_people_there: i32,
        #[sea_orm(unique)]
        pub the_other_who_told_it_later_and_not_quite_so_well_as_that: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
