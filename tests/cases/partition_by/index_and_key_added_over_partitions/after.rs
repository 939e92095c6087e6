pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(
        partition_by = "range (at)",
        partition(name = "events_2025", values = "from ('2025-01-01') to ('2026-01-01')"),
        partition(name = "events_others", values = "default"),
        index(on = "what"),
        unique(on = "what, at"),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: Date,
        pub what: String,
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
