pub mod mood {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
    pub enum Mood {
        #[sea_orm(string_value = "glad")]
        Glad,
        #[sea_orm(string_value = "sad")]
        Sad,
    }
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(
        check(name = "ck_stories_dollar", r#""no""te" <> 'in public.mood or so'"#),
        check(name = "ck_stories_tag", r#""no""te" <> '$$ public.mood'"#),
        check(name = "ck_stories_escape", r#""no""te" <> 'it''s public.mood'"#),
        check(name = "ck_stories_unicode", r#""no""te" <> '"public".mood'"#),
        check(name = "ck_stories_type", r#"mood <> 'sad'::public.mood OR id > 0"#)
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "no\"te")]
        pub note: String,
        pub mood: super::mood::Mood,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
