pub mod mood {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
    #[autogen(schema = "app")]
    pub enum Mood {
        #[sea_orm(string_value = "calm")]
        Calm,
        #[sea_orm(string_value = "tense")]
        Tense,
    }
}

pub mod scene {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "scenes", schema_name = "app")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub mood: super::mood::Mood,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
