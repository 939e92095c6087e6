//! The keys of `#[sea_orm(…)]` and `#[autogen(…)]` on a field of a model.

use std::sync::{Arc, LazyLock};

use syn::Attribute;

use crate::{
    entity::place::{Report, Site, Spot},
    schema::{
        Collation, ColumnType, Expression, Generated, GeneratedKind, Pair,
        diagnostic::Diagnostic,
        name::clip,
        stated::{self, AutoIncrement},
    },
};

use super::{
    attributes::{self, Entry, Text},
    default::DefaultValue,
    extra, keys,
    nearest::did_you_mean,
    sequence,
};

/// A column and what the field states besides.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its variant of `Column`.
    pub(crate) variant: String,
    pub(crate) column: stated::Column,
    pub(crate) unique: bool,
    pub(crate) indexed: bool,
    pub(crate) unique_key: Option<String>,
    pub(crate) checks: Vec<FieldCheck>,
}

/// A check on a field.
#[derive(Debug)]
pub(crate) struct FieldCheck {
    pub(crate) name: Option<String>,
    pub(crate) value: stated::Check,
}

/// What `#[sea_orm(…)]` states on a field.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "they are the flags that SeaORM has")]
pub(super) struct SeaOrm {
    pub(crate) primary_key: bool,
    pub(crate) nullable: bool,
    pub(crate) unique: bool,
    pub(crate) indexed: bool,
    pub(crate) ignore: bool,
    pub(crate) auto_increment: Option<bool>,
    pub(crate) column_name: Option<String>,
    pub(crate) enum_name: Option<String>,
    pub(crate) column_type: Option<Text>,
    pub(crate) unique_key: Option<String>,
    pub(crate) comment: Option<String>,
    pub(crate) renamed_from: Option<String>,
    pub(crate) extra: Option<Text>,
    pub(crate) default_value: Option<DefaultValue>,
    pub(crate) default_expr: Option<Text>,
}

/// All keys that SeaORM reads on a scalar field.
const KEYS: &[&str] = &[
    "primary_key",
    "auto_increment",
    "column_name",
    "enum_name",
    "column_type",
    "nullable",
    "unique",
    "indexed",
    "unique_key",
    "default_value",
    "default_expr",
    "comment",
    "extra",
    "renamed_from",
    "select_as",
    "save_as",
    "ignore",
];

impl Field {
    pub(crate) fn new(variant: String, name: &str, ty: stated::Type, place: stated::Place) -> Self {
        let column = stated::Column {
            name: crate::schema::name::clip(name).to_owned(),
            ty,
            nullable: false,
            not_null: None,
            default: None,
            auto_increment: None,
            generated: None,
            collation: None,
            comment: None,
            renamed_from: None,
            fill: None,
            using: Pair::default(),
            place,
        };
        Self {
            variant,
            column,
            unique: false,
            indexed: false,
            unique_key: None,
            checks: Vec::new(),
        }
    }
}

/// The placeholder for an unreadable column type. Nothing is generated then, so nobody sees it.
pub(crate) fn no_type() -> stated::Type {
    static TEXT: LazyLock<Arc<ColumnType>> =
        LazyLock::new(|| Arc::new(ColumnType::builtin("text")));
    stated::Type::holds(Arc::clone(&TEXT))
}

/// Reads `#[sea_orm(…)]` on a field. The last of two equal keys counts, as in SeaORM.
pub(super) fn read_sea_orm(attrs: &[Attribute], site: &Site, report: &mut Report) -> SeaOrm {
    let mut sea_orm = SeaOrm::default();
    for entry in report.keep(attributes::all(attrs, "sea_orm", site)).unwrap_or_default() {
        match entry.key.as_str() {
            "primary_key" => sea_orm.primary_key = true,
            "nullable" => sea_orm.nullable = true,
            "unique" => sea_orm.unique = true,
            "indexed" => sea_orm.indexed = true,
            "ignore" => sea_orm.ignore = true,
            "auto_increment" => sea_orm.auto_increment = report.keep(keys::flag(&entry, site)),
            "column_name" => sea_orm.column_name = report.keep(entry.text(site)),
            "enum_name" => sea_orm.enum_name = report.keep(entry.text(site)),
            "column_type" => sea_orm.column_type = report.keep(entry.literal(site)),
            "unique_key" => sea_orm.unique_key = report.keep(entry.text(site)),
            "comment" => {
                sea_orm.comment = report.keep(entry.text(site)).filter(keys::says_something);
            }
            "renamed_from" => sea_orm.renamed_from = report.keep(entry.text(site)),
            "extra" => sea_orm.extra = report.keep(entry.literal(site)),
            "default_expr" => sea_orm.default_expr = report.keep(entry.literal(site)),
            "default_value" => {
                let value = entry.expr();
                let value = value.map(|expr| DefaultValue::new(&expr, entry.value_span()));
                sea_orm.default_value = value.or(sea_orm.default_value);
            }
            "select_as" | "save_as" => {}
            _ => report.push(ignored_key(&entry, site)),
        }
    }
    sea_orm
}

