//! The expanded format: `DeriveEntity` on a struct, with `Column`, `PrimaryKey` and `Relation` written out.

use std::collections::BTreeMap;

use heck::{ToSnakeCase, ToUpperCamelCase};
use syn::{Expr, ExprLit, Fields, Item, ItemEnum, ItemStruct, Lit, Type, spanned::Spanned};

use crate::{
    entity::{
        load::program::Module,
        path::{self, Name},
        place::{Report, Site, Spot},
        read::{
            attributes::{self, Entry},
            code::{self, Arm, Call, bare, last},
            default::DefaultValue,
            field::{self, Field},
            relation,
        },
    },
    schema::{
        IntegerType, Qualified,
        diagnostic::Diagnostic,
        name,
        stated::{self, AutoIncrement},
    },
};

use super::{
    column_type,
    constant::is_harmless,
    default,
    draft::{self, Draft},
    types::{Types, Unknown},
};

/// Reads the entity that a struct with `DeriveEntity` declares.
pub(super) fn read(
    item: &ItemStruct,
    module: &Module,
    site: &Site,
    types: &Types<'_>,
    report: &mut Report,
) -> Option<Draft> {
    let ident = path::plain(&item.ident);
    let entries = report.keep(attributes::all(&item.attrs, "sea_orm", site)).unwrap_or_default();
    let find = |key: &str| entries.iter().find(|entry| entry.key == key);
    let (table, schema, comment, span) = if let Some(entry) = find("table_name") {
        let table = report.keep(entry.literal(site))?;
        let schema = find("schema_name").and_then(|entry| report.keep(entry.text(site)));
        (table.value, schema, None, table.spot)
    } else {
        let span = item.ident.span().into();
        let (table, schema, comment) =
            entity_name(&module.items, &ident, span, site, types, report)?;
        (table, schema, comment, span)
    };
    let companion = |key: &str, default: &str| {
        let ident = find(key).and_then(|entry| last(&entry.expr()?));
        ident.unwrap_or_else(|| default.to_owned())
    };
    let (column, key) = (companion("column", "Column"), companion("primary_key", "PrimaryKey"));
    let schema = schema.unwrap_or_else(|| types.default_schema.to_owned());
    let model = structure(&module.items, &companion("model", "Model"));
    let mut draft = Draft {
        site: site.clone(),
        entity: Name::new(&site.module, ident),
        column: Name::new(&site.module, column.clone()),
        table: Qualified::new(schema, name::clip(&table)),
        comment,
        fields: Vec::new(),
        ignored: Vec::new(),
        key: Vec::new(),
        relations: Vec::new(),
        autogen_keys: autogen_keys(item, model, site, report),
        span,
    };
    columns(&mut draft, &module.items, &column, model, types, report);
    primary_key(&mut draft, &module.items, &key, report);
    let relations = companion("relation", "Relation");
    draft.relations = relation::declared(&module.items, &relations, site, report);
    Some(draft)
}

/// The table, schema and comment that `impl EntityName` states.
pub(super) fn entity_name(
    items: &[Item],
    entity: &str,
    span: Spot,
    site: &Site,
    types: &Types<'_>,
    report: &mut Report,
) -> Option<(String, Option<String>, Option<String>)> {
    let implementation = code::implementation(items, "EntityName", entity);
    let value = |function: &str| {
        implementation.and_then(|item| code::function(item, function)).and_then(code::tail)
    };
    let Some(table) = value("table_name").and_then(|expr| types.constants.text(bare(expr), site))
    else {
        let message = format!("the table of `{entity}` is not known");
        let diagnostic = Diagnostic::error("unknown-table-name", site.place(span), message)
            .help("say it with `#[sea_orm(table_name = \"…\")]`, or as a literal in `EntityName`");
        report.push(diagnostic);
        return None;
    };
    let optional = |function: &str| match bare(value(function)?) {
        Expr::Call(call) => types.constants.text(bare(call.args.first()?), site),
        _ => None,
    };
    Some((table, optional("schema_name"), optional("comment")))
}

/// `#[autogen(…)]` may be on the entity or on the model.
fn autogen_keys(
    entity: &ItemStruct,
    model: Option<&ItemStruct>,
    site: &Site,
    report: &mut Report,
) -> Vec<Entry> {
    let mut keys = Vec::new();
    for item in std::iter::once(entity).chain(model) {
        let members = item.fields.iter().map(|field| &field.attrs);
        attributes::require_derive(&item.attrs, members, site, report);
        keys.extend(report.keep(attributes::all(&item.attrs, "autogen", site)).unwrap_or_default());
    }
    keys
}

