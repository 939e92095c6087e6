pub mod mood {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
    pub enum Mood {
        #[sea_orm(string_value = "glad")]
        Glad,
        #[sea_orm(string_value = "sad, \"very\"")]
        #[autogen(renamed_from = "very sad")]
        Sad,
        #[sea_orm(string_value = "weary")]
        #[autogen(renamed_from = "tired")]
        Tired,
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
        #[sea_orm(default_expr = r##"Expr::cust(r#"'{glad,"sad, \"very\"",weary}'::mood[]"#)"##)]
        pub moods: Vec<super::mood::Mood>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
