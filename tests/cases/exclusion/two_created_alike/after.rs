pub mod booking {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "bookings")]
    #[autogen(exclude(name = "ex_bookings_nights", on = "nights WITH &&"))]
    #[autogen(exclude(name = "ex_bookings_stay", on = "nights WITH &&"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "custom(\"int4range\")")]
        pub nights: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
