pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "📚")]
    #[autogen(index(name = "🔎", on = "lower(\"🖋️ title\")"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "🖋️ title", unique)]
        pub title: String,
        #[sea_orm(column_name = "mood 🌧", default_value = "☀️")]
        pub mood: super::mood::Mood,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod mood {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood 🎭")]
    pub enum Mood {
        #[sea_orm(string_value = "☀️")]
        Sun,
        #[sea_orm(string_value = "🌧")]
        Rain,
    }
}
