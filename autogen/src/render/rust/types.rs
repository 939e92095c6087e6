//! Column types: the method of `ColumnDef` and the variant of sea-query's `ColumnType` for each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::literal::text;
use crate::{
    render::sql,
    schema::{ColumnType, TypeName},
};

/// The call that gives a `ColumnDef` its type: `.big_integer()`.
pub(super) fn method(ty: &ColumnType, default_schema: &str) -> TokenStream {
    if ty.array {
        let element = variant(&ColumnType { array: false, ..ty.clone() }, default_schema);
        return quote!(.array(#element));
    }
    if let Some(known) = known(ty) {
        return known.method;
    }
    let sql = text(&sql::column::type_name(ty, default_schema));
    quote!(.custom(#sql))
}

/// The type as a value, for the elements of an array.
fn variant(ty: &ColumnType, default_schema: &str) -> TokenStream {
    if let Some(known) = known(ty) {
        return known.variant;
    }
    let sql = text(&sql::column::type_name(ty, default_schema));
    quote!(ColumnType::custom(#sql))
}

struct Known {
    method: TokenStream,
    variant: TokenStream,
}

/// What sea-query has a name of its own for, and renders as exactly this type. Types of extensions go by their SQL:
/// the methods for some of them are behind features that a migration crate need not have.
fn known(ty: &ColumnType) -> Option<Known> {
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

fn plain(name: &str) -> Option<Known> {
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
    Some(Known { method, variant: quote!(ColumnType::#variant) })
}

fn measured(name: &str, numbers: &[u32]) -> Option<Known> {
    let n: Vec<_> = numbers.iter().map(|number| Literal::u32_unsuffixed(*number)).collect();
    let (method, variant) = match (name, n.as_slice()) {
        ("character varying", [n]) => (quote!(.string_len(#n)), quote!(string(Some(#n)))),
        ("character", [n]) => (quote!(.char_len(#n)), quote!(Char(Some(#n)))),
        ("numeric", [p, s]) => (quote!(.decimal_len(#p, #s)), quote!(Decimal(Some((#p, #s))))),
        ("bit", [n]) => (quote!(.bit(Some(#n))), quote!(Bit(Some(#n)))),
        ("bit varying", [n]) => (quote!(.varbit(#n)), quote!(VarBit(#n))),
        _ => return None,
    };
    Some(Known { method, variant: quote!(ColumnType::#variant) })
}
