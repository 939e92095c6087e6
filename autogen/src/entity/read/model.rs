//! The compact and dense formats: `DeriveEntityModel` on a struct called `Model`.

use heck::{ToSnakeCase, ToUpperCamelCase};
use syn::{Attribute, Fields, Item, ItemStruct, Type, spanned::Spanned};

use crate::{
    entity::{
        mean::{
            column_type,
            draft::{self, Draft, Field, Relation},
            expanded,
            scope::Name,
            types::{self, Types, Unknown},
        },
        place::{Report, Site, Spot},
    },
    schema::{
        ColumnType, Qualified,
        diagnostic::Diagnostic,
        name,
        stated::{self, AutoIncrement},
    },
};

use super::{
    active_enum,
    attributes::{self, Entry, Text},
    case::Style,
    field::{self, DefaultValue, Said},
    keys,
    nearest::did_you_mean,
    relation,
};

/// A model as its own file tells it: all but what a type is, or a constant. Nothing of the parsed file is kept.
#[derive(Debug)]
pub(crate) struct Model {
    header: Header,
    /// Where its name stands.
    span: Spot,
    said: Vec<Entry>,
    scalars: Vec<Scalar>,
    ignored: Vec<String>,
    relations: Vec<Relation>,
    key: Key,
    /// What is wrong in the header.
    first: Report,
    /// What is wrong in the rest, for whoever sees a table in it.
    then: Report,
}

/// A scalar field.
#[derive(Debug)]
struct Scalar {
    /// As SeaORM shows it.
    ident: String,
    field: Field,
    primary_key: bool,
    ty: Written,
    /// Where its Rust type stands.
    span: Spot,
    hidden_option: bool,
    /// Most fields have no default.
    default_value: Option<Box<DefaultValue>>,
    default_expr: Option<Box<Text>>,
}

/// What says the type of a column.
#[derive(Debug)]
enum Written {
    ColumnType(Text),
    Rust(String),
}

/// Reads a model; `None`, with a diagnostic, for what is none. `items` are those around it.
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
        report.push(Diagnostic::error("not-a-model", place, message));
        return None;
    }
    let mut model = Model {
        header: Header::default(),
        span: item.ident.span().into(),
        said: Vec::new(),
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
    model.said = first.keep(attributes::all(&item.attrs, "schema", site)).unwrap_or_default();
    model.said.append(&mut model.header.said);
    let Fields::Named(fields) = &item.fields else { return Some(model) };
    model.scalars.reserve_exact(fields.named.len());
    for field in &fields.named {
        if relation::is_compound(&field.ty) {
            model.relations.extend(relation::dense(field, site, &mut model.then));
            report_schema_on_relation(&field.attrs, site, &mut model.then);
            continue;
        }
        model.scalar(field, site);
    }
    let declared = relation::declared(items, "Relation", site, &mut model.then);
    model.relations.extend(declared);
    Some(model)
}

impl Model {
    /// Whether the table is said here, and not in an `Entity` written by hand.
    pub(crate) fn has_table(&self) -> bool {
        self.header.table.is_some()
    }

    /// The entity that a model declares; `None`, with a diagnostic, where it has no table that can be known.
    pub(crate) fn draft(
        mut self,
        items: &[Item],
        site: &Site,
        types: &Types<'_>,
        report: &mut Report,
    ) -> Option<Draft> {
        report.diagnostics.append(&mut self.first.diagnostics);
        let span = self.header.table.as_ref().map_or(self.span, |table| table.spot);
        let (table, schema, comment) = match self.header.table {
            Some(table) => (table.value, self.header.schema, self.header.comment),
            None => expanded::entity_name(items, "Entity", self.span, site, types, report)?,
        };
        let schema = schema.unwrap_or_else(|| types.default_schema.to_owned());
        let mut draft = Draft {
            site: site.clone(),
            entity: Name::new(&site.module, "Entity"),
            column: Name::new(&site.module, "Column"),
            table: Qualified::new(schema, name::clip(&table)),
            comment,
            fields: Vec::new(),
            ignored: self.ignored,
            key: Vec::new(),
            relations: self.relations,
            said: self.said,
            span,
        };
        report.diagnostics.append(&mut self.then.diagnostics);
        draft.fields.reserve_exact(self.scalars.len());
        for scalar in self.scalars {
            if scalar.primary_key {
                draft.key.push(scalar.field.column.name.clone());
            }
            draft.fields.push(scalar.field(site, types, report));
        }
        self.key.settle(&mut draft, report);
        Some(draft)
    }

