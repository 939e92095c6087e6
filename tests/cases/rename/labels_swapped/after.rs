pub mod mood {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
    pub enum Mood {
        #[sea_orm(string_value = "sad")]
        #[autogen(renamed_from = "glad")]
        Sad,
        #[sea_orm(string_value = "glad")]
        #[autogen(renamed_from = "sad")]
        Glad,
    }
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub mood: super::mood::Mood,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
