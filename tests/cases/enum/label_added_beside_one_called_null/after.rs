pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub mood: super::mood::Mood,
        #[sea_orm(default_expr = r##"Expr::cust(r#"'{"NULL"}'::mood[]"#)"##)]
        pub moods: Vec<super::mood::Mood>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod mood {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
    pub enum Mood {
        #[sea_orm(string_value = "calm")]
        Calm,
        #[sea_orm(string_value = "NULL")]
        Unknown,
        #[sea_orm(string_value = "gone")]
        Gone,
    }
}
