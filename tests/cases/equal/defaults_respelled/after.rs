pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Integer")]
        #[autogen(default = "'5'::int")]
        pub v_a: i32,
        #[sea_orm(column_type = "Text")]
        #[autogen(default = "'x'::text")]
        pub v_b: String,
        #[sea_orm(column_type = "custom(\"bit(4)\")")]
        #[autogen(default = "'1010'")]
        pub v_d: String,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
        #[autogen(default = "(1.5)")]
        pub v_g: Decimal,
        #[sea_orm(column_type = "Uuid")]
        #[autogen(default = "pg_catalog.gen_random_uuid( )")]
        pub v_i: Uuid,
        #[sea_orm(column_type = "Text")]
        #[autogen(default = "U&'a\\000A'")]
        pub v_j: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
