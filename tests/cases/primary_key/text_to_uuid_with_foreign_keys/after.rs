pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub author_id: Uuid,
        #[sea_orm(indexed)]
        pub editor_id: Option<Uuid>,
        #[sea_orm(belongs_to, relation_enum = "Author", from = "author_id", to = "id")]
        pub author: HasOne<super::user::Entity>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id", on_delete = "SetNull")]
        pub editor: HasOne<super::user::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
