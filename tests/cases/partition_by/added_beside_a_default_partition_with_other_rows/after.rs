pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(
        partition_by = "range (at, what)",
        partition(name = "events_2025", values = "from ('2025-01-01', 'a') to ('2026-01-01', minvalue)"),
        partition(name = "events_2026", values = "from ('2026-01-01', 'm') to ('2027-01-01', maxvalue)"),
        partition(name = "events_others", values = "default"),
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