fn ignored_key(entry: &Entry, site: &Site) -> Diagnostic {
    let message = format!("SeaORM does not know the key `{}` and passes over it", entry.key);
    let diagnostic = Diagnostic::warning("ignored-key", site.place(entry.span), message);
    match (entry.key.as_str(), did_you_mean(&entry.key, KEYS.iter().copied())) {
        ("not_null", _) => diagnostic.help("a column is `NOT NULL` unless its type is an `Option`"),
        (_, Some(help)) => diagnostic.help(help),
        (_, None) => diagnostic,
    }
}

impl SeaOrm {
    /// Stores everything in the field except the name, the type, the key, nullability and defaults.
    pub(crate) fn put(&self, field: &mut Field, site: &Site, report: &mut Report) {
        field.unique = self.unique;
        field.indexed = self.indexed;
        field.unique_key.clone_from(&self.unique_key);
        field.column.comment.clone_from(&self.comment);
        field.column.renamed_from =
            self.renamed_from.as_deref().map(|former| clip(former).to_owned());
        if let Some(extra) = &self.extra {
            read_extra(&extra.value, extra.spot, field, site, report);
        }
    }
}

/// Stores what `extra` states in the field.
pub(crate) fn read_extra(
    text: &str,
    span: Spot,
    field: &mut Field,
    site: &Site,
    report: &mut Report,
) {
    let facets = match extra::read(text) {
        Ok(facets) => facets,
        Err(rest) => {
            let message = format!("`{rest}` in `extra` is not understood");
            let diagnostic = Diagnostic::error("unreadable-extra", site.place(span), message)
                .help("`CHECK (…)`, `COLLATE …`, `DEFAULT …` and `GENERATED …` are")
                .help("or say it beside SeaORM, with `#[autogen(…)]`");
            return report.push(diagnostic);
        }
    };
    for facet in facets {
        match facet {
            extra::Facet::Check { name, expression, no_inherit } => {
                let value = stated::Check { expression, no_inherit, validity: None };
                field.checks.push(FieldCheck { name, value });
            }
            extra::Facet::Collation(name) => {
                field.column.collation = Some(Box::new(Collation::new(name)));
            }
            extra::Facet::Generated(generated) => {
                field.column.generated = Some(Box::new(generated));
            }
            extra::Facet::Identity(identity) => {
                field.column.auto_increment = Some(AutoIncrement::Exact(Box::new(identity)));
            }
            extra::Facet::Default(expression) => field.column.default = Some(expression),
            extra::Facet::Unique => field.unique = true,
            extra::Facet::Nothing => {}
        }
    }
}

/// Stores what `#[autogen(…)]` states in the field.
pub(crate) fn read_autogen(
    attrs: &[Attribute],
    field: &mut Field,
    site: &Site,
    report: &mut Report,
) {
    const KEYS: &[&str] = &[
        "generated",
        "virtual",
        "identity",
        "not_null",
        "collate",
        "default",
        "comment",
        "renamed_from",
        "fill",
        "using",
        "using_down",
    ];
    let entries = report.keep(attributes::all(attrs, "autogen", site)).unwrap_or_default();
    let mut kind = GeneratedKind::Stored;
    let column = &mut field.column;
    for entry in &entries {
        if keys::known(entry, KEYS, site, report).is_none() {
            continue;
        }
        if entry.key == "virtual" {
            if report.keep(keys::flag(entry, site)) == Some(true) {
                kind = GeneratedKind::Virtual;
            }
            continue;
        }
        let Some(text) = report.keep(entry.text(site)) else { continue };
        match entry.key.as_str() {
            "generated" => {
                let expression = Expression::new(text.trim());
                column.generated = Some(Box::new(Generated { expression, kind }));
            }
            "identity" => match sequence::identity(&text) {
                Ok(identity) => {
                    column.auto_increment = Some(AutoIncrement::Exact(Box::new(identity)));
                }
                Err(error) => {
                    let place = site.place(entry.value_span());
                    let diagnostic = Diagnostic::error("malformed-attribute", place, error);
                    report.push(diagnostic.help(attributes::ATTRIBUTE_HELP));
                }
            },
            "collate" => column.collation = Some(Box::new(Collation::parse(&text))),
            "default" => column.default = Some(Expression::new(text.trim())),
            "fill" => column.fill = Some(Expression::new(text.trim())),
            "using" => column.using.after = Some(Expression::new(text.trim())),
            "using_down" => column.using.before = Some(Expression::new(text.trim())),
            "not_null" => column.not_null = Some(clip(&text).to_owned()),
            "comment" => column.comment = Some(text).filter(keys::says_something),
            _ => column.renamed_from = Some(clip(&text).to_owned()),
        }
    }
    if let Some(generated) = &mut column.generated
        && kind == GeneratedKind::Virtual
    {
        generated.kind = kind;
    }
}
