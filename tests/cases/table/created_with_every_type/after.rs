pub mod sample {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "samples")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub flag: bool,
        pub small: i16,
        pub medium: i32,
        pub large: i64,
        pub single: f32,
        pub double: f64,
        pub exact: Decimal,
        #[sea_orm(column_type = "Decimal(Some((12, 4)))")]
        pub price: Decimal,
        pub word: String,
        #[sea_orm(column_type = "String(StringLen::N(40))")]
        pub short: String,
        #[sea_orm(column_type = "Text")]
        pub long: String,
        #[sea_orm(column_type = "Char(Some(2))")]
        pub country: String,
        pub bytes: Vec<u8>,
        pub day: Date,
        pub hour: Time,
        pub moment: DateTime,
        pub instant: DateTimeUtc,
        pub instant_with_offset: DateTimeWithTimeZone,
        pub document: Json,
        #[sea_orm(column_type = "JsonBinary")]
        pub binary_document: Json,
        pub words: Vec<String>,
        #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
        pub texts: Vec<String>,
        pub numbers: Vec<i32>,
        #[sea_orm(column_type = "custom(\"numeric(8,2)[]\")")]
        pub prices: Vec<Decimal>,
        #[sea_orm(column_type = "custom(\"timestamp(3)\")")]
        pub moment_in_milliseconds: DateTime,
        #[sea_orm(column_type = "custom(\"interval\")", select_as = "text")]
        pub duration: String,
        #[sea_orm(column_type = "custom(\"int4range\")", select_as = "text", nullable)]
        pub pages: Option<String>,
        #[sea_orm(column_type = "Inet", select_as = "text", nullable)]
        pub address: Option<String>,
        #[sea_orm(column_type = "custom(\"tsvector\")", select_as = "text", nullable)]
        pub search: Option<String>,
        #[sea_orm(column_type = "Bit(Some(8))", select_as = "text", nullable)]
        pub mask: Option<String>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
