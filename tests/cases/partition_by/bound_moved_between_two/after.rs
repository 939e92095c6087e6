pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(
        partition_by = "range (at)",
        partition(name = "events_25", values = "from ('2025-01-01') to ('2026-02-01')"),
        partition(name = "events_26", values = "from ('2026-02-01') to ('2027-01-01')"),
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: Date,
        pub what: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
