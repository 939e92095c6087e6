//! Column types: the method of `ColumnDef` and the variant of sea-query's `ColumnType` for each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::literal::text;
use crate::{
    render::sql,
    schema::{ColumnType, TypeName},
};

/// The call that gives a `ColumnDef` its type: `.big_integer()`.
pub(super) fn method(ty: &ColumnType) -> TokenStream {
    if ty.array {
        let element = variant(&ColumnType { array: false, ..ty.clone() });
        return quote!(.array(#element));
    }
    if let Some(native) = native(ty) {
        return native.method;
    }
    let sql = text(&sql::value::type_name(ty));
    quote!(.custom(#sql))
}

/// The type as a value, for array elements.
fn variant(ty: &ColumnType) -> TokenStream {
    if let Some(native) = native(ty) {
        return native.variant;
    }
    let sql = text(&sql::value::type_name(ty));
    quote!(ColumnType::custom(#sql))
}

struct Native {
    method: TokenStream,
    variant: TokenStream,
}

/// Types for which sea-query has a name and renders exactly this type. Extension types use their SQL: the methods for
/// some of them are behind features that a migration crate may lack.
fn native(ty: &ColumnType) -> Option<Native> {
    let TypeName::Builtin(name) = &ty.name else { return None };
    match &ty.modifiers {
        None => plain(name),
        Some(modifiers) => {
            let numbers: Option<Vec<u32>> =
                modifiers.split(',').map(|number| number.parse().ok()).collect();
            measured(name, &numbers?)
        }
    }
}

fn plain(name: &str) -> Option<Native> {
    let (method, variant) = match name {
        "boolean" => (quote!(.boolean()), quote!(Boolean)),
        "smallint" => (quote!(.small_integer()), quote!(SmallInteger)),
        "integer" => (quote!(.integer()), quote!(Integer)),
        "bigint" => (quote!(.big_integer()), quote!(BigInteger)),
        "real" => (quote!(.float()), quote!(Float)),
        "double precision" => (quote!(.double()), quote!(Double)),
        "numeric" => (quote!(.decimal()), quote!(Decimal(None))),
        "character varying" => (quote!(.string()), quote!(string(None))),
        "text" => (quote!(.text()), quote!(Text)),
        "bytea" => (quote!(.blob()), quote!(Blob)),
        "date" => (quote!(.date()), quote!(Date)),
        "time without time zone" => (quote!(.time()), quote!(Time)),
        "timestamp without time zone" => (quote!(.date_time()), quote!(DateTime)),
        "timestamp with time zone" => {
            (quote!(.timestamp_with_time_zone()), quote!(TimestampWithTimeZone))
        }
        "interval" => (quote!(.interval(None, None)), quote!(Interval(None, None))),
        "uuid" => (quote!(.uuid()), quote!(Uuid)),
        "json" => (quote!(.json()), quote!(Json)),
        "jsonb" => (quote!(.json_binary()), quote!(JsonBinary)),
        "money" => (quote!(.money()), quote!(Money(None))),
        "inet" => (quote!(.inet()), quote!(Inet)),
        "cidr" => (quote!(.cidr()), quote!(Cidr)),
        "macaddr" => (quote!(.mac_address()), quote!(MacAddr)),
        _ => return None,
    };
    Some(Native { method, variant: quote!(ColumnType::#variant) })
}

fn measured(name: &str, numbers: &[u32]) -> Option<Native> {
    let n: Vec<_> = numbers.iter().map(|number| Literal::u32_unsuffixed(*number)).collect();
    let (method, variant) = match (name, n.as_slice()) {
        ("character varying", [n]) => (quote!(.string_len(#n)), quote!(string(Some(#n)))),
        ("character", [n]) => (quote!(.char_len(#n)), quote!(Char(Some(#n)))),
        ("numeric", [p, s]) => (quote!(.decimal_len(#p, #s)), quote!(Decimal(Some((#p, #s))))),
        ("bit", [n]) => (quote!(.bit(Some(#n))), quote!(Bit(Some(#n)))),
        ("bit varying", [n]) => (quote!(.varbit(#n)), quote!(VarBit(#n))),
        _ => return None,
    };
    Some(Native { method, variant: quote!(ColumnType::#variant) })
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use sea_orm_migration::prelude::{
        ColumnDef, ColumnType as Native, PostgresQueryBuilder, Table,
    };

    use super::method;
    use crate::schema::{ColumnType, normalize::parse_type, relative::Relative as _};

    fn ty(sql: &str) -> ColumnType {
        parse_type(sql, "public").expect("a type")
    }

    /// The type in a column definition.
    fn rendered(column: &mut ColumnDef) -> ColumnType {
        let sql = Table::alter().table("t").add_column(column).to_string(PostgresQueryBuilder);
        ty(sql.strip_prefix(r#"ALTER TABLE "t" ADD COLUMN "c" "#).expect("a column"))
    }

    /// The code for a type is this call, and sea-query renders the call as that type.
    macro_rules! same {
        ($($sql:literal { $($call:tt)+ })+) => {
            $({
                let expected = quote!($($call)+).to_string().replace("Native", "ColumnType");
                assert_eq!(method(&ty($sql).relative("public")).to_string(), expected);
                let mut column = ColumnDef::new("c");
                column $($call)+;
                assert_eq!(rendered(&mut column), ty($sql), "{}", $sql);
            })+
        };
    }

    #[test]
    fn every_typed_call_renders_its_type() {
        same! {
            "boolean" { .boolean() }
            "int2" { .small_integer() }
            "int4" { .integer() }
            "int8" { .big_integer() }
            "real" { .float() }
            "double precision" { .double() }
            "numeric" { .decimal() }
            "numeric(10,2)" { .decimal_len(10, 2) }
            "numeric(10,-2)" { .custom("numeric(10,-2)") }
            "varchar" { .string() }
            "varchar(20)" { .string_len(20) }
            "char" { .char_len(1) }
            "char(7)" { .char_len(7) }
            "text" { .text() }
            "bytea" { .blob() }
            "date" { .date() }
            "time" { .time() }
            "time(3)" { .custom("time(3) without time zone") }
            "timetz" { .custom("time with time zone") }
            "timestamp" { .date_time() }
            "timestamptz" { .timestamp_with_time_zone() }
            "timestamptz(3)" { .custom("timestamp(3) with time zone") }
            "interval" { .interval(None, None) }
            "interval(3)" { .custom("interval(3)") }
            "interval year to month" { .custom("interval year to month") }
            "uuid" { .uuid() }
            "json" { .json() }
            "jsonb" { .json_binary() }
            "bit" { .bit(Some(1)) }
            "bit(8)" { .bit(Some(8)) }
            "varbit" { .custom("bit varying") }
            "varbit(8)" { .varbit(8) }
            "money" { .money() }
            "inet" { .inet() }
            "cidr" { .cidr() }
            "macaddr" { .mac_address() }
            "tsvector" { .custom("tsvector") }
            "vector(3)" { .custom("vector(3)") }
            "halfvec(3)" { .custom("halfvec(3)") }
            "mood" { .custom("mood") }
            "app.\"Mood\"" { .custom(r#"app."Mood""#) }
            "text[]" { .array(Native::Text) }
            "varchar[]" { .array(Native::string(None)) }
            "varchar(20)[]" { .array(Native::string(Some(20))) }
            "numeric(10,2)[]" { .array(Native::Decimal(Some((10, 2)))) }
            "timestamptz[]" { .array(Native::TimestampWithTimeZone) }
            "bit(3)[]" { .array(Native::Bit(Some(3))) }
            "tsvector[]" { .array(Native::custom("tsvector")) }
            "app.\"Mood\"[]" { .array(Native::custom(r#"app."Mood""#)) }
        }
    }
}
