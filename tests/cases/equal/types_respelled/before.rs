pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "custom(\"int8\")")]
        pub v_a: Option<String>,
        #[sea_orm(column_type = "custom(\"timestamptz(3)\")")]
        pub v_b: Option<String>,
        #[sea_orm(column_type = "custom(\"varchar\")")]
        pub v_c: Option<String>,
        #[sea_orm(column_type = "custom(\"character varying (20)\")")]
        pub v_d: Option<String>,
        #[sea_orm(column_type = "custom(\"double precision\")")]
        pub v_e: Option<String>,
        #[sea_orm(column_type = "custom(\"decimal\")")]
        pub v_f: Option<String>,
        #[sea_orm(column_type = "custom(\"float(24)\")")]
        pub v_g: Option<String>,
        #[sea_orm(column_type = "custom(\"int4\")")]
        pub v_h: Option<String>,
        #[sea_orm(column_type = "custom(\"numeric(5)\")")]
        pub v_i: Option<String>,
        #[sea_orm(column_type = "custom(\"bit\")")]
        pub v_j: Option<String>,
        #[sea_orm(column_type = "custom(\"bpchar\")")]
        pub v_k: Option<String>,
        #[sea_orm(column_type = "custom(\"char(3)\")")]
        pub v_l: Option<String>,
        #[sea_orm(column_type = "custom(\"\\\"char\\\"\")")]
        pub v_m: Option<String>,
        #[sea_orm(column_type = "custom(\"interval(3)\")")]
        pub v_n: Option<String>,
        #[sea_orm(column_type = "custom(\"timetz\")")]
        pub v_o: Option<String>,
        #[sea_orm(column_type = "custom(\"varbit(5)\")")]
        pub v_p: Option<String>,
        #[sea_orm(column_type = "custom(\"text[]\")")]
        pub v_q: Option<String>,
        #[sea_orm(column_type = "custom(\"int4[3]\")")]
        pub v_r: Option<String>,
        #[sea_orm(column_type = "custom(\"bool\")")]
        pub v_s: Option<String>,
        #[sea_orm(column_type = "custom(\"float\")")]
        pub v_t: Option<String>,
        #[sea_orm(column_type = "custom(\"interval second(2)\")")]
        pub v_u: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
