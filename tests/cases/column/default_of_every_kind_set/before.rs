pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub v_a: String,
        #[sea_orm(column_type = "Integer")]
        pub v_b: i32,
        #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
        pub v_c: Vec<String>,
        #[sea_orm(column_type = "JsonBinary")]
        pub v_d: Json,
        #[sea_orm(column_type = "Blob")]
        pub v_e: Vec<u8>,
        #[sea_orm(column_type = "custom(\"interval\")")]
        pub v_f: String,
        #[sea_orm(column_type = "custom(\"bit(4)\")")]
        pub v_g: String,
        #[sea_orm(column_type = "TimestampWithTimeZone")]
        pub v_h: DateTimeWithTimeZone,
        #[sea_orm(column_type = "Uuid")]
        pub v_i: Uuid,
        #[sea_orm(column_type = "Double")]
        pub v_j: f64,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
        pub v_k: Decimal,
        #[sea_orm(column_type = "Date")]
        pub v_l: Date,
        #[sea_orm(column_type = "custom(\"int4range\")")]
        pub v_m: String,
        #[sea_orm(column_type = "Text")]
        pub v_n: String,
        #[sea_orm(column_type = "Boolean")]
        pub v_o: bool,
        #[sea_orm(column_type = "String(StringLen::N(3))")]
        pub v_p: String,
        #[sea_orm(column_type = "custom(\"char(3)\")")]
        pub v_q: String,
        #[sea_orm(column_type = "custom(\"inet\")")]
        pub v_r: String,
        #[sea_orm(column_type = "custom(\"point\")")]
        pub v_s: String,
        #[sea_orm(column_type = "custom(\"tsvector\")")]
        pub v_t: String,
        #[sea_orm(column_type = "Text")]
        pub v_u: String,
        #[sea_orm(column_type = "SmallInteger")]
        pub v_v: i16,
        #[sea_orm(column_type = "custom(\"time(2)\")")]
        pub v_w: String,
        #[sea_orm(column_type = "custom(\"money\")")]
        pub v_x: String,
        #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Integer))")]
        pub v_y: Vec<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
