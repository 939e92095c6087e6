pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "custom(\"pg_catalog.int8\")")]
        pub v_a: Option<String>,
        #[sea_orm(column_type = "custom(\"timestamp(3) with time zone\")")]
        pub v_b: Option<String>,
        #[sea_orm(column_type = "custom(\"character varying\")")]
        pub v_c: Option<String>,
        #[sea_orm(column_type = "custom(\"VARCHAR(20)\")")]
        pub v_d: Option<String>,
        #[sea_orm(column_type = "custom(\"float8\")")]
        pub v_e: Option<String>,
        #[sea_orm(column_type = "custom(\"numeric\")")]
        pub v_f: Option<String>,
        #[sea_orm(column_type = "custom(\"real\")")]
        pub v_g: Option<String>,
        #[sea_orm(column_type = "custom(\"\\\"pg_catalog\\\".\\\"int4\\\"\")")]
        pub v_h: Option<String>,
        #[sea_orm(column_type = "custom(\"decimal(5, 0)\")")]
        pub v_i: Option<String>,
        #[sea_orm(column_type = "custom(\"bit(1)\")")]
        pub v_j: Option<String>,
        #[sea_orm(column_type = "custom(\"\\\"bpchar\\\"\")")]
        pub v_k: Option<String>,
        #[sea_orm(column_type = "custom(\"character (3)\")")]
        pub v_l: Option<String>,
        #[sea_orm(column_type = "custom(\"pg_catalog.\\\"char\\\"\")")]
        pub v_m: Option<String>,
        #[sea_orm(column_type = "custom(\"INTERVAL (3)\")")]
        pub v_n: Option<String>,
        #[sea_orm(column_type = "custom(\"time with time zone\")")]
        pub v_o: Option<String>,
        #[sea_orm(column_type = "custom(\"bit varying(5)\")")]
        pub v_p: Option<String>,
        #[sea_orm(column_type = "custom(\"text[][]\")")]
        pub v_q: Option<String>,
        #[sea_orm(column_type = "custom(\"integer[]\")")]
        pub v_r: Option<String>,
        #[sea_orm(column_type = "custom(\"boolean\")")]
        pub v_s: Option<String>,
        #[sea_orm(column_type = "custom(\"float(53)\")")]
        pub v_t: Option<String>,
        #[sea_orm(column_type = "custom(\"interval SECOND (2)\")")]
        pub v_u: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
