//! The Rust type of a column, by what sqlx decodes, and the `column_type` that makes it exactly the database's.
//!
//! SeaORM has no Rust type for many of Postgres' types. Such a column is text to the program: `select_as` casts what is read,
//! and `save_as` what is written.

use super::{
    attribute::Item,
    context::{Clock, Context},
};
use crate::{
    entity::spelling,
    render::sql::value::type_name,
    schema::{ColumnType, TypeName},
};

/// What a field says of its type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct RustType {
    /// Without `Option`.
    pub(super) name: String,
    pub(super) column_type: Option<String>,
    /// The types that are cast to, for reading and for writing.
    pub(super) casts: Option<(String, String)>,
    /// The feature of SeaORM that it needs.
    pub(super) feature: Option<&'static str>,
    pub(super) is_eq: bool,
}

impl RustType {
    fn new(name: &str, column_type: Option<String>) -> Self {
        let feature = match name.trim_start_matches("Vec<").trim_end_matches('>') {
            "Date" | "Time" | "DateTime" | "DateTimeWithTimeZone" => Some("with-chrono"),
            "TimeDate" | "TimeTime" | "TimeDateTime" | "TimeDateTimeWithTimeZone" => {
                Some("with-time")
            }
            "Uuid" => Some("with-uuid"),
            "Decimal" => Some("with-rust_decimal"),
            "Json" => Some("with-json"),
            "IpNetwork" => Some("with-ipnetwork"),
            "PgVector" => Some("postgres-vector"),
            _ => None,
        };
        let is_eq = !["f32", "f64", "PgVector"].iter().any(|it| name.contains(it));
        Self { name: name.to_owned(), column_type, casts: None, feature, is_eq }
    }

    /// The attribute keys.
    pub(super) fn items(&self) -> Vec<Item> {
        let mut items = Vec::new();
        items.extend(self.column_type.iter().map(|it| Item::Text("column_type", it.clone())));
        if let Some((select, save)) = &self.casts {
            items.push(Item::Text("select_as", select.clone()));
            items.push(Item::Text("save_as", save.clone()));
        }
        items
    }
}

/// Whether the column is part of the primary key, for which SeaORM has fewer types.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Use {
    Key,
    Value,
}

pub(super) fn rust_type(ty: &ColumnType, purpose: Use, context: &Context<'_>) -> RustType {
    if let TypeName::Enum(name) = &ty.name
        && let Some((own, is_eq)) = context.rust_enum(name)
    {
        let rust = match (ty.array, purpose) {
            (false, _) => RustType::new(own, None),
            (true, Use::Value) => RustType::new(&format!("Vec<{own}>"), None),
            (true, Use::Key) => return as_text(ty, context),
        };
        let rust = RustType { is_eq, ..rust };
        // SeaORM itself casts to the bare name.
        let array = if ty.array { "[]" } else { "" };
        let casts = || (format!("text{array}"), type_name(&context.relative(ty)));
        let is_elsewhere = name.schema != context.options.default_schema;
        return RustType { casts: is_elsewhere.then(casts), ..rust };
    }
    let element = ColumnType { array: false, ..ty.clone() };
    let Some(own) = own_type(&element, context.options.clock) else {
        return over_base(ty, purpose, context).unwrap_or_else(|| as_text(ty, context));
    };
    let fits = match (ty.array, purpose) {
        (false, Use::Value) => true,
        (false, Use::Key) => own.name != "PgVector",
        // SeaORM reads no arrays of bytes and vectors, and sqlx knows no arrays of these types.
        (true, Use::Value) => {
            !["Vec<u8>", "PgVector"].contains(&own.name.as_str())
                && !matches!(ty.own_name(), "citext" | "name" | "bpchar")
        }
        (true, Use::Key) => false,
    };
    match (fits, ty.array) {
        (false, _) => as_text(ty, context),
        (true, false) => own,
        (true, true) => {
            let column_type = own.column_type.as_deref().map(|it| {
                if it.starts_with("custom(") {
                    custom(ty, context)
                } else {
                    format!("Array(RcOrArc::new(ColumnType::{it}))")
                }
            });
            RustType { column_type, ..RustType::new(&format!("Vec<{}>", own.name), None) }
        }
    }
}

