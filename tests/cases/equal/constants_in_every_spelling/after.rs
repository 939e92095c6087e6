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
        check(name = "ck_stories_dollar", r#""no""te" <> $$in public.mood or so$$"#),
        check(name = "ck_stories_tag", r#""no""te" <> $tag$$$ public.mood$tag$"#),
        check(name = "ck_stories_escape", r#""no""te" <> E'it\'s public.mood'"#),
        check(name = "ck_stories_unicode", r#"U&"no\0022te" <> U&'!0022public!0022.mood' UESCAPE '!'"#),
        check(name = "ck_stories_type", r#"mood <> $$sad$$::public.U&"mo\006fd" OR id > 0"#)
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
