pub mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "events")]
    #[autogen(index(name = "events_slug_idx", on = "slug, at", unique))]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: Date,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
