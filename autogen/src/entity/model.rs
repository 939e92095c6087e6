//! The compact and dense formats: `DeriveEntityModel` on a struct called `Model`.

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::Span;
use syn::{Attribute, Fields, ItemStruct, Type};

use crate::schema::{
    ColumnType, Qualified,
    diagnostic::Diagnostic,
    name,
    stated::{self, AutoIncrement},
};

use super::{
    active_enum, attributes,
    attributes::Entry,
    case::Style,
    column_type, draft,
    draft::{Draft, Field},
    expanded,
    field::{self, Said},
    keys,
    nearest::did_you_mean,
    place::{Report, Site},
    relation,
    scope::Name,
    source::Module,
    types::{self, Types, Unknown},
};

/// Reads the entity that a model declares; `None`, with a diagnostic, where it has no table that can be known.
pub(super) fn read(
    item: &ItemStruct,
    module: &Module,
    site: &Site,
    types: &Types<'_>,
    report: &mut Report,
) -> Option<Draft> {
    if item.ident != "Model" {
        let place = site.place(item.ident.span());
        let message =
            format!("`DeriveEntityModel` wants a struct called `Model`, not `{}`", item.ident);
        report.push(Diagnostic::error("not-a-model", place, message));
        return None;
    }
    let mut header = Header::default();
    for entry in report.keep(attributes::all(&item.attrs, "sea_orm", site)).unwrap_or_default() {
        header.read(&entry, site, report);
    }
    let mut said = report.keep(attributes::all(&item.attrs, "schema", site)).unwrap_or_default();
    said.append(&mut header.said);
    let (table, schema, comment) = match header.table {
        Some((table, _)) => (table, header.schema, header.comment),
        // Without `table_name` there has to be an `Entity` written by hand.
        None => {
            expanded::entity_name(&module.items, "Entity", item.ident.span(), site, types, report)?
        }
    };
    let schema = schema.unwrap_or_else(|| types.default_schema.to_owned());
    let span = header.span.unwrap_or_else(|| item.ident.span());
    let mut draft = Draft {
        site: site.clone(),
        entity: Name::new(&site.module, "Entity"),
        column: Name::new(&site.module, "Column"),
        table: Qualified::new(schema, name::clip(&table)),
        comment,
        fields: Vec::new(),
        ignored: Vec::new(),
        key: Vec::new(),
        relations: Vec::new(),
        said,
        span,
    };
    let Fields::Named(fields) = &item.fields else { return Some(draft) };
    draft.fields.reserve_exact(fields.named.len());
    let mut key = Key::default();
    for field in &fields.named {
        if relation::is_compound(&field.ty) {
            draft.relations.extend(relation::dense(field, site, report));
            report_schema_on_relation(&field.attrs, site, report);
            continue;
        }
        scalar(field, header.rename_all, &mut draft, &mut key, types, site, report);
    }
    key.settle(&mut draft, report);
    draft.relations.extend(relation::declared(&module.items, "Relation", site, report));
    Some(draft)
}

/// What `#[sea_orm(…)]` says on the struct.
#[derive(Default)]
struct Header {
    table: Option<(String, Span)>,
    span: Option<Span>,
    schema: Option<String>,
    comment: Option<String>,
    rename_all: Option<Style>,
    said: Vec<Entry>,
}

impl Header {
    fn read(&mut self, entry: &Entry, site: &Site, report: &mut Report) {
        const KEYS: &[&str] = &[
            "table_name",
            "schema_name",
            "comment",
            "rename_all",
            "table_iden",
            "model_ex",
            "compact_model",
            "arrow_schema",
            "model_attrs",
            "model_ex_attrs",
            "entity",
            "column",
            "model",
            "active_model",
            "active_model_ex",
            "primary_key",
            "relation",
        ];
        match entry.key.as_str() {
            "table_name" => {
                if let Some(literal) = report.keep(entry.literal(site)) {
                    self.span = Some(literal.span());
                    self.table = Some((literal.value(), literal.span()));
                }
            }
            "schema_name" => self.schema = report.keep(entry.text(site)),
            "comment" => {
                self.comment = report.keep(entry.text(site)).filter(keys::says_something);
            }
            "rename_all" => self.rename_all = report.keep(active_enum::style(entry, site)),
            // `model_attrs(schema(…))` is how the dense format says something of `Model` alone.
            "model_attrs" => {
                for inner in report.keep(entry.list(site)).unwrap_or_default() {
                    if inner.key == "schema" {
                        self.said.extend(report.keep(inner.list(site)).unwrap_or_default());
                    }
                }
            }
            known if KEYS.contains(&known) => {}
            unknown => {
                let message = format!("SeaORM does not know the key `{unknown}`");
                let mut diagnostic =
                    Diagnostic::warning("ignored-key", site.place(entry.span), message);
                if let Some(help) = did_you_mean(unknown, KEYS.iter().copied()) {
                    diagnostic = diagnostic.help(help);
                }
                report.push(diagnostic);
            }
        }
    }
}

