//! The compact and dense formats: `DeriveEntityModel` on a struct called `Model`.

use heck::{ToSnakeCase, ToUpperCamelCase};
use syn::{Attribute, Fields, Item, ItemStruct, Type, spanned::Spanned};

use crate::{
    entity::{
        path,
        place::{Report, Site, Spot},
    },
    schema::{diagnostic::Diagnostic, name},
};

use super::{
    attributes::{self, Entry, Text},
    case::Style,
    default::DefaultValue,
    field::{self, Field, SeaOrm},
    keys,
    nearest::did_you_mean,
    relation::{self, Relation},
    rust_type,
};

/// A model as its own file states it: everything except the meaning of types and constants. No syntax tree is kept.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) header: Header,
    /// The place of its name.
    pub(crate) span: Spot,
    pub(crate) scalars: Vec<Scalar>,
    pub(crate) ignored: Vec<String>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) key: Key,
    /// Errors in the header.
    pub(crate) first: Report,
    /// Errors in the rest, for callers that find a table in it.
    pub(crate) then: Report,
}

/// A scalar field.
#[derive(Debug)]
pub(crate) struct Scalar {
    /// As SeaORM exposes it.
    pub(crate) ident: String,
    /// The column, without its type.
    pub(crate) field: Field,
    pub(crate) primary_key: bool,
    pub(crate) ty: Written,
    /// The place of its Rust type.
    pub(crate) span: Spot,
    pub(crate) hidden_option: bool,
    /// Most fields have no default.
    pub(crate) default_value: Option<Box<DefaultValue>>,
    pub(crate) default_expr: Option<Box<Text>>,
}

/// The source of a column's type.
#[derive(Debug)]
pub(crate) enum Written {
    ColumnType(Text),
    Rust(String),
}

/// Reads a model; `None`, with a diagnostic, if it is not one. `items` are the surrounding items.
pub(crate) fn read(
    item: &ItemStruct,
    items: &[Item],
    site: &Site,
    report: &mut Report,
) -> Option<Model> {
    if item.ident != "Model" {
        let place = site.place(item.ident.span());
        let message =
            format!("`DeriveEntityModel` wants a struct called `Model`, not `{}`", item.ident);
        let diagnostic = Diagnostic::error("not-a-model", place, message)
            .help("call it `Model`, in a module of its own");
        report.push(diagnostic);
        return None;
    }
    let mut model = Model {
        header: Header::default(),
        span: item.ident.span().into(),
        scalars: Vec::new(),
        ignored: Vec::new(),
        relations: Vec::new(),
        key: Key::default(),
        first: Report::default(),
        then: Report::default(),
    };
    let first = &mut model.first;
    for entry in first.keep(attributes::all(&item.attrs, "sea_orm", site)).unwrap_or_default() {
        model.header.read(&entry, site, first);
    }
    let mut own = first.keep(attributes::all(&item.attrs, "autogen", site)).unwrap_or_default();
    own.append(&mut model.header.autogen_keys);
    model.header.autogen_keys = own;
    let members = item.fields.iter().map(|field| &field.attrs);
    attributes::require_derive(&item.attrs, members, site, first);
    let Fields::Named(fields) = &item.fields else { return Some(model) };
    model.scalars.reserve_exact(fields.named.len());
    for field in &fields.named {
        let is_former = !relation::is_compound(&field.ty) && relation::is_former(field, site);
        if is_former {
            relation::report_former(field, site, &mut model.then);
        }
        if is_former || relation::is_compound(&field.ty) {
            model.relations.extend(relation::dense(field, site, &mut model.then));
            report_autogen_on_relation(&field.attrs, site, &mut model.then);
            continue;
        }
        model.scalar(field, site);
    }
    let declared = relation::declared(items, "Relation", site, &mut model.then);
    model.relations.extend(declared);
    Some(model)
}

impl Model {
    /// Whether the table is stated here, and not in a hand-written `Entity`.
    pub(crate) fn has_table(&self) -> bool {
        self.header.table.is_some()
    }