fn structure<'a>(items: &'a [Item], name: &str) -> Option<&'a ItemStruct> {
    items.iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == name => Some(item),
        _ => None,
    })
}

fn enumeration<'a>(items: &'a [Item], name: &str) -> Option<&'a ItemEnum> {
    items.iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == name => Some(item),
        _ => None,
    })
}

/// Reads the variants of `Column` and what `ColumnTrait::def` states for each.
fn columns(
    draft: &mut Draft,
    items: &[Item],
    column: &str,
    model: Option<&ItemStruct>,
    types: &Types<'_>,
    report: &mut Report,
) {
    let site = draft.site.clone();
    let Some(item) = enumeration(items, column) else {
        let message = format!("there is no enum `{column}` with the columns of this entity");
        let diagnostic =
            Diagnostic::error("no-columns", site.place(draft.span), message).help(format!(
                "write `pub enum {column}` in this module, as `sea-orm-cli generate entity` does"
            ));
        return report.push(diagnostic);
    };
    let implementation = code::implementation(items, "ColumnTrait", column);
    let arms = implementation.and_then(|item| code::function(item, "def")).and_then(code::arms);
    let mut definitions = BTreeMap::new();
    let mut rest = None;
    let arms = arms.unwrap_or_default();
    for arm in &arms {
        if arm.names.is_empty() {
            rest = Some(arm);
        }
        definitions.extend(arm.names.iter().map(|name| (name, arm)));
    }
    let names = written_names(items, column, &site, types);
    for variant in &item.variants {
        let ident = path::plain(&variant.ident);
        let entries = report.keep(attributes::all(&variant.attrs, "sea_orm", &site));
        let stated = entries.into_iter().flatten().rfind(|entry| entry.key == "column_name");
        let name = stated.and_then(|entry| report.keep(entry.text(&site)));
        let name = name.or_else(|| names.get(&ident).cloned());
        let name = name.unwrap_or_else(|| ident.to_snake_case());
        let place = site.place(variant.ident.span());
        let mut field = Field::new(ident.clone(), &name, field::no_type(), place);
        if let Some(arm) = definitions.get(&ident).copied().or(rest) {
            definition(arm, &mut field, &site, types, report);
        } else {
            let message = format!("the definition of the column `{ident}` is not seen");
            let place = site.place(variant.ident.span());
            let help = format!(
                "say it in `ColumnTrait::def` as an arm of its own: `Self::{ident} => ColumnType::Text.def()`"
            );
            report.push(Diagnostic::error("unreadable-column", place, message).help(help));
        }
        field::read_autogen(&variant.attrs, &mut field, &site, report);
        if let Some(own) = model.and_then(|model| model_field(model, &ident)) {
            field::read_autogen(&own.attrs, &mut field, &site, report);
        }
        draft.fields.push(field);
    }
}

/// Names from a hand-written `impl IdenStatic` or `impl Iden`.
fn written_names(
    items: &[Item],
    column: &str,
    site: &Site,
    types: &Types<'_>,
) -> BTreeMap<String, String> {
    let arms =
        [("IdenStatic", "as_str"), ("Iden", "unquoted")].iter().find_map(|(name, function)| {
            code::arms(code::function(code::implementation(items, name, column)?, function)?)
        });
    let named = |arm: Arm<'_>| {
        let (root, calls) = arm.chain();
        let is_itself = calls.iter().all(|call| is_harmless(&call.name));
        let text = types.constants.text(root, site).filter(|_| is_itself)?;
        Some(arm.names.into_iter().map(move |name| (name, text.clone())))
    };
    arms.into_iter().flatten().filter_map(named).flatten().collect()
}

/// The field of the model that belongs to a variant of `Column`.
fn model_field<'a>(model: &'a ItemStruct, variant: &str) -> Option<&'a syn::Field> {
    let Fields::Named(fields) = &model.fields else { return None };
    fields.named.iter().find(|field| {
        field.ident.as_ref().is_some_and(|ident| {
            path::plain(ident).to_upper_camel_case() == variant.to_upper_camel_case()
        })
    })
}

/// `ColumnType::Text.def().nullable()`, or `Mood::db_type()`.
fn definition(
    arm: &Arm<'_>,
    field: &mut Field,
    site: &Site,
    types: &Types<'_>,
    report: &mut Report,
) {
    let (root, calls) = arm.chain();
    let ident = field.variant.clone();
    match definition_type(root, site, types) {
        Ok(ty) => {
            field.column.ty = ty;
            column_type::resolve_serial(&mut field.column);
        }
        Err(unknown) => {
            let span = root.span().into();
            field.column.ty = draft::unknown_type(&unknown, &ident, span, site, report);
        }
    }
    for call in &calls {
        facet(call, field, site, types, report);
    }
}