/// The type that SeaORM itself has for a column that is not an array.
fn own_type(ty: &ColumnType, clock: Clock) -> Option<RustType> {
    let name = match &ty.name {
        TypeName::Builtin(name) | TypeName::Extension(name) => name.as_str(),
        TypeName::Enum(_) | TypeName::Other(_) => return None,
    };
    let exact = |rust: &str, column_type: String| Some(RustType::new(rust, Some(column_type)));
    match (name, ty.modifiers.as_deref()) {
        // Its type has no name in SeaORM's prelude.
        ("macaddr", _) => return None,
        ("character varying", Some(n)) => {
            return exact("String", format!("String(StringLen::N({n}))"));
        }
        ("character", n) => return exact("String", format!("Char(Some({}))", n.unwrap_or("1"))),
        ("bytea", None) => return Some(RustType::new("Vec<u8>", None)),
        ("jsonb", None) => return exact("Json", "JsonBinary".to_owned()),
        ("cidr", None) => return exact("IpNetwork", "Cidr".to_owned()),
        ("vector", Some(n)) => return exact("PgVector", format!("Vector(Some({n}))")),
        ("numeric", Some(modifiers)) => {
            let numbers: Vec<&str> = modifiers.split(',').collect();
            let column_type = match numbers[..] {
                // A scale can be negative, but not for SeaORM.
                [precision, scale] if !scale.starts_with('-') => {
                    format!("Decimal(Some(({precision}, {scale})))")
                }
                _ => custom_text(&type_name(ty)),
            };
            return exact("Decimal", column_type);
        }
        _ => {}
    }
    if let Some(rust) = clock.pick(spelling::rust_types(name)) {
        let custom = ty.modifiers.is_some().then(|| custom_text(&type_name(ty)));
        return Some(RustType::new(rust, custom));
    }
    let is_text = ty.modifiers.is_none() && spelling::containers("String").contains(&name);
    let column_type = || match spelling::variant(name) {
        Some(variant) => variant.to_owned(),
        None => custom_text(&type_name(ty)),
    };
    is_text.then(|| RustType::new("String", Some(column_type())))
}

impl Clock {
    /// The name of a type for this crate of dates.
    fn pick(self, names: &'static [&'static str]) -> Option<&'static str> {
        let of_time = names.iter().find(|it| it.starts_with("Time") && it.len() > "Time".len());
        let is_date = names.iter().any(|it| it.starts_with("Chrono") && !it.contains("Unix"));
        match self {
            Self::Time if is_date => of_time.or(names.first()).copied(),
            Self::Time | Self::Chrono => names.first().copied(),
        }
    }
}

/// A column of a domain is cast to what the domain is over, if SeaORM has a type for that.
fn over_base(ty: &ColumnType, purpose: Use, context: &Context<'_>) -> Option<RustType> {
    let TypeName::Other(name) = &ty.name else { return None };
    let base = context.schema.domains.get(name).filter(|_| !ty.array)?;
    let inner = rust_type(base, purpose, context);
    if matches!(base.name, TypeName::Enum(_)) {
        return None;
    }
    let select = match &inner.casts {
        Some((select, _)) => select.clone(),
        None => type_name(&context.relative(base)),
    };
    Some(RustType {
        column_type: Some(custom(ty, context)),
        casts: Some((select, type_name(&context.relative(ty)))),
        ..inner
    })
}

/// A column that is text to the program.
fn as_text(ty: &ColumnType, context: &Context<'_>) -> RustType {
    let (rust, select) = if ty.array && !matches!(ty.own_name(), "bytea") {
        ("Vec<String>", "text[]")
    } else {
        ("String", "text")
    };
    let column_type = match &ty.name {
        TypeName::Builtin(name) if ty.modifiers.is_none() && !ty.array && name != "money" => {
            spelling::variant(name).map(str::to_owned)
        }
        TypeName::Enum(_) => context.spelled(ty).map(|(name, it)| {
            let labels: Vec<String> = it.labels.iter().map(|it| format!("{it:?}.into()")).collect();
            let (name, labels) = (&name.name, labels.join(", "));
            format!("Enum {{ name: {name:?}.into(), variants: vec![{labels}] }}")
        }),
        TypeName::Extension(name) if name == "ltree" && !ty.array => Some("LTree".to_owned()),
        TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
    };
    RustType {
        casts: Some((select.to_owned(), type_name(&context.relative(ty)))),
        ..RustType::new(rust, column_type.or_else(|| Some(custom(ty, context))))
    }
}

fn custom(ty: &ColumnType, context: &Context<'_>) -> String {
    custom_text(&type_name(&context.relative(ty)))
}

fn custom_text(sql: &str) -> String {
    format!("custom({sql:?})")
}
