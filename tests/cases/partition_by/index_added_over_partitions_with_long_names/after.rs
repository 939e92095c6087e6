pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(
        partition_by = "range (at)",
        partition(name = "events_of_the_year_two_thousand_and_twenty_five_in_the_north_ab", values = "from ('2025-01-01') to ('2026-01-01')"),
        partition(name = "events_of_the_year_two_thousand_and_twenty_five_in_the_north_ac", values = "from ('2026-01-01') to ('2027-01-01')"),
        index(on = "what"),
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
