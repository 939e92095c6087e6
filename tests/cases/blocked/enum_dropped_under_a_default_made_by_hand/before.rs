pub mod status {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "story_status")]
    pub enum Status {
        #[sea_orm(string_value = "draft")]
        Draft,
        #[sea_orm(string_value = "published")]
        Published,
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
