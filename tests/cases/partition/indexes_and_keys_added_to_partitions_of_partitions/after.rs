pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(
        index(on = "slug", name = "events_slug_idx"),
        unique(on = "slug, id, at", name = "events_slug_key"),
        check(name = "events_slug_check", "slug <> ''"),
    )]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: Date,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
        pub host_id: Option<i64>,
        #[sea_orm(belongs_to, from = "host_id", to = "id")]
        pub host: BelongsTo<Option<super::host::Entity>>,
        #[autogen(default = "random()")]
        pub weight: f64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod host {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "hosts")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
