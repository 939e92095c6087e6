pub mod seat {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "seats")]
    #[autogen(unique(name = "uq_seats_label", on = "label, floor"), index(name = "ix_seats_floor", on = "floor, row"))]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub row: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub floor: i32,
        pub label: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
