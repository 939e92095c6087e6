pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "users")]
    #[autogen(unique(on = "handle", name = "users_handle_key"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub name: String,
        pub handle: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(
        foreign_key(on = "author", name = "fk_author"),
        foreign_key(on = "editor_id", name = "fk_editor")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub author: String,
        pub editor_id: i32,
        #[sea_orm(belongs_to, from = "author", to = "handle", relation_enum = "Author")]
        pub author_account: BelongsTo<super::user::Entity>,
        #[sea_orm(belongs_to, from = "editor_id", to = "id", relation_enum = "Editor")]
        pub editor: BelongsTo<super::user::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