    /// Reads one scalar field.
    fn scalar(&mut self, item: &syn::Field, site: &Site) {
        let Some(ident) = &item.ident else { return };
        let report = &mut self.then;
        let mut said = field::said(&item.attrs, site, report);
        let (variant, name) = names(&attributes::plain(ident), self.header.rename_all, &said);
        self.key.explicit = said.auto_increment.or(self.key.explicit);
        if said.ignore {
            return self.ignored.push(name::clip(&name).to_owned());
        }
        let nullable = said.nullable || types::option(&item.ty).is_some();
        let inner = types::option(&item.ty).unwrap_or(&item.ty);
        let text = types::written(inner);
        if said.primary_key && self.key.explicit.is_none() {
            self.key.never |= ["String", "Uuid"].iter().any(|suffix| text.ends_with(suffix));
        }
        let hidden_option = !nullable && said.column_type.is_none() && hides_option(&item.ty);
        let mut field = Field::new(variant, &name, draft::no_type(), site.place(ident.span()));
        field.column.nullable = nullable;
        said.put(&mut field, site, report);
        field::read_schema(&item.attrs, &mut field, site, report);
        self.scalars.push(Scalar {
            ident: ident.to_string(),
            field,
            primary_key: said.primary_key,
            ty: said.column_type.take().map_or(Written::Rust(text), Written::ColumnType),
            span: item.ty.span().into(),
            hidden_option,
            default_value: said.default_value.map(Box::new),
            default_expr: said.default_expr.map(Box::new),
        });
    }
}

impl Scalar {
    /// The field, with what it takes the rest of the program to know.
    fn field(self, site: &Site, types: &Types<'_>, report: &mut Report) -> Field {
        let ty = match &self.ty {
            Written::ColumnType(text) => column_type::literal(text, site, types)
                .map(stated::Type::exact)
                .map_err(Unknown::ColumnType),
            Written::Rust(text) => types.of_text(text, site),
        };
        let mut field = self.field;
        field.column.ty = ty.unwrap_or_else(|unknown| {
            draft::unknown_type(&unknown, &self.ident, self.span, site, report);
            draft::no_type()
        });
        if self.hidden_option {
            let place = site.place(self.span);
            let message = "SeaORM sees no `Option` in a longer path: the column is `NOT NULL`";
            let help = "write `Option<…>`, or add `#[sea_orm(nullable)]`";
            report.push(Diagnostic::warning("hidden-option", place, message).help(help));
        }
        let mut default = self.default_value.and_then(|value| value.of(&field, site, report));
        if let Some(text) = &self.default_expr {
            default = field::default_expr(text, &field, site, types, report);
        }
        // What `extra` and `#[schema(default = …)]` say counts before it.
        field.column.default = field.column.default.or(default);
        field
    }
}

/// What `#[sea_orm(…)]` says on the struct.
#[derive(Debug, Default)]
struct Header {
    table: Option<Text>,
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
                self.table = report.keep(entry.literal(site)).or(self.table.take());
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
        // SeaORM names a column after its variant, and keeps the field's name only where the two differ: for nearly all
        // fields both come to the same, and that is seen at once.
        (None, None) if said.enum_name.is_none() && is_words(field) => field.to_owned(),
        (None, None) if field != upper.to_snake_case() => field.to_snake_case(),
        (None, None) => variant.to_snake_case(),
    };
    (variant, name)
}

/// Whether the name is words of small letters, as `parent_id` is, which snake case leaves as they are.
fn is_words(name: &str) -> bool {
    name.split('_').all(|word| !word.is_empty() && word.bytes().all(|it| it.is_ascii_lowercase()))
}

/// `std::option::Option` is no `Option` to SeaORM, which compares text.
fn hides_option(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.len() > 1
        && path.path.segments.last().is_some_and(|segment| segment.ident == "Option")
}

fn report_schema_on_relation(attrs: &[Attribute], site: &Site, report: &mut Report) {
    for entry in report.keep(attributes::all(attrs, "schema", site)).unwrap_or_default() {
        keys::known(&entry, &[], site, report);
    }
}

/// Whether the key counts by itself.
#[derive(Debug, Default)]
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
pub(crate) fn is_integer(ty: &ColumnType) -> bool {
    ["smallint", "integer", "bigint"].iter().any(|name| ty.is_builtin(name))
}
