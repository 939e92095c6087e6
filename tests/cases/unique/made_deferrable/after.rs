pub mod chapter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "chapters")]
    #[autogen(unique(
        name = "chapters_number_key",
        on = "number",
        deferrable = "initially deferred"
    ))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub number: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
