pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[autogen(
            using = "CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END",
            using_down = "(CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood"
        )]
        pub mood: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
