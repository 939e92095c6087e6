pub mod status {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "story_status")]
    pub enum Status {
        #[sea_orm(string_value = "review")]
        Review,
        #[sea_orm(string_value = "draft")]
        Draft,
        #[sea_orm(string_value = "archived")]
        Archived,
        #[sea_orm(string_value = "hidden")]
        Hidden,
        #[sea_orm(string_value = "published")]
        Published,
        #[sea_orm(string_value = "gone")]
        Gone,
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
