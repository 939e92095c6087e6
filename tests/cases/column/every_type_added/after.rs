pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stories")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
        #[sea_orm(column_type = "custom(\"time(0)\")")]
        pub c0: Option<String>,
        #[sea_orm(column_type = "custom(\"time(3) with time zone\")")]
        pub c1: Option<String>,
        #[sea_orm(column_type = "custom(\"timestamp(0)\")")]
        pub c2: Option<String>,
        #[sea_orm(column_type = "custom(\"timestamptz(6)\")")]
        pub c3: Option<String>,
        #[sea_orm(column_type = "custom(\"interval\")")]
        pub c4: Option<String>,
        #[sea_orm(column_type = "custom(\"interval day to second(3)\")")]
        pub c5: Option<String>,
        #[sea_orm(column_type = "custom(\"interval year\")")]
        pub c6: Option<String>,
        #[sea_orm(column_type = "custom(\"bit(8)\")")]
        pub c7: Option<String>,
        #[sea_orm(column_type = "custom(\"bit varying\")")]
        pub c8: Option<String>,
        #[sea_orm(column_type = "custom(\"varbit(12)\")")]
        pub c9: Option<String>,
        #[sea_orm(column_type = "custom(\"int4range\")")]
        pub c10: Option<String>,
        #[sea_orm(column_type = "custom(\"int8range\")")]
        pub c11: Option<String>,
        #[sea_orm(column_type = "custom(\"numrange\")")]
        pub c12: Option<String>,
        #[sea_orm(column_type = "custom(\"tsrange\")")]
        pub c13: Option<String>,
        #[sea_orm(column_type = "custom(\"tstzrange\")")]
        pub c14: Option<String>,
        #[sea_orm(column_type = "custom(\"daterange\")")]
        pub c15: Option<String>,
        #[sea_orm(column_type = "custom(\"int4multirange\")")]
        pub c16: Option<String>,
        #[sea_orm(column_type = "custom(\"nummultirange\")")]
        pub c17: Option<String>,
        #[sea_orm(column_type = "custom(\"datemultirange\")")]
        pub c18: Option<String>,
        #[sea_orm(column_type = "custom(\"tsvector\")")]
        pub c19: Option<String>,
        #[sea_orm(column_type = "custom(\"tsquery\")")]
        pub c20: Option<String>,
        #[sea_orm(column_type = "custom(\"point\")")]
        pub c21: Option<String>,
        #[sea_orm(column_type = "custom(\"line\")")]
        pub c22: Option<String>,
        #[sea_orm(column_type = "custom(\"lseg\")")]
        pub c23: Option<String>,
        #[sea_orm(column_type = "custom(\"box\")")]
        pub c24: Option<String>,
        #[sea_orm(column_type = "custom(\"path\")")]
        pub c25: Option<String>,
        #[sea_orm(column_type = "custom(\"polygon\")")]
        pub c26: Option<String>,
        #[sea_orm(column_type = "custom(\"circle\")")]
        pub c27: Option<String>,
        #[sea_orm(column_type = "custom(\"cidr\")")]
        pub c28: Option<String>,
        #[sea_orm(column_type = "custom(\"inet\")")]
        pub c29: Option<String>,
        #[sea_orm(column_type = "custom(\"macaddr\")")]
        pub c30: Option<String>,
        #[sea_orm(column_type = "custom(\"macaddr8\")")]
        pub c31: Option<String>,
        #[sea_orm(column_type = "custom(\"money\")")]
        pub c32: Option<String>,
        #[sea_orm(column_type = "custom(\"\\\"char\\\"\")")]
        pub c33: Option<String>,
        #[sea_orm(column_type = "custom(\"name\")")]
        pub c34: Option<String>,
        #[sea_orm(column_type = "custom(\"oid\")")]
        pub c35: Option<String>,
        #[sea_orm(column_type = "custom(\"xid\")")]
        pub c36: Option<String>,
        #[sea_orm(column_type = "custom(\"tid\")")]
        pub c37: Option<String>,
        #[sea_orm(column_type = "custom(\"regclass\")")]
        pub c38: Option<String>,
        #[sea_orm(column_type = "custom(\"regtype\")")]
        pub c39: Option<String>,
        #[sea_orm(column_type = "custom(\"regproc\")")]
        pub c40: Option<String>,
        #[sea_orm(column_type = "custom(\"regconfig\")")]
        pub c41: Option<String>,
        #[sea_orm(column_type = "custom(\"pg_lsn\")")]
        pub c42: Option<String>,
        #[sea_orm(column_type = "custom(\"jsonpath\")")]
        pub c43: Option<String>,
        #[sea_orm(column_type = "custom(\"xid8\")")]
        pub c44: Option<String>,
        #[sea_orm(column_type = "custom(\"pg_snapshot\")")]
        pub c45: Option<String>,
        #[sea_orm(column_type = "custom(\"numeric(4,-2)\")")]
        pub c46: Option<String>,
        #[sea_orm(column_type = "custom(\"numeric(3,5)\")")]
        pub c47: Option<String>,
        #[sea_orm(column_type = "custom(\"bpchar\")")]
        pub c48: Option<String>,
        #[sea_orm(column_type = "custom(\"char(5)\")")]
        pub c49: Option<String>,
        #[sea_orm(column_type = "custom(\"int2vector\")")]
        pub c50: Option<String>,
        #[sea_orm(column_type = "custom(\"refcursor\")")]
        pub c51: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
