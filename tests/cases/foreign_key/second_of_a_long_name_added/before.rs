pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "chapter_of_a_story_that_is_told_by_several_people_in_turn_again")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub first_teller_id: i32,
        pub second_teller_id: i32,
        #[sea_orm(belongs_to, relation_enum = "First", from = "first_teller_id", to = "id")]
        pub first: BelongsTo<super::user::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
