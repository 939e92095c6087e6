//! `DeriveActiveEnum`: how a Rust enum is stored in the database.

use std::collections::BTreeMap;

use syn::{Expr, ExprLit, ItemEnum, Lit, UnOp, Variant};

use crate::{
    entity::{
        path,
        place::{Report, Site},
    },
    schema::{Qualified, diagnostic::Diagnostic, name, quote, stated},
};

use super::{
    attributes::{self, Entry, Text},
    case::Style,
    keys,
};

/// An active enum.
#[derive(Clone, Debug)]
pub(crate) struct ActiveEnum {
    pub(crate) site: Site,
    pub(crate) database: Database,
    /// Its `rs_type`: the Rust type of its values.
    pub(crate) rust: String,
    /// The SQL of each variant, by its Rust name.
    pub(crate) values: BTreeMap<String, String>,
}

/// The column type of an active enum's values.
#[derive(Clone, Debug)]
pub(crate) enum Database {
    /// A separate enum type.
    Enum { name: Qualified, value: stated::Enum },
    /// A plain column of this type (`db_type`).
    Plain(Text),
}

/// Reads an active enum; `None`, with a diagnostic, if SeaORM would not compile it.
pub(crate) fn read(
    item: &ItemEnum,
    site: &Site,
    default_schema: &str,
    report: &mut Report,
) -> Option<ActiveEnum> {
    let entries = report.keep(attributes::all(&item.attrs, "sea_orm", site))?;
    let mut enum_name = heck::ToUpperCamelCase::to_upper_camel_case(&*item.ident.to_string());
    let (mut db_type, mut rename_all, mut rust) = (None, None, String::new());
    for entry in &entries {
        match entry.key.as_str() {
            "enum_name" => enum_name = report.keep(entry.text(site))?,
            "rs_type" => rust = report.keep(entry.text(site))?,
            "db_type" => db_type = Some(report.keep(entry.literal(site))?),
            "rename_all" => rename_all = Some(report.keep(keys::style(entry, site))?),
            _ => {}
        }
    }
    let Some(db_type) = db_type else {
        let place = site.place(item.ident.span());
        let message = format!("the active enum `{}` has no `db_type`", item.ident);
        let diagnostic = Diagnostic::error("malformed-attribute", place, message)
            .help("write `db_type = \"Enum\"` for a Postgres enum, or the type of its column");
        report.push(diagnostic);
        return None;
    };
    let members = item.variants.iter().map(|variant| &variant.attrs);
    attributes::require_derive(&item.attrs, members, site, report);
    let entries = report.keep(attributes::all(&item.attrs, "autogen", site))?;
    let stated = autogen_keys(&entries, site, report);
    let placed = stated.schema.is_some();
    let schema = stated.schema.unwrap_or_else(|| default_schema.to_owned());
    let mut active = ActiveEnum {
        site: site.clone(),
        values: BTreeMap::new(),
        rust,
        database: if db_type.value == "Enum" {
            let name = Qualified::new(&schema, name::clip(&enum_name));
            let renamed_from = stated.renamed_from.map(|former| keys::qualified(&former, &schema));
            let place = site.place(item.ident.span());
            let comment = stated.comment;
            let value = stated::Enum { comment, placed, renamed_from, place, ..Default::default() };
            Database::Enum { name, value }
        } else {
            Database::Plain(db_type)
        },
    };
    for variant in &item.variants {
        active.variant(variant, rename_all, report);
    }
    Some(active)
}

