pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
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
        pub title: String,
        pub a_id: i32,
        #[sea_orm(nullable)]
        pub b_id: Option<i32>,
        #[sea_orm(default_value = 1)]
        pub c_id: i32,
        pub d_id: i32,
        pub e_id: i32,
        #[sea_orm(
            belongs_to,
            from = "a_id",
            to = "id",
            relation_enum = "A",
            on_delete = "Cascade",
            on_update = "Cascade"
        )]
        pub a: BelongsTo<super::user::Entity>,
        #[sea_orm(
            belongs_to,
            from = "b_id",
            to = "id",
            relation_enum = "B",
            on_delete = "SetNull",
            on_update = "SetNull"
        )]
        pub b: BelongsTo<Option<super::user::Entity>>,
        #[sea_orm(
            belongs_to,
            from = "c_id",
            to = "id",
            relation_enum = "C",
            on_delete = "SetDefault",
            on_update = "SetDefault"
        )]
        pub c: BelongsTo<super::user::Entity>,
        #[sea_orm(
            belongs_to,
            from = "d_id",
            to = "id",
            relation_enum = "D",
            on_delete = "Restrict",
            on_update = "Restrict"
        )]
        pub d: BelongsTo<super::user::Entity>,
        #[sea_orm(
            belongs_to,
            from = "e_id",
            to = "id",
            relation_enum = "E",
            on_delete = "NoAction",
            on_update = "NoAction"
        )]
        pub e: BelongsTo<super::user::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
