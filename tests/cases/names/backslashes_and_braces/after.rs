pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "back\\slash")]
    #[autogen(check(name = "{}", "\"{title}\" <> '{}'"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "{title}", unique)]
        pub title: String,
        #[sea_orm(column_name = "100%", indexed)]
        pub year: i32,
        #[sea_orm(column_name = "$1")]
        pub seed: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
