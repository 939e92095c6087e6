//! A half-read entity: its own columns are known, but not yet other entities and names derived from them.

use crate::{
    entity::{
        path::Name,
        place::{Report, Site, Spot},
        read::{
            attributes::Entry,
            field::{Field, no_type},
            relation::Relation,
        },
    },
    schema::{
        Qualified,
        diagnostic::Diagnostic,
        stated::{self, UnknownTo},
    },
};

use super::{column_type::Unreadable, types::Unknown};

/// An entity in either format.
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
    /// The keys of `#[autogen(…)]`.
    pub(super) autogen_keys: Vec<Entry>,
    pub(super) span: Spot,
}

/// An entity whose table is read, except for foreign keys that need the other entities.
#[derive(Debug)]
pub(super) struct Entity {
    /// The draft it was made of, without the fields.
    pub(super) draft: Draft,
    /// The variants of its `Column`, in the order of the columns.
    pub(super) variants: Vec<String>,
    pub(super) table: Box<stated::Table>,
}

impl Entity {
    /// The column of a variant of `Column`.
    pub(super) fn column_of(&self, variant: &str) -> Option<&str> {
        let at = self.variants.iter().position(|it| it == variant)?;
        Some(&self.table.columns.get(at)?.name)
    }
}

/// The column of an unknown type. If nothing is known about a Rust type, the database decides; mistakes are reported.
pub(super) fn unknown_type(
    unknown: &Unknown,
    field: &str,
    span: Spot,
    site: &Site,
    report: &mut Report,
) -> stated::Type {
    let diagnostic = match unknown {
        Unknown::Type(name) => {
            let (name, place) = (name.clone(), site.place(span));
            let unknown = stated::Unknown { name, to: UnknownTo::Everybody, place };
            return stated::Type::Unknown(unknown.into());
        }
        Unknown::Setting { ty, text } => {
            let message = format!("`{text}` is no SQL type; the settings say it of `{ty}`");
            Diagnostic::error("unreadable-type", site.place(span), message)
                .help(format!("mend it in autogen.toml, under `[types]`: `\"{ty}\" = \"…\"`"))
        }
        Unknown::ColumnType(Unreadable { why, place }) => {
            let place = place.clone().unwrap_or_else(|| site.place(span));
            let (name, to) = (format!("{field} at {place}"), UnknownTo::Reader(why.clone()));
            return stated::Type::Unknown(stated::Unknown { name, to, place }.into());
        }
    };
    report.push(diagnostic);
    no_type()
}
