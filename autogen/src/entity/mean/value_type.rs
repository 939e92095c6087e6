//! Types from outside the program: the language's own, and those for which SeaORM implements `ValueType`.

use syn::{PathArguments, Type};

use crate::{entity::read::rust_type, schema::ColumnType};

/// Column types that can hold a Rust type, besides the one that SeaORM chooses: types that sqlx decodes into it, and
/// any number type if sqlx decodes nothing into it. Whatever a working program reads from stays.
pub(crate) fn containers(rust: &str) -> &'static [&'static str] {
    match rust {
        // One byte; only `"char"` is that.
        "i8" => &["\"char\"", "integer", "bigint"],
        "i16" => &["smallint"],
        "i32" => &["integer", "smallint"],
        "i64" => &["bigint"],
        "u8" | "u16" => &["smallint", "integer", "bigint"],
        "u32" => &["integer", "oid", "smallint", "bigint"],
        "u64" => &["smallint", "integer", "bigint", "numeric", "oid"],
        "f32" => &["real"],
        "f64" => &["double precision"],
        "String" => &["character varying", "text", "character", "citext", "name"],
        "Uuid" => &["uuid"],
        "Json" | "JsonValue" | "Value" => &["json", "jsonb"],
        _ => &[],
    }
}

/// The meaning of such a type.
pub(super) enum ValueType {
    Column(ColumnType),
    /// The meaning of the type between its angle brackets.
    Argument,
    ArrayOfArgument,
}

/// The type of a path. `path` is the whole path if an import gives it. A bare name comes from a prelude, and then
/// `DateTime` is chrono's `NaiveDateTime`, unless it has an argument.
pub(super) fn of(path: &[String], arguments: &PathArguments) -> Option<ValueType> {
    let (krate, tail) = match path {
        [tail] => ("sea_orm", tail),
        [krate, .., tail] => (krate.as_str(), tail),
        [] => return None,
    };
    let krate = match krate {
        "std" | "core" | "alloc" | "sea_orm_migration" => "sea_orm",
        krate => krate,
    };
    let argument = rust_type::arguments(arguments).next();
    let name = match (krate, tail.as_str()) {
        ("sea_orm", "Vec") if argument.is_some_and(is_u8) => "bytea",
        ("sea_orm", "Vec") => return Some(ValueType::ArrayOfArgument),
        ("sea_orm", "Option") => return Some(ValueType::Argument),
        ("sea_orm", "Cow") => "character varying",
        ("sea_orm" | "chrono", "DateTime") if argument.is_some() => "timestamp with time zone",
        ("sea_orm", name) => prelude(name)?,
        ("chrono", "NaiveDate") | ("time", "Date") => "date",
        ("chrono", "NaiveTime") | ("time", "Time") => "time without time zone",
        ("chrono", "NaiveDateTime") | ("time", "PrimitiveDateTime") => {
            "timestamp without time zone"
        }
        ("time", "OffsetDateTime") => "timestamp with time zone",
        ("uuid", "Uuid" | "Braced" | "Hyphenated" | "Simple" | "Urn") => "uuid",
        ("rust_decimal", "Decimal") | ("bigdecimal", "BigDecimal") => "numeric",
        ("serde_json", "Value") => "json",
        ("ipnetwork", "IpNetwork") => "inet",
        ("mac_address", "MacAddress") => "macaddr",
        ("pgvector", "Vector") => "vector",
        _ => return None,
    };
    Some(ValueType::Column(match name {
        "vector" => ColumnType::extension(name),
        "character" => ColumnType::builtin(name).with("1"),
        name => ColumnType::builtin(name),
    }))
}

fn is_u8(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("u8"))
}

/// The names in the preludes of the language and of SeaORM, by the type that SeaORM chooses for them. The first one is
/// written if an entity is made from a database.
const PRELUDE: &[(&str, &[&str])] = &[
    ("boolean", &["bool"]),
    ("smallint", &["i16", "i8", "u8"]),
    ("integer", &["i32", "u16"]),
    (
        "bigint",
        &[
            "i64",
            "u32",
            "u64",
            "ChronoUnixTimestamp",
            "ChronoUnixTimestampMillis",
            "TimeUnixTimestamp",
            "TimeUnixTimestampMillis",
        ],
    ),
    ("real", &["f32"]),
    ("double precision", &["f64"]),
    ("character", &["char"]),
    ("character varying", &["String", "TextUuid", "str"]),
    ("date", &["Date", "ChronoDate", "TimeDate", "NaiveDate"]),
    ("time without time zone", &["Time", "ChronoTime", "TimeTime", "NaiveTime"]),
    (
        "timestamp without time zone",
        &["DateTime", "ChronoDateTime", "TimeDateTime", "NaiveDateTime", "PrimitiveDateTime"],
    ),
    (
        "timestamp with time zone",
        &[
            "DateTimeWithTimeZone",
            "DateTimeUtc",
            "DateTimeLocal",
            "ChronoDateTimeUtc",
            "ChronoDateTimeWithTimeZone",
            "ChronoDateTimeLocal",
            "TimeDateTimeWithTimeZone",
            "OffsetDateTime",
        ],
    ),
    ("uuid", &["Uuid"]),
    ("numeric", &["Decimal", "BigDecimal"]),
    ("json", &["Json", "JsonValue"]),
    ("inet", &["IpNetwork"]),
    ("macaddr", &["MacAddress"]),
    ("vector", &["PgVector"]),
];

fn prelude(name: &str) -> Option<&'static str> {
    PRELUDE.iter().find(|(_, names)| names.contains(&name)).map(|(ty, _)| *ty)
}

/// The prelude names for which SeaORM chooses a type.
pub(crate) fn prelude_names(ty: &str) -> &'static [&'static str] {
    PRELUDE.iter().find(|(own, _)| *own == ty).map_or(&[], |(_, names)| names)
}