/// Reads one scalar field.
fn scalar(
    item: &syn::Field,
    rename_all: Option<Style>,
    draft: &mut Draft,
    key: &mut Key,
    types: &Types<'_>,
    site: &Site,
    report: &mut Report,
) {
    let Some(ident) = &item.ident else { return };
    let said = field::said(&item.attrs, site, report);
    let (variant, name) = names(&attributes::plain(ident), rename_all, &said);
    key.explicit = said.auto_increment.or(key.explicit);
    if said.ignore {
        return draft.ignored.push(name::clip(&name).to_owned());
    }
    let nullable = said.nullable || types::option(&item.ty).is_some();
    let inner = types::option(&item.ty).unwrap_or(&item.ty);
    if said.primary_key && key.explicit.is_none() {
        let text = types::text(inner);
        key.never |= ["String", "Uuid"].iter().any(|suffix| text.ends_with(suffix));
    }
    let ty = match &said.column_type {
        Some(literal) => column_type::literal(literal, site, types)
            .map(stated::Type::Exact)
            .map_err(Unknown::ColumnType),
        None => types.of(inner, site),
    };
    let ty = ty.unwrap_or_else(|unknown| {
        let span = syn::spanned::Spanned::span(&item.ty);
        draft::unknown_type(&unknown, &ident.to_string(), span, site, report);
        draft::no_type()
    });
    if !nullable && said.column_type.is_none() {
        hidden_option(&item.ty, site, report);
    }
    let mut field = Field::new(variant, &name, ty, site.place(ident.span()));
    if said.primary_key {
        draft.key.push(field.column.name.clone());
    }
    field.column.nullable = nullable;
    said.into_field(&mut field, site, types, report);
    field::read_schema(&item.attrs, &mut field, site, report);
    draft.fields.push(field);
}

/// The variant of `Column` and the name of the column of a field.
fn names(field: &str, rename_all: Option<Style>, said: &Said) -> (String, String) {
    let upper = field.to_upper_camel_case();
    let mut variant = said.enum_name.clone().unwrap_or_else(|| upper.clone());
    if variant == "Self" {
        variant.push('_');
    }
    let name = match (&said.column_name, rename_all) {
        (Some(name), _) => name.clone(),
        (None, Some(convert)) => convert(&upper),
        // SeaORM names a column after its variant, and keeps the field's name only where the two differ.
        (None, None) if field != upper.to_snake_case() => field.to_snake_case(),
        (None, None) => variant.to_snake_case(),
    };
    (variant, name)
}

/// `std::option::Option` is no `Option` to SeaORM, which compares text.
fn hidden_option(ty: &Type, site: &Site, report: &mut Report) {
    let Type::Path(path) = ty else { return };
    let hidden = path.path.segments.len() > 1
        && path.path.segments.last().is_some_and(|segment| segment.ident == "Option");
    if hidden {
        let place = site.place(syn::spanned::Spanned::span(ty));
        let message = "SeaORM sees no `Option` in a longer path: the column is `NOT NULL`";
        let help = "write `Option<…>`, or add `#[sea_orm(nullable)]`";
        report.push(Diagnostic::warning("hidden-option", place, message).help(help));
    }
}

fn report_schema_on_relation(attrs: &[Attribute], site: &Site, report: &mut Report) {
    for entry in report.keep(attributes::all(attrs, "schema", site)).unwrap_or_default() {
        keys::known(&entry, &[], site, report);
    }
}

/// Whether the key counts by itself.
#[derive(Default)]
struct Key {
    /// What the last `auto_increment` of any field says.
    explicit: Option<bool>,
    /// Whether the key is of a type that never counts.
    never: bool,
}

impl Key {
    fn settle(&self, draft: &mut Draft, report: &mut Report) {
        let site = draft.site.clone();
        let [name] = &draft.key[..] else {
            if draft.key.is_empty() {
                let place = site.place(draft.span);
                let message = format!("the entity of `{}` has no primary key", draft.table.name);
                let help = "SeaORM wants one: mark its fields with `#[sea_orm(primary_key)]`";
                report.push(Diagnostic::error("no-primary-key", place, message).help(help));
            }
            return;
        };
        let key = draft.fields.iter_mut().find(|field| field.column.name == *name);
        if let Some(key) = key.filter(|key| key.column.auto_increment.is_none()) {
            let counts = is_integer(key.column.ty.column_type());
            key.column.auto_increment = match (self.explicit, self.never, counts) {
                (Some(false), ..) => Some(AutoIncrement::Unwanted),
                (Some(true), _, true) => Some(AutoIncrement::Wanted),
                (Some(true), _, false) => {
                    let message = format!("`{}` cannot count: it is no integer", key.column.name);
                    let place = key.column.place.clone();
                    report.push(Diagnostic::error("auto-increment", place, message));
                    None
                }
                (None, false, true) => Some(AutoIncrement::Implied),
                (None, ..) => None,
            };
        }
    }
}

/// Whether Postgres has identities and serials of the type.
pub(super) fn is_integer(ty: &ColumnType) -> bool {
    ["smallint", "integer", "bigint"].iter().any(|name| ty.is_builtin(name))
}
