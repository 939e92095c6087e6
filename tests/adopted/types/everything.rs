use sea_orm::entity::prelude::*;

use super::sea_orm_active_enums::{Mood, State};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "everything", comment = "All \"types\", it's said")]
#[autogen(
    unique(
        name = "everything_anything_code_medium_key",
        on = "anything, code",
        include = "medium",
        deferrable
    ),
    check(
        name = "cheap",
        "price < (1000)::numeric",
        no_inherit,
        comment = "Nothing is dear"
    ),
    check(name = "everything_small_check", "small > 0"),
    check(name = "later", "price > (0)::numeric", not_valid),
    exclude(
        name = "everything_booked_excl",
        on = "booked WITH &&",
        filter = "flag",
        deferrable = "initially deferred"
    ),
    index(
        name = "everything_lower",
        on = "lower(words), created_at DESC NULLS LAST",
        include = "small",
        filter = "(medium > 0) AND (words <> 'a'::text)"
    ),
    index(name = "everything_search", on = "search", using = "gin"),
    index(on = "short", unique, nulls_not_distinct),
    index(
        name = "everything_sum",
        on = "(small + medium)",
        with = "fillfactor = 70"
    ),
    sequence(name = "tickets", options = "AS integer START WITH 100 INCREMENT BY 5")
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(default_value = false)]
    pub flag: bool,
    #[sea_orm(default_value = 1)]
    pub small: i16,
    pub medium: Option<i32>,
    #[autogen(default = "'-5'::integer")]
    pub large: i64,
    pub single: f32,
    pub double: Option<f64>,
    pub exact: Option<Decimal>,
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    #[autogen(default = "9.99")]
    pub price: Decimal,
    #[sea_orm(column_type = "custom(\"numeric(5,-2)\")", nullable)]
    pub rounded: Option<Decimal>,
    #[sea_orm(
        column_type = "Text",
        default_value = "it's \"so\"",
        comment = "Quotes: ' and \" and \\"
    )]
    pub words: String,
    pub anything: String,
    #[sea_orm(
        column_type = "String(StringLen::N(20))",
        nullable,
        default_value = "draft"
    )]
    pub short: Option<String>,
    #[sea_orm(column_type = "Char(Some(2))", nullable)]
    pub code: Option<String>,
    pub bytes: Option<Vec<u8>>,
    #[autogen(default = "CURRENT_DATE")]
    pub day: Date,
    pub moment: Option<Time>,
    pub at: Option<DateTime>,
    #[sea_orm(column_type = "custom(\"timestamp(0) without time zone\")", nullable)]
    pub at_second: Option<DateTime>,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub created_at: DateTimeWithTimeZone,
    #[autogen(default = "now()")]
    pub updated_at: DateTimeWithTimeZone,
    #[sea_orm(column_type = "custom(\"timestamp(3) with time zone\")", nullable)]
    pub seen: Option<DateTimeWithTimeZone>,
    #[autogen(default = "gen_random_uuid()")]
    pub key: Uuid,
    pub document: Option<Json>,
    #[sea_orm(column_type = "JsonBinary")]
    #[autogen(default = "'{}'::jsonb")]
    pub settings: Json,
    #[sea_orm(default_value = "calm")]
    pub mood: Mood,
    #[sea_orm(select_as = "text", save_as = "app.state")]
    #[autogen(default = "'open'::app.state")]
    pub state: State,
    #[autogen(default = "nextval('tickets'::regclass)")]
    pub ticket: i32,
    #[sea_orm(
        column_type = "custom(\"email\")",
        select_as = "text",
        save_as = "email",
        nullable
    )]
    pub contact: Option<String>,
    #[sea_orm(
        column_type = "custom(\"positive\")",
        select_as = "integer",
        save_as = "positive"
    )]
    pub count: i32,
    #[sea_orm(
        column_type = "custom(\"place\")",
        select_as = "text",
        save_as = "place",
        nullable
    )]
    pub home: Option<String>,
    #[sea_orm(
        column_type = "custom(\"tstzrange\")",
        select_as = "text",
        save_as = "tstzrange"
    )]
    pub booked: String,
    #[sea_orm(
        column_type = "custom(\"interval\")",
        select_as = "text",
        save_as = "interval",
        nullable
    )]
    pub span: Option<String>,
    #[sea_orm(
        column_type = "custom(\"interval day to second(3)\")",
        select_as = "text",
        save_as = "interval day to second(3)",
        nullable
    )]
    pub waited: Option<String>,
    #[sea_orm(
        column_type = "custom(\"bit(8)\")",
        select_as = "text",
        save_as = "bit(8)",
        nullable
    )]
    pub mask: Option<String>,
    #[sea_orm(
        column_type = "custom(\"bit varying(5)\")",
        select_as = "text",
        save_as = "bit varying(5)",
        nullable
    )]
    pub bits: Option<String>,
    #[sea_orm(
        column_type = "MacAddr",
        select_as = "text",
        save_as = "macaddr",
        nullable
    )]
    pub hardware: Option<String>,
    #[sea_orm(
        column_type = "custom(\"point\")",
        select_as = "text",
        save_as = "point",
        nullable
    )]
    pub spot: Option<String>,
    #[sea_orm(
        column_type = "custom(\"tsvector\")",
        select_as = "text",
        save_as = "tsvector",
        nullable
    )]
    #[autogen(generated = "to_tsvector('english'::regconfig, words)")]
    pub search: Option<String>,
    #[autogen(generated = "medium * 2")]
    pub twice: Option<i32>,
    #[sea_orm(
        column_type = "custom(\"time with time zone\")",
        select_as = "text",
        save_as = "time with time zone",
        nullable
    )]
    pub local: Option<String>,
    #[sea_orm(
        column_type = "custom(\"money\")",
        select_as = "text",
        save_as = "money",
        nullable
    )]
    pub amount: Option<String>,
    #[sea_orm(
        column_type = "custom(\"oid\")",
        select_as = "text",
        save_as = "oid",
        nullable
    )]
    pub number: Option<String>,
    #[autogen(collate = "C")]
    pub title: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
