pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "user", comment = "select")]
    #[autogen(check(name = "check", "\"order\" > 0"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(unique)]
        pub order: i32,
        #[sea_orm(indexed, nullable)]
        pub group: Option<String>,
        pub r#type: String,
        #[sea_orm(default_value = "here")]
        pub r#where: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod table {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "table")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub user: i32,
        pub column: String,
        #[sea_orm(belongs_to, from = "user", to = "id")]
        pub owner: BelongsTo<super::user::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