impl ActiveEnum {
    fn variant(&mut self, variant: &Variant, rename_all: Option<Style>, report: &mut Report) {
        let site = self.site.clone();
        let Some(value) = report.keep(variant_value(variant, rename_all, &site)) else { return };
        let ident = path::plain(&variant.ident);
        self.values.insert(ident, value.sql());
        let Database::Enum { value: stated, .. } = &mut self.database else { return };
        let VariantValue::Text(label) = value else {
            let place = site.place(variant.ident.span());
            let message = format!("`{}` of a Postgres enum is a number", variant.ident);
            let help = "labels are text: give it a `string_value`, or the enum a `rename_all`";
            return report.push(Diagnostic::error("enum-label", place, message).help(help));
        };
        if let Some(why) = unusable(&label) {
            let place = site.place(variant.ident.span());
            let message = format!("the label of `{}` {why}", variant.ident);
            let diagnostic = Diagnostic::error("enum-label", place, message);
            return report.push(diagnostic.help("give it another `string_value`"));
        }
        if stated.labels.contains(&label) {
            let place = site.place(variant.ident.span());
            let message = format!("the label `{label}` occurs twice in its enum");
            let diagnostic = Diagnostic::error("enum-label", place, message);
            return report.push(diagnostic.help("give one of them another `string_value`"));
        }
        if let Some(entries) = report.keep(attributes::all(&variant.attrs, "autogen", &site)) {
            for entry in entries {
                if let Some(former) = keys::known(&entry, &["renamed_from"], &site, report)
                    .and_then(|()| report.keep(entry.text(&site)))
                {
                    stated.renamed_labels.insert(label.clone(), former);
                }
            }
        }
        stated.labels.push(label);
    }
}

/// Why Postgres refuses a label (manual, section 8.7.4: it is at most as long as a name).
fn unusable(label: &str) -> Option<&'static str> {
    match label {
        _ if label.len() > name::MAX_BYTES => {
            Some("is longer than the 63 bytes that Postgres takes")
        }
        _ if label.contains('\0') => Some("has a NUL in it, which Postgres has no text with"),
        _ => None,
    }
}

enum VariantValue {
    Text(String),
    Number(String),
}

impl VariantValue {
    fn sql(&self) -> String {
        match self {
            Self::Text(text) => quote::literal(text),
            Self::Number(number) => number.clone(),
        }
    }
}

/// SeaORM's precedence: `string_value`, `num_value`, a `rename` of the variant, then of the enum, the discriminant.
fn variant_value(
    variant: &Variant,
    rename_all: Option<Style>,
    site: &Site,
) -> Result<VariantValue, Diagnostic> {
    let (mut text, mut number, mut rename) = (None, None, rename_all);
    for entry in attributes::all(&variant.attrs, "sea_orm", site)? {
        match entry.key.as_str() {
            "string_value" => text = Some(entry.text(site)?),
            "num_value" => {
                if let Some(expr) = entry.expr() {
                    number = integer(&expr);
                }
            }
            "rename" => rename = Some(keys::style(&entry, site)?),
            _ => {}
        }
    }
    if let Some(text) = text {
        return Ok(VariantValue::Text(text));
    }
    if let Some(number) = number {
        return Ok(VariantValue::Number(number));
    }
    if let Some(rename) = rename {
        return Ok(VariantValue::Text(rename(&variant.ident.to_string())));
    }
    let discriminant = variant.discriminant.as_ref().and_then(|(_, expr)| integer(expr));
    discriminant.map(VariantValue::Number).ok_or_else(|| {
        let place = site.place(variant.ident.span());
        let message = format!("the variant `{}` has no value", variant.ident);
        Diagnostic::error("enum-label", place, message)
            .help("give it a `string_value` or `num_value`, or the enum a `rename_all`")
    })
}

/// An integer expression as SQL.
fn integer(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => Some(number.base10_digits().to_owned()),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            integer(&unary.expr).map(|number| format!("-{number}"))
        }
        Expr::Group(group) => integer(&group.expr),
        Expr::Paren(paren) => integer(&paren.expr),
        _ => None,
    }
}

/// What `#[autogen(…)]` states on an active enum.
#[derive(Default)]
struct AutogenKeys {
    renamed_from: Option<String>,
    schema: Option<String>,
    comment: Option<String>,
}

fn autogen_keys(entries: &[Entry], site: &Site, report: &mut Report) -> AutogenKeys {
    let mut stated = AutogenKeys::default();
    for entry in entries {
        let known = keys::known(entry, &["renamed_from", "schema", "comment"], site, report);
        let Some(text) = known.and_then(|()| report.keep(entry.text(site))) else { continue };
        match entry.key.as_str() {
            "renamed_from" => stated.renamed_from = Some(text),
            "schema" => stated.schema = Some(text),
            _ => stated.comment = Some(text).filter(keys::says_something),
        }
    }
    stated
}
