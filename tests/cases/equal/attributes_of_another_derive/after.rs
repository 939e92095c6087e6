pub mod story {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, utoipa::ToSchema)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
    #[schema(example = "glad")]
    pub enum Mood {
        #[sea_orm(string_value = "glad")]
        Glad,
        #[sea_orm(string_value = "sad")]
        Sad,
    }

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen, utoipa::ToSchema)]
    #[sea_orm(table_name = "stories")]
    #[schema(title = "A story")]
    #[autogen(index(on = "lower(title)"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[schema(default = "untitled", max_length = 80)]
        pub title: String,
        #[schema(minimum = 0, example = 80_000)]
        #[autogen(default = "0")]
        pub words: i32,
        pub mood: Mood,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
