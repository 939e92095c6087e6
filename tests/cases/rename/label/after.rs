pub mod mood {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
    pub enum Mood {
        #[sea_orm(string_value = "glad")]
        Glad,
        #[sea_orm(string_value = "down cast")]
        #[autogen(renamed_from = "sad")]
        Sad,
    }
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck_stories_mood", "mood IN ('glad', 'down cast')"), index(name = "ix_stories_sad", on = "id", filter = "mood = 'down cast'"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(default_value = "down cast")]
        pub mood: super::mood::Mood,
        pub moods: Vec<super::mood::Mood>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
