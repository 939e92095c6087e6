pub mod status {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "story_status")]
    pub enum Status {
        #[sea_orm(string_value = "draft")]
        Draft,
        #[sea_orm(string_value = "published")]
        Published,
        #[sea_orm(string_value = "archived")]
        Archived,
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
        pub status: super::status::Status,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "chapters")]
    #[autogen(exclude(
        name = "ex_chapters_pages",
        using = "gist",
        on = "pages WITH &&",
        filter = "status <> 'archived'"
    ))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(
            column_type = "custom(\"int4range\")",
            select_as = "text",
            save_as = "int4range"
        )]
        pub pages: String,
        pub status: super::status::Status,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
