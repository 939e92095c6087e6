//! An entity half read: its own columns are known, other entities and names that derive from it are not yet.

use std::sync::{Arc, LazyLock};

use crate::schema::{Action, ColumnType, Qualified, diagnostic::Diagnostic, stated};

use super::{
    attributes::Entry,
    column_type::Unreadable,
    place::{Report, Site, Spot},
    scope::Name,
    types::Unknown,
};

/// An entity, in whichever format.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) site: Site,
    /// The name of its `Entity`.
    pub(super) entity: Name,
    /// The name of its `Column`.
    pub(super) column: Name,
    pub(super) table: Qualified,
    pub(super) comment: Option<String>,
    pub(super) fields: Vec<Field>,
    pub(super) ignored: Vec<String>,
    /// The columns of the primary key, in key order.
    pub(super) key: Vec<String>,
    pub(super) relations: Vec<Relation>,
    /// The keys of `#[schema(…)]`.
    pub(super) said: Vec<Entry>,
    pub(super) span: Spot,
}

/// An entity whose table is read, but for foreign keys that need the other entities.
#[derive(Debug)]
pub(super) struct Entity {
    /// What it was made of, without the fields.
    pub(super) draft: Draft,
    /// The variants of its `Column`, in the order of the columns.
    pub(super) variants: Vec<String>,
    pub(super) table: Box<stated::Table>,
}

/// A column and what stands with it on the field.
#[derive(Debug)]
pub(super) struct Field {
    /// Its variant of `Column`.
    pub(super) variant: String,
    pub(super) column: stated::Column,
    pub(super) unique: bool,
    pub(super) indexed: bool,
    pub(super) unique_key: Option<String>,
    pub(super) checks: Vec<FieldCheck>,
}

/// A check that stands on a field.
#[derive(Debug)]
pub(super) struct FieldCheck {
    pub(super) name: Option<String>,
    pub(super) value: stated::Check,
}

/// A `belongs_to` that asks for a foreign key.
#[derive(Debug)]
pub(super) struct Relation {
    /// The path of the target's `Entity`, as written.
    pub(super) target: Vec<String>,
    pub(super) target_span: Spot,
    pub(super) from: Columns,
    pub(super) to: Columns,
    pub(super) on_update: Option<Action>,
    pub(super) on_delete: Option<Action>,
    pub(super) name: Option<String>,
}

/// The columns of one side of a relation, as paths: `Column::Id`, or just the variant.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) paths: Vec<Vec<String>>,
    pub(super) span: Spot,
}

impl Field {
    pub(super) fn new(variant: String, name: &str, ty: stated::Type, place: stated::Place) -> Self {
        let column = stated::Column {
            name: crate::schema::name::clip(name).to_owned(),
            ty,
            nullable: false,
            default: None,
            auto_increment: None,
            generated: None,
            collation: None,
            comment: None,
            renamed_from: None,
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

impl Entity {
    /// The column that a variant of `Column` stands for.
    pub(super) fn column_of(&self, variant: &str) -> Option<&str> {
        let at = self.variants.iter().position(|it| it == variant)?;
        Some(&self.table.columns.get(at)?.name)
    }
}

/// What stands for the type of a column that could not be read. Nothing is generated then, so it is seen by nobody.
pub(super) fn no_type() -> stated::Type {
    static TEXT: LazyLock<Arc<ColumnType>> =
        LazyLock::new(|| Arc::new(ColumnType::builtin("text")));
    stated::Type::holds(Arc::clone(&TEXT))
}

/// Reports a type that is not known.
pub(super) fn unknown_type(
    unknown: &Unknown,
    field: &str,
    span: Spot,
    site: &Site,
    report: &mut Report,
) {
    let diagnostic = match unknown {
        Unknown::Type(ty) => {
            let message = format!("the type `{ty}` of `{field}` is not known");
            let path = ty.split('<').next().unwrap_or_default();
            let tail = path.rsplit("::").next().unwrap_or_default();
            let diagnostic = Diagnostic::error("unknown-type", site.place(span), message)
                .help("say on the field what the column is: `#[sea_orm(column_type = \"…\")]`");
            if tail == "Vec" || !tail.starts_with(char::is_alphabetic) {
                diagnostic
            } else {
                let line = format!("`\"{tail}\" = \"text\"`");
                diagnostic.help(format!(
                    "or say what the type is, in autogen.toml under `[types]`: {line}"
                ))
            }
        }
        Unknown::Setting { ty, text } => {
            let message = format!("`{text}` is no SQL type; the settings say it of `{ty}`");
            Diagnostic::error("unreadable-type", site.place(span), message)
                .help(format!("mend it in autogen.toml, under `[types]`: `\"{ty}\" = \"…\"`"))
        }
        Unknown::ColumnType(Unreadable { why, place }) => {
            let message = format!("the `column_type` of `{field}` cannot be read: {why}");
            let place = place.clone().unwrap_or_else(|| site.place(span));
            Diagnostic::error("unreadable-type", place, message).help(
                "write the type out: `column_type = \"custom(\\\"…\\\")\"` takes any SQL type",
            )
        }
    };
    report.push(diagnostic);
}

/// Reports a default that only running it can tell.
pub(super) fn unreadable_default(field: &str, span: Spot, site: &Site) -> Diagnostic {
    let message = format!("the default of `{field}` cannot be known without running it");
    Diagnostic::error("unreadable-default", site.place(span), message)
        .help("say it in SQL: `#[schema(default = \"…\")]`")
        .help("or with `Expr::cust(\"…\")`")
}
