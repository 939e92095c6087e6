pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Text")]
        #[autogen(default = "'it''s \\ \n'")]
        pub v_a: String,
        #[sea_orm(column_type = "Integer")]
        #[autogen(default = "-5")]
        pub v_b: i32,
        #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
        #[autogen(default = "'{a,\"b c\"}'")]
        pub v_c: Vec<String>,
        #[sea_orm(column_type = "JsonBinary")]
        #[autogen(default = "'{\"a\": [1, \"ü\"]}'")]
        pub v_d: Json,
        #[sea_orm(column_type = "Blob")]
        #[autogen(default = "'\\xdeadbeef'")]
        pub v_e: Vec<u8>,
        #[sea_orm(column_type = "custom(\"interval\")")]
        #[autogen(default = "'1 day 02:00:00'")]
        pub v_f: String,
        #[sea_orm(column_type = "custom(\"bit(4)\")")]
        #[autogen(default = "B'1010'")]
        pub v_g: String,
        #[sea_orm(column_type = "TimestampWithTimeZone")]
        #[autogen(default = "CURRENT_TIMESTAMP(3)")]
        pub v_h: DateTimeWithTimeZone,
        #[sea_orm(column_type = "Uuid")]
        #[autogen(default = "gen_random_uuid()")]
        pub v_i: Uuid,
        #[sea_orm(column_type = "Double")]
        #[autogen(default = "'NaN'")]
        pub v_j: f64,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
        #[autogen(default = "1.50")]
        pub v_k: Decimal,
        #[sea_orm(column_type = "Date")]
        #[autogen(default = "CURRENT_DATE")]
        pub v_l: Date,
        #[sea_orm(column_type = "custom(\"int4range\")")]
        #[autogen(default = "'[1,5)'")]
        pub v_m: String,
        #[sea_orm(column_type = "Text")]
        #[autogen(default = "E'tab\\t\\'quote'")]
        pub v_n: String,
        #[sea_orm(column_type = "Boolean")]
        #[autogen(default = "1 = 1")]
        pub v_o: bool,
        #[sea_orm(column_type = "String(StringLen::N(3))")]
        #[autogen(default = "'abc'")]
        pub v_p: String,
        #[sea_orm(column_type = "custom(\"char(3)\")")]
        #[autogen(default = "'x'")]
        pub v_q: String,
        #[sea_orm(column_type = "custom(\"inet\")")]
        #[autogen(default = "'10.0.0.1'")]
        pub v_r: String,
        #[sea_orm(column_type = "custom(\"point\")")]
        #[autogen(default = "'(1,2)'")]
        pub v_s: String,
        #[sea_orm(column_type = "custom(\"tsvector\")")]
        #[autogen(default = "''")]
        pub v_t: String,
        #[sea_orm(column_type = "Text")]
        #[autogen(default = "'snowman ☃ {} %s $1'")]
        pub v_u: String,
        #[sea_orm(column_type = "SmallInteger")]
        #[autogen(default = "3")]
        pub v_v: i16,
        #[sea_orm(column_type = "custom(\"time(2)\")")]
        #[autogen(default = "LOCALTIME(2)")]
        pub v_w: String,
        #[sea_orm(column_type = "custom(\"money\")")]
        #[autogen(default = "12.34")]
        pub v_x: String,
        #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Integer))")]
        #[autogen(default = "ARRAY[1, 2]")]
        pub v_y: Vec<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
