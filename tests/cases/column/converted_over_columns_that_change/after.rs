pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_type = "Interval(None, None)", select_as = "text")]
        #[autogen(
            renamed_from = "minutes",
            using = "make_interval(mins => duration * scale, hours => coalesce(hours, 0))",
            using_down = "(extract(epoch FROM duration) / 60 / scale)::integer"
        )]
        pub duration: String,
        #[autogen(renamed_from = "unit")]
        pub scale: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
