//! The types of random columns: how an entity states them, their values, and what can be built on them.

use super::{
    model::{Enum, Id},
    others,
};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ty {
    SmallInt,
    Integer,
    BigInt,
    Numeric(u8, u8),
    Real,
    Double,
    Varchar,
    VarcharOf(u8),
    Text,
    Char,
    Boolean,
    Uuid,
    Date,
    Time,
    Timestamp,
    Timestamptz,
    TimestamptzOf(u8),
    Interval,
    Json,
    Jsonb,
    Bytea,
    IntArray,
    TextArray,
    Inet,
    IntRange,
    Bits,
    Vector(Option<u8>),
    Enum(Id),
    EnumArray(Id),
    /// One of [`others::OTHERS`], in SQL.
    Other(&'static str),
}

/// Every type except the enums, which belong to a world.
pub(super) const PLAIN: [Ty; 29] = [
    Ty::SmallInt,
    Ty::Integer,
    Ty::Integer,
    Ty::BigInt,
    Ty::BigInt,
    Ty::Numeric(10, 2),
    Ty::Numeric(12, 4),
    Ty::Real,
    Ty::Double,
    Ty::Varchar,
    Ty::VarcharOf(20),
    Ty::VarcharOf(80),
    Ty::Text,
    Ty::Char,
    Ty::Boolean,
    Ty::Uuid,
    Ty::Date,
    Ty::Time,
    Ty::Timestamp,
    Ty::Timestamptz,
    Ty::TimestamptzOf(3),
    Ty::Interval,
    Ty::Json,
    Ty::Jsonb,
    Ty::Bytea,
    Ty::IntArray,
    Ty::TextArray,
    Ty::Inet,
    Ty::IntRange,
];
pub(super) const SPECIAL: [Ty; 3] = [Ty::Bits, Ty::Vector(Some(3)), Ty::Vector(None)];

/// Types whose values can be cast to each other; those of the rows without loss.
const CASTABLE: [&[Ty]; 11] = [
    &[
        Ty::SmallInt,
        Ty::Integer,
        Ty::BigInt,
        Ty::Numeric(10, 2),
        Ty::Numeric(12, 4),
        Ty::Real,
        Ty::Double,
        Ty::Varchar,
        Ty::VarcharOf(20),
        Ty::VarcharOf(80),
        Ty::Text,
    ],
    &[Ty::Date, Ty::Timestamp, Ty::Timestamptz, Ty::TimestamptzOf(3), Ty::Other("timestamp(0)")],
    &[Ty::Json, Ty::Jsonb],
    &[Ty::Uuid, Ty::Text, Ty::Varchar],
    &[Ty::Vector(Some(3)), Ty::Vector(None)],
    &[Ty::Other("smallint[]"), Ty::IntArray, Ty::Other("bigint[]"), Ty::TextArray],
    &[Ty::Time, Ty::Other("time(3)")],
    &[Ty::Interval, Ty::Other("interval(3)")],
    &[Ty::Inet, Ty::Other("cidr")],
    &[Ty::Bits, Ty::Other("bit varying(8)")],
    &[Ty::Other("varchar(20)[]"), Ty::TextArray],
];

impl Ty {
    /// The types that it may change to.
    pub(super) fn others(self) -> Vec<Ty> {
        match self {
            Self::Enum(_) => return vec![Self::Text, Self::Varchar],
            Self::EnumArray(_) => return vec![Self::TextArray],
            _ => {}
        }
        // Of the text types only numbers are certain to be in the rows, so no text becomes a UUID.
        let families = CASTABLE.iter().filter(|family| family.contains(&self));
        families
            .take(1)
            .flat_map(|family| family.iter().copied())
            .filter(|it| *it != self)
            .collect()
    }

    /// Whether Postgres casts the rows' values in both directions.
    pub(super) fn casts_to(self, other: Self) -> bool {
        match (self, other) {
            (Self::Enum(_), Self::Text | Self::Varchar) | (Self::EnumArray(_), Self::TextArray) => {
                return true;
            }
            _ => {}
        }
        CASTABLE.iter().any(|family| family.contains(&self) && family.contains(&other))
    }

    /// Types in which a row's value is the same.
    pub(super) fn same_values(self, other: Self) -> bool {
        self == other || self.refers_to(other)
    }

    pub(super) fn is_int(self) -> bool {
        matches!(self, Self::SmallInt | Self::Integer | Self::BigInt)
    }

    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Varchar | Self::VarcharOf(_) | Self::Text)
    }

    pub(super) fn enumeration(self) -> Option<Id> {
        match self {
            Self::Enum(id) | Self::EnumArray(id) => Some(id),
            _ => None,
        }
    }

    /// Whether a btree, and therefore a key, can be built over it.
    pub(super) fn is_ordered(self) -> bool {
        match self {
            Self::Json | Self::Vector(_) => false,
            Self::Other(sql) => others::of(sql).is_ordered,
            _ => true,
        }
    }

    pub(super) fn has_gin(self) -> bool {
        matches!(self, Self::Jsonb | Self::IntArray | Self::TextArray | Self::EnumArray(_))
    }

    /// Whether a foreign key may lead from one to the other, with the same values on both sides.
    pub(super) fn refers_to(self, other: Self) -> bool {
        let both = |is: fn(Self) -> bool| is(self) && is(other);
        (self == other && self.is_ordered()) || both(Self::is_int) || both(Self::is_text)
    }

    pub(super) fn rust(self) -> String {
        match self {
            Self::SmallInt => "i16",
            Self::Integer => "i32",
            Self::BigInt => "i64",
            Self::Numeric(..) => "Decimal",
            Self::Real => "f32",
            Self::Double => "f64",
            Self::Boolean => "bool",
            Self::Uuid => "Uuid",
            Self::Date => "Date",
            Self::Time => "Time",
            Self::Timestamp => "DateTime",
            Self::Timestamptz | Self::TimestamptzOf(_) => "DateTimeWithTimeZone",
            Self::Json | Self::Jsonb => "Json",
            Self::Bytea => "Vec<u8>",
            Self::IntArray => "Vec<i32>",
            Self::TextArray => "Vec<String>",
            Self::Vector(_) => "PgVector",
            Self::Enum(id) => return format!("super::e{id}::E{id}"),
            Self::EnumArray(id) => return format!("Vec<super::e{id}::E{id}>"),
            Self::Varchar | Self::VarcharOf(_) | Self::Text | Self::Char => "String",
            Self::Interval | Self::Inet | Self::IntRange | Self::Bits | Self::Other(_) => "String",
        }
        .to_owned()
    }

    /// `column_type`; `None` if the Rust type determines it exactly.
    pub(super) fn column_type(self) -> Option<String> {
        Some(match self {
            Self::SmallInt => "SmallInteger".to_owned(),
            Self::Integer => "Integer".to_owned(),
            Self::BigInt => "BigInteger".to_owned(),
            Self::Numeric(precision, scale) => format!("Decimal(Some(({precision}, {scale})))"),
            Self::Real => "Float".to_owned(),
            Self::Double => "Double".to_owned(),
            Self::Varchar => "String(StringLen::None)".to_owned(),
            Self::VarcharOf(length) => format!("String(StringLen::N({length}))"),
            Self::Text => "Text".to_owned(),
            Self::Char => "Char(Some(4))".to_owned(),
            Self::Boolean => "Boolean".to_owned(),
            Self::Uuid => "Uuid".to_owned(),
            Self::Date => "Date".to_owned(),
            Self::Time => "Time".to_owned(),
            Self::Timestamp => "DateTime".to_owned(),
            Self::Timestamptz => "TimestampWithTimeZone".to_owned(),
            Self::TimestamptzOf(precision) => format!("custom(\"timestamptz({precision})\")"),
            Self::Interval => "custom(\"interval\")".to_owned(),
            Self::Json => "Json".to_owned(),
            Self::Jsonb => "JsonBinary".to_owned(),
            Self::Bytea => "VarBinary(StringLen::None)".to_owned(),
            Self::IntArray => "Array(RcOrArc::new(ColumnType::Integer))".to_owned(),
            Self::TextArray => "Array(RcOrArc::new(ColumnType::Text))".to_owned(),
            Self::Inet => "Inet".to_owned(),
            Self::IntRange => "custom(\"int4range\")".to_owned(),
            Self::Bits => "custom(\"bit(4)\")".to_owned(),
            Self::Vector(Some(dimension)) => format!("Vector(Some({dimension}))"),
            Self::Vector(None) => "Vector(None)".to_owned(),
            Self::Other(sql) => format!("custom({sql:?})"),
            Self::Enum(_) | Self::EnumArray(_) => return None,
        })
    }

    /// Whether the Rust type alone asks for it.
    pub(super) fn can_be_plain(self) -> bool {
        matches!(
            self,
            Self::SmallInt
                | Self::Integer
                | Self::BigInt
                | Self::Double
                | Self::Varchar
                | Self::Boolean
                | Self::Uuid
                | Self::Timestamptz
                | Self::IntArray
        )
    }

    /// The value of a row, in SQL. Rows differ in every column, and a number is the same in every type.
    pub(super) fn value(self, row: usize) -> String {
        match self {
            Self::Boolean => (row == 1).to_string(),
            Self::Uuid => format!("'00000000-0000-0000-0000-00000000000{row}'"),
            Self::Date => format!("'2024-01-0{row}'"),
            Self::Time => format!("'10:00:0{row}'"),
            Self::Timestamp | Self::Timestamptz | Self::TimestamptzOf(_) => {
                format!("'2024-01-0{row} 00:00:00'")
            }
            Self::Interval => format!("'{row} days'"),
            Self::Json | Self::Jsonb => format!("'{{\"n\": {row}}}'"),
            Self::Bytea => format!("'\\x0{row}'"),
            Self::IntArray | Self::TextArray => format!("'{{{row}}}'"),
            Self::Inet => format!("'10.0.0.{row}'"),
            Self::IntRange => format!("'[{row}0,{row}5)'"),
            Self::Bits => format!("B'000{}'", row % 2),
            Self::Vector(_) => format!("'[{row},2,3]'"),
            Self::Enum(id) => quoted(&Enum::core(id)[row - 1]),
            Self::EnumArray(id) => format!("ARRAY[{}]::text[]", quoted(&Enum::core(id)[row - 1])),
            Self::Other(sql) => quoted(others::of(sql).values[row - 1]),
            _ => format!("'{row}'"),
        }
    }

    /// Defaults, as SQL.
    pub(super) fn defaults(self) -> Vec<String> {
        let few = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
        match self {
            Self::SmallInt | Self::Integer | Self::BigInt => few(&["0", "7", "1 + 2"]),
            Self::Numeric(..) | Self::Real | Self::Double => few(&["0", "1.5", "-3"]),
            Self::Varchar | Self::VarcharOf(_) | Self::Text => {
                few(&["'x'", "'it''s {1} \\ \"q\"'", "upper('a')"])
            }
            Self::Char => few(&["'abc'"]),
            Self::Boolean => few(&["TRUE", "FALSE"]),
            Self::Uuid => few(&["gen_random_uuid()"]),
            Self::Date => few(&["CURRENT_DATE", "'2020-02-29'"]),
            Self::Time => few(&["'12:00'", "LOCALTIME"]),
            Self::Timestamp => few(&["LOCALTIMESTAMP", "'2020-02-29 12:00:00'"]),
            Self::Timestamptz | Self::TimestamptzOf(_) => {
                few(&["now()", "CURRENT_TIMESTAMP", "now() + '1 day'"])
            }
            Self::Interval => few(&["'1 day'"]),
            Self::Json | Self::Jsonb => few(&["'{}'", "'{\"a\": [1, 2]}'"]),
            Self::Bytea => few(&["'\\x00'"]),
            Self::IntArray | Self::TextArray => few(&["'{}'", "'{1,2}'"]),
            Self::Inet => few(&["'127.0.0.1'"]),
            Self::IntRange => few(&["'[1000,2000)'"]),
            Self::Bits => few(&["B'1010'"]),
            Self::Vector(_) => Vec::new(),
            Self::Enum(id) => Enum::core(id).iter().map(|label| quoted(label)).collect(),
            Self::EnumArray(id) => vec!["'{}'".to_owned(), quoted(&labels(id))],
            Self::Other(sql) => vec![quoted(others::of(sql).values[0])],
        }
    }

    /// Checks that hold for every value and default above, over a column with this name.
    pub(super) fn checks(self, column: &str) -> Vec<String> {
        match self {
            Self::SmallInt | Self::Integer | Self::BigInt => vec![
                format!("{column} >= 0"),
                format!("{column} BETWEEN 0 AND 1000"),
                format!("{column} IN (0, 1, 2, 3, 7)"),
                format!("{column} % 100 < 50 AND NOT {column} < 0"),
            ],
            Self::Numeric(..) | Self::Real | Self::Double => vec![format!("{column} > -100.5")],
            Self::Varchar | Self::VarcharOf(_) | Self::Text => vec![
                format!("length({column}) < 100"),
                format!("{column} NOT IN ('q', 'it''s')"),
                format!("{column} <> '' AND {column} LIKE '%'"),
            ],
            Self::Boolean => vec![format!("{column} OR NOT {column}")],
            Self::Enum(id) => {
                let [first, second] = Enum::core(id).map(|label| quoted(&label));
                vec![
                    format!("{column} IN ({first}, {second})"),
                    format!("{column} IS NOT NULL OR TRUE"),
                ]
            }
            Self::EnumArray(id) => {
                let [first, _] = Enum::core(id);
                vec![
                    format!("{column} <> {}", quoted(&format!("{{\"{first}\",\"{first}\"}}"))),
                    format!("{column} <@ {} OR cardinality({column}) < 10", quoted(&labels(id))),
                ]
            }
            Self::Jsonb => vec![format!("jsonb_typeof({column}) = 'object'")],
            Self::IntArray | Self::TextArray => {
                vec![
                    format!("cardinality({column}) < 10"),
                    format!("array_ndims({column}) IS NULL OR TRUE"),
                ]
            }
            _ => vec![format!("{column} IS NOT NULL OR {column} IS NULL")],
        }
    }
}

/// Both labels as the text of an array.
fn labels(id: Id) -> String {
    let labels = Enum::core(id).map(|it| format!("\"{}\"", it.replace('"', "\\\"")));
    format!("{{{}}}", labels.join(","))
}

pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
