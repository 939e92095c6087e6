pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(
        partition_by = "list (what)",
        partition(name = "events_a", values = "in ('a')"),
        partition(name = "events_b", values = "in ('b', 'it''s')"),
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
