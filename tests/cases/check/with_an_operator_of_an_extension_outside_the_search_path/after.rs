pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    #[autogen(check(name = "ck_near", "embedding <-> '[0,0,0]' < 9"))]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Vector(Some(3))")]
        pub embedding: PgVector,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
