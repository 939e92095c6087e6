pub mod status {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "story_status")]
    pub enum Status {
        #[sea_orm(string_value = "archived")]
        Archived,
        #[sea_orm(string_value = "draft")]
        Draft,
        #[sea_orm(string_value = "published")]
        Published,
    }
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(index(name = "ix_stories_draft", on = "id", filter = "status = 'draft'"))]
    #[autogen(check(name = "ck_stories_status", "status <> 'archived'"))]
    #[autogen(unique(name = "uq_stories_status", on = "id, status"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(default_value = "draft")]
        pub status: super::status::Status,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