fn definition_type(root: &Expr, site: &Site, types: &Types<'_>) -> Result<stated::Type, Unknown> {
    if let Expr::Call(call) = root
        && let Expr::Path(path) = &*call.func
        && path.qself.is_none()
    {
        let segments = &path.path.segments;
        let last = segments.last().map(|segment| segment.ident.to_string());
        // `ColumnTypeTrait::def(ColumnType::Text)`.
        if last.as_deref() == Some("def")
            && let Some(inner) = call.args.first()
        {
            return definition_type(bare(inner), site, types);
        }
        if last.as_deref() == Some("db_type") && segments.len() > 1 {
            let mut own = path.path.clone();
            own.segments.pop();
            own.segments.pop_punct();
            return types.of(
                &Type::Path(syn::TypePath { attrs: Vec::new(), qself: None, path: own }),
                site,
            );
        }
    }
    if let Expr::Call(call) = root
        && let Expr::Path(path) = &*call.func
        && let Some(own) = &path.qself
    {
        return types.of(&own.ty, site);
    }
    column_type::expression(root, site, types).map(stated::Type::exact).map_err(Unknown::ColumnType)
}

fn facet(call: &Call<'_>, field: &mut Field, site: &Site, types: &Types<'_>, report: &mut Report) {
    let argument = call.arguments.first().copied();
    let value = argument.and_then(|expr| types.constants.text(expr, site));
    match (call.name.as_str(), argument, value) {
        ("def" | "into" | "seaography_ignore", ..) => {}
        ("null" | "nullable", ..) => field.column.nullable = true,
        ("not_null", ..) => field.column.nullable = false,
        ("unique", ..) => field.unique = true,
        ("indexed", ..) => field.indexed = true,
        ("unique_key", _, Some(key)) => field.unique_key = Some(key),
        ("comment", _, Some(text)) => field.column.comment = Some(text),
        ("renamed_from", _, Some(former)) => {
            field.column.renamed_from = Some(name::clip(&former).to_owned());
        }
        ("extra", Some(expr), Some(text)) => {
            field::read_extra(&text, expr.span().into(), field, site, report);
        }
        ("default_value", Some(expr), _) if matches!(bare(expr), Expr::Lit(_)) => {
            let value = DefaultValue::new(bare(expr), bare(expr).span().into());
            field.column.default = default::value(value, field, site, report);
        }
        ("default_value" | "default", Some(expr), _) => {
            field.column.default = default::expression(expr, site, types);
            if field.column.default.is_none() {
                report.push(default::unreadable(&field.variant, expr.span().into(), site));
            }
        }
        (name, ..) => {
            let message = format!("it is unknown what `{name}` does to `{}`", field.variant);
            let place = site.place(call.method.span());
            let diagnostic = Diagnostic::error("unreadable-column", place, message)
                .help("state the column with `#[autogen(…)]` on its variant instead");
            report.push(diagnostic);
        }
    }
}

/// Marks the columns of the key, in the order of `PrimaryKey`.
fn primary_key(draft: &mut Draft, items: &[Item], key: &str, report: &mut Report) {
    let site = draft.site.clone();
    let variants = enumeration(items, key).map(|item| &item.variants);
    let implementation = code::implementation(items, "PrimaryKeyTrait", key);
    let counts = implementation
        .and_then(|item| code::function(item, "auto_increment"))
        .and_then(code::tail)
        .and_then(|expr| match bare(expr) {
            Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => Some(value.value),
            _ => None,
        });
    for variant in variants.into_iter().flatten() {
        let ident = path::plain(&variant.ident);
        let Some(field) = draft.fields.iter_mut().find(|field| field.variant == ident) else {
            let message = format!("the key `{ident}` is not a variant of `Column`");
            let place = site.place(variant.ident.span());
            let diagnostic = Diagnostic::error("unknown-column", place, message)
                .help("name a variant of `Column`");
            report.push(diagnostic);
            continue;
        };
        draft.key.push(field.column.name.clone());
        if field.column.auto_increment.is_none() {
            let integer = IntegerType::of(field.column.ty.column_type()).is_some();
            field.column.auto_increment = match counts {
                Some(true) => integer.then_some(AutoIncrement::Wanted),
                Some(false) => Some(AutoIncrement::Unwanted),
                None => None,
            };
        }
    }
}
