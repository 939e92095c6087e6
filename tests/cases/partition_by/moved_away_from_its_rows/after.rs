pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(
        partition_by = "range (at)",
        partition(name = "events_2025", values = "from ('2025-05-06') to ('2026-01-01')"),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: Date,
        #[sea_orm(primary_key, auto_increment = false)]
        pub what: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
