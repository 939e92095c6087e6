//! An entity half read: its own columns are known, other entities and names that derive from it are not yet.

use std::sync::{Arc, LazyLock};

use crate::{
    entity::{
        place::{Report, Site, Spot},
        read::attributes::Entry,
    },
    schema::{Action, ColumnType, Qualified, diagnostic::Diagnostic, stated},
};

use super::{column_type::Unreadable, scope::Name, types::Unknown};

/// An entity, in whichever format.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) site: Site,
    /// The name of its `Entity`.
    pub(crate) entity: Name,
    /// The name of its `Column`.
    pub(crate) column: Name,
    pub(crate) table: Qualified,
    pub(crate) comment: Option<String>,
    pub(crate) fields: Vec<Field>,
    pub(crate) ignored: Vec<String>,
    /// The columns of the primary key, in key order.
    pub(crate) key: Vec<String>,
    pub(crate) relations: Vec<Relation>,
    /// The keys of `#[schema(…)]`.
    pub(crate) said: Vec<Entry>,
    pub(crate) span: Spot,
}

/// An entity whose table is read, but for foreign keys that need the other entities.
#[derive(Debug)]
pub(crate) struct Entity {
    /// What it was made of, without the fields.
    pub(crate) draft: Draft,
    /// The variants of its `Column`, in the order of the columns.
    pub(crate) variants: Vec<String>,
    pub(crate) table: Box<stated::Table>,
}

/// A column and what stands with it on the field.
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

/// A check that stands on a field.
#[derive(Debug)]
pub(crate) struct FieldCheck {
    pub(crate) name: Option<String>,
    pub(crate) value: stated::Check,
}

/// A `belongs_to` that asks for a foreign key.
#[derive(Debug)]
pub(crate) struct Relation {
    /// The path of the target's `Entity`, as written.
    pub(crate) target: Vec<String>,
    pub(crate) target_span: Spot,
    pub(crate) from: Columns,
    pub(crate) to: Columns,
    pub(crate) on_update: Option<Action>,
    pub(crate) on_delete: Option<Action>,
    pub(crate) name: Option<String>,
}

/// The columns of one side of a relation, as paths: `Column::Id`, or just the variant.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) paths: Vec<Vec<String>>,
    pub(crate) span: Spot,
}

impl Field {
    pub(crate) fn new(variant: String, name: &str, ty: stated::Type, place: stated::Place) -> Self {
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
    pub(crate) fn column_of(&self, variant: &str) -> Option<&str> {
        let at = self.variants.iter().position(|it| it == variant)?;
        Some(&self.table.columns.get(at)?.name)
    }
}

/// What stands for the type of a column that could not be read. Nothing is generated then, so it is seen by nobody.
pub(crate) fn no_type() -> stated::Type {
    static TEXT: LazyLock<Arc<ColumnType>> =
        LazyLock::new(|| Arc::new(ColumnType::builtin("text")));
    stated::Type::holds(Arc::clone(&TEXT))
}

/// Reports a type that is not known.
pub(crate) fn unknown_type(
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
pub(crate) fn unreadable_default(field: &str, span: Spot, site: &Site) -> Diagnostic {
    let message = format!("the default of `{field}` cannot be known without running it");
    Diagnostic::error("unreadable-default", site.place(span), message)
        .help("say it in SQL: `#[schema(default = \"…\")]`")
        .help("or with `Expr::cust(\"…\")`")
}
