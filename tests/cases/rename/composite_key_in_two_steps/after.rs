pub mod seat {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "seats")]
    #[autogen(unique(name = "uq_seats_label", on = "title, level"), index(name = "ix_seats_floor", on = "level, line"))]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false, renamed_from = "row")]
        pub line: i32,
        #[sea_orm(primary_key, auto_increment = false, renamed_from = "number")]
        pub position: i32,
        #[sea_orm(renamed_from = "floor")]
        pub level: i32,
        #[sea_orm(renamed_from = "label")]
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
