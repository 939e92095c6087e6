//! `rename_all`.

pub mod camel {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "renamedCamel", rename_all = "camelCase")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub some_id: i32,
        pub field_1: i32,
        #[sea_orm(indexed)]
        pub created_at: DateTimeUtc,
        #[sea_orm(column_name = "kept_as_is")]
        pub kept: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "Entity", from = "Column::Field1", to = "Column::SomeId")]
        Own,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod screaming {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "RENAMED", rename_all = "SCREAMING_SNAKE_CASE")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub some_id: i32,
        #[sea_orm(unique)]
        pub http_server: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod pascal {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "RenamedPascal", rename_all = "camel_case")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub some_id: i32,
        pub _odd_: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