    /// Reads one scalar field.
    fn scalar(&mut self, item: &syn::Field, site: &Site) {
        let Some(ident) = &item.ident else { return };
        let report = &mut self.then;
        let mut sea_orm = field::read_sea_orm(&item.attrs, site, report);
        let (variant, name) = names(&path::plain(ident), self.header.rename_all, &sea_orm);
        self.key.explicit = sea_orm.auto_increment.or(self.key.explicit);
        if sea_orm.ignore {
            return self.ignored.push(name::clip(&name).to_owned());
        }
        let nullable = sea_orm.nullable || rust_type::option(&item.ty).is_some();
        let inner = rust_type::option(&item.ty).unwrap_or(&item.ty);
        let text = rust_type::written(inner);
        if sea_orm.primary_key && self.key.explicit.is_none() {
            self.key.never |= ["String", "Uuid"].iter().any(|suffix| text.ends_with(suffix));
        }
        let hidden_option = !nullable && sea_orm.column_type.is_none() && hides_option(&item.ty);
        let mut field = Field::new(variant, &name, field::no_type(), site.place(ident.span()));
        field.column.nullable = nullable;
        sea_orm.put(&mut field, site, report);
        field::read_autogen(&item.attrs, &mut field, site, report);
        self.scalars.push(Scalar {
            ident: ident.to_string(),
            field,
            primary_key: sea_orm.primary_key,
            ty: sea_orm.column_type.take().map_or(Written::Rust(text), Written::ColumnType),
            span: item.ty.span().into(),
            hidden_option,
            default_value: sea_orm.default_value.map(Box::new),
            default_expr: sea_orm.default_expr.map(Box::new),
        });
    }
}

/// The attributes of the struct.
#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) table: Option<Text>,
    pub(crate) schema: Option<String>,
    pub(crate) comment: Option<String>,
    rename_all: Option<Style>,
    /// The keys of `#[autogen(…)]`.
    pub(crate) autogen_keys: Vec<Entry>,
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
                self.table = report.keep(entry.literal(site)).or(self.table.take());
            }
            "schema_name" => self.schema = report.keep(entry.text(site)),
            "comment" => {
                self.comment = report.keep(entry.text(site)).filter(keys::says_something);
            }
            "rename_all" => self.rename_all = report.keep(keys::style(entry, site)),
            // In the dense format, `model_attrs(autogen(…))` applies to `Model` alone.
            "model_attrs" => {
                for inner in report.keep(entry.list(site)).unwrap_or_default() {
                    if inner.key == "autogen" {
                        self.autogen_keys.extend(report.keep(inner.list(site)).unwrap_or_default());
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

/// The column of a field that does not name one.
pub(crate) fn column_of(field: &str) -> String {
    names(field, None, &SeaOrm::default()).1
}

/// The variant of `Column` and the column name of a field.
fn names(field: &str, rename_all: Option<Style>, sea_orm: &SeaOrm) -> (String, String) {
    let upper = field.to_upper_camel_case();
    let mut variant = sea_orm.enum_name.clone().unwrap_or_else(|| upper.clone());
    if variant == "Self" {
        variant.push('_');
    }
    let name = match (&sea_orm.column_name, rename_all) {
        (Some(name), _) => name.clone(),
        (None, Some(convert)) => convert(&upper),
        // SeaORM names a column after its variant, and keeps the field's name only if the two differ. For nearly all
        // fields they are equal, which is quick to see.
        (None, None) if sea_orm.enum_name.is_none() && is_words(field) => field.to_owned(),
        (None, None) if field != upper.to_snake_case() => field.to_snake_case(),
        (None, None) => variant.to_snake_case(),
    };
    (variant, name)
}

/// Whether the name consists of lower-case words, such as `parent_id`, which snake case does not change.
fn is_words(name: &str) -> bool {
    name.split('_').all(|word| !word.is_empty() && word.bytes().all(|it| it.is_ascii_lowercase()))
}

/// SeaORM compares text, so `std::option::Option` is not an `Option` to it.
fn hides_option(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.len() > 1
        && path.path.segments.last().is_some_and(|segment| segment.ident == "Option")
}

fn report_autogen_on_relation(attrs: &[Attribute], site: &Site, report: &mut Report) {
    for entry in report.keep(attributes::all(attrs, "autogen", site)).unwrap_or_default() {
        keys::known(&entry, &[], site, report);
    }
}

/// Whether the key auto-increments.
#[derive(Debug, Default)]
pub(crate) struct Key {
    /// The last `auto_increment` of any field.
    pub(crate) explicit: Option<bool>,
    /// Whether the key's type never auto-increments.
    pub(crate) never: bool,
}
