pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "custom(\"time(0)[]\")")]
        pub a0: Option<String>,
        #[sea_orm(column_type = "custom(\"time(3) with time zone[]\")")]
        pub a1: Option<String>,
        #[sea_orm(column_type = "custom(\"timestamp(0)[]\")")]
        pub a2: Option<String>,
        #[sea_orm(column_type = "custom(\"timestamptz(6)[]\")")]
        pub a3: Option<String>,
        #[sea_orm(column_type = "custom(\"interval[]\")")]
        pub a4: Option<String>,
        #[sea_orm(column_type = "custom(\"interval day to second(3)[]\")")]
        pub a5: Option<String>,
        #[sea_orm(column_type = "custom(\"interval year[]\")")]
        pub a6: Option<String>,
        #[sea_orm(column_type = "custom(\"bit(8)[]\")")]
        pub a7: Option<String>,
        #[sea_orm(column_type = "custom(\"bit varying[]\")")]
        pub a8: Option<String>,
        #[sea_orm(column_type = "custom(\"varbit(12)[]\")")]
        pub a9: Option<String>,
        #[sea_orm(column_type = "custom(\"int4range[]\")")]
        pub a10: Option<String>,
        #[sea_orm(column_type = "custom(\"int8range[]\")")]
        pub a11: Option<String>,
        #[sea_orm(column_type = "custom(\"numrange[]\")")]
        pub a12: Option<String>,
        #[sea_orm(column_type = "custom(\"tsrange[]\")")]
        pub a13: Option<String>,
        #[sea_orm(column_type = "custom(\"tstzrange[]\")")]
        pub a14: Option<String>,
        #[sea_orm(column_type = "custom(\"daterange[]\")")]
        pub a15: Option<String>,
        #[sea_orm(column_type = "custom(\"int4multirange[]\")")]
        pub a16: Option<String>,
        #[sea_orm(column_type = "custom(\"nummultirange[]\")")]
        pub a17: Option<String>,
        #[sea_orm(column_type = "custom(\"datemultirange[]\")")]
        pub a18: Option<String>,
        #[sea_orm(column_type = "custom(\"tsvector[]\")")]
        pub a19: Option<String>,
        #[sea_orm(column_type = "custom(\"tsquery[]\")")]
        pub a20: Option<String>,
        #[sea_orm(column_type = "custom(\"point[]\")")]
        pub a21: Option<String>,
        #[sea_orm(column_type = "custom(\"line[]\")")]
        pub a22: Option<String>,
        #[sea_orm(column_type = "custom(\"lseg[]\")")]
        pub a23: Option<String>,
        #[sea_orm(column_type = "custom(\"box[]\")")]
        pub a24: Option<String>,
        #[sea_orm(column_type = "custom(\"path[]\")")]
        pub a25: Option<String>,
        #[sea_orm(column_type = "custom(\"polygon[]\")")]
        pub a26: Option<String>,
        #[sea_orm(column_type = "custom(\"circle[]\")")]
        pub a27: Option<String>,
        #[sea_orm(column_type = "custom(\"cidr[]\")")]
        pub a28: Option<String>,
        #[sea_orm(column_type = "custom(\"inet[]\")")]
        pub a29: Option<String>,
        #[sea_orm(column_type = "custom(\"macaddr[]\")")]
        pub a30: Option<String>,
        #[sea_orm(column_type = "custom(\"macaddr8[]\")")]
        pub a31: Option<String>,
        #[sea_orm(column_type = "custom(\"money[]\")")]
        pub a32: Option<String>,
        #[sea_orm(column_type = "custom(\"\\\"char\\\"[]\")")]
        pub a33: Option<String>,
        #[sea_orm(column_type = "custom(\"name[]\")")]
        pub a34: Option<String>,
        #[sea_orm(column_type = "custom(\"oid[]\")")]
        pub a35: Option<String>,
        #[sea_orm(column_type = "custom(\"xid[]\")")]
        pub a36: Option<String>,
        #[sea_orm(column_type = "custom(\"tid[]\")")]
        pub a37: Option<String>,
        #[sea_orm(column_type = "custom(\"regclass[]\")")]
        pub a38: Option<String>,
        #[sea_orm(column_type = "custom(\"regtype[]\")")]
        pub a39: Option<String>,
        #[sea_orm(column_type = "custom(\"regproc[]\")")]
        pub a40: Option<String>,
        #[sea_orm(column_type = "custom(\"regconfig[]\")")]
        pub a41: Option<String>,
        #[sea_orm(column_type = "custom(\"pg_lsn[]\")")]
        pub a42: Option<String>,
        #[sea_orm(column_type = "custom(\"jsonpath[]\")")]
        pub a43: Option<String>,
        #[sea_orm(column_type = "custom(\"xid8[]\")")]
        pub a44: Option<String>,
        #[sea_orm(column_type = "custom(\"pg_snapshot[]\")")]
        pub a45: Option<String>,
        #[sea_orm(column_type = "custom(\"numeric(4,-2)[]\")")]
        pub a46: Option<String>,
        #[sea_orm(column_type = "custom(\"numeric(3,5)[]\")")]
        pub a47: Option<String>,
        #[sea_orm(column_type = "custom(\"bpchar[]\")")]
        pub a48: Option<String>,
        #[sea_orm(column_type = "custom(\"char(5)[]\")")]
        pub a49: Option<String>,
        #[sea_orm(column_type = "custom(\"refcursor[]\")")]
        pub a51: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
