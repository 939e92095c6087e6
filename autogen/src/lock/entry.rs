//! The entries of the lock, and what they stand for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    constraint::{CheckEntry, ForeignKeyEntry, IndexEntry, PrimaryKeyEntry, Said, UniqueEntry},
    sequence::{self, OptionsEntry, Sequences},
};
use crate::schema::{
    Collation, ColumnType, Expression, Generated, GeneratedKind, Identity, IdentityKind, Qualified,
    SharedTypes, TypeName, normalize, stated,
};

/// The schema that a type of the lock belongs to where it names none: no schema of Postgres has an empty name.
const NO_SCHEMA: &str = "";

#[derive(Clone, Default, Deserialize, Serialize)]
pub(super) struct EnumEntry {
    labels: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    renamed_from: Option<Qualified>,
    /// Former labels, by what they are called now.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    renamed_labels: BTreeMap<String, String>,
}

impl From<&stated::Enum> for EnumEntry {
    fn from(stated: &stated::Enum) -> Self {
        let stated::Enum { labels, comment, renamed_from, renamed_labels, place: _ } =
            stated.clone();
        Self { labels, comment, renamed_from, renamed_labels }
    }
}

impl From<EnumEntry> for stated::Enum {
    fn from(entry: EnumEntry) -> Self {
        let EnumEntry { labels, comment, renamed_from, renamed_labels } = entry;
        Self { labels, comment, renamed_from, renamed_labels, place: stated::Place::default() }
    }
}

/// What stands under the heading of the table itself.
#[derive(Serialize)]
pub(super) struct Own {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) renamed_from: Option<Qualified>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) comment: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) ignored: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) primary_key: Option<PrimaryKeyEntry>,
}

pub(super) type Printed = BTreeMap<Expression, BTreeSet<Expression>>;

#[derive(Default, Deserialize)]
pub(super) struct TableEntry {
    #[serde(default)]
    pub(super) renamed_from: Option<Qualified>,
    #[serde(default)]
    pub(super) comment: Option<String>,
    #[serde(default)]
    pub(super) ignored: Vec<String>,
    #[serde(default)]
    pub(super) primary_key: Option<PrimaryKeyEntry>,
    #[serde(default, rename = "column")]
    pub(super) columns: BTreeMap<String, ColumnEntry>,
    #[serde(default, rename = "unique")]
    pub(super) uniques: BTreeMap<String, UniqueEntry>,
    #[serde(default, rename = "foreign_key")]
    pub(super) foreign_keys: BTreeMap<String, ForeignKeyEntry>,
    #[serde(default, rename = "check")]
    pub(super) checks: BTreeMap<String, CheckEntry>,
    #[serde(default, rename = "exclusion")]
    pub(super) exclusions: BTreeMap<String, Named<Expression>>,
    #[serde(default, rename = "index")]
    pub(super) indexes: BTreeMap<String, IndexEntry>,
    #[serde(default)]
    pub(super) printed: Printed,
    #[serde(default, rename = "sequence")]
    pub(super) sequences: Sequences,
}

/// A value with the mark of a name that the entity states itself.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct Named<T> {
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) explicit: bool,
    pub(super) definition: T,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) comment: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

impl<T: Clone> From<&stated::Named<T>> for Named<T> {
    fn from(named: &stated::Named<T>) -> Self {
        let comment = named.comment.clone();
        Self { explicit: named.explicit, definition: named.value.clone(), comment }
    }
}

impl From<&stated::Table> for TableEntry {
    fn from(stated: &stated::Table) -> Self {
        fn entries<S, E: for<'a> From<&'a stated::Named<S>>>(
            named: &[stated::Named<S>],
        ) -> BTreeMap<String, E> {
            named.iter().map(|it| (it.name.clone(), E::from(it))).collect()
        }
        Self {
            renamed_from: stated.renamed_from.clone(),
            comment: stated.comment.clone(),
            ignored: stated.ignored.clone(),
            primary_key: stated.primary_key.as_ref().map(PrimaryKeyEntry::from),
            columns: stated
                .columns
                .iter()
                .map(|it| (it.name.clone(), ColumnEntry::from(it)))
                .collect(),
            uniques: entries(&stated.uniques),
            foreign_keys: entries(&stated.foreign_keys),
            checks: entries(&stated.checks),
            exclusions: entries(&stated.exclusions),
            indexes: entries(&stated.indexes),
            printed: stated.printed.clone(),
            sequences: sequence::entries(&stated.sequences),
        }
    }
}

impl TableEntry {
    pub(super) fn stated(self, types: &mut SharedTypes) -> Result<stated::Table, String> {
        fn named<E, S>(
            entries: BTreeMap<String, E>,
            stated: impl Fn(E) -> (Said, S),
        ) -> Vec<stated::Named<S>> {
            let one = |(name, entry)| {
                let (Said { explicit, comment }, value) = stated(entry);
                stated::Named {
                    name,
                    explicit,
                    renamed_from: None,
                    comment,
                    value,
                    place: stated::Place::default(),
                }
            };
            entries.into_iter().map(one).collect()
        }
        let mut columns = Vec::with_capacity(self.columns.len());
        for (name, entry) in self.columns {
            let mut column = entry.stated(name)?;
            types.share(&mut column.ty);
            columns.push(column);
        }
        Ok(stated::Table {
            comment: self.comment,
            columns,
            ignored: self.ignored,
            primary_key: self.primary_key.map(Into::into),
            uniques: named(self.uniques, UniqueEntry::stated),
            foreign_keys: named(self.foreign_keys, ForeignKeyEntry::stated),
            checks: named(self.checks, CheckEntry::stated),
            exclusions: named(self.exclusions, |it| {
                (Said { explicit: it.explicit, comment: it.comment }, it.definition)
            }),
            indexes: named(self.indexes, IndexEntry::stated),
            sequences: sequence::stated(self.sequences)?,
            renamed_from: self.renamed_from,
            printed: self.printed,
            place: stated::Place::default(),
        })
    }
}

#[derive(Clone, Deserialize, Serialize)]
pub(super) struct ColumnEntry {
    r#type: String,
    /// Whether the type was said exactly, and not only by the field's Rust type.
    #[serde(default, skip_serializing_if = "is_false")]
    exact: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    null: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    default: Option<Expression>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    auto_increment: Option<AutoIncrementEntry>,
    #[serde(default, skip_serializing_if = "OptionsEntry::is_empty")]
    sequence: OptionsEntry,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    generated: Option<Expression>,
    #[serde(default, skip_serializing_if = "is_false")]
    r#virtual: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    collate: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    renamed_from: Option<String>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum AutoIncrementEntry {
    Implied,
    Wanted,
    Unwanted,
    ByDefault,
    Always,
    Serial,
}

impl From<&stated::Column> for ColumnEntry {
    fn from(stated: &stated::Column) -> Self {
        Self {
            r#type: spell(stated.ty.column_type()),
            exact: matches!(stated.ty, stated::Type::Exact(_)),
            null: stated.nullable,
            default: stated.default.clone(),
            auto_increment: stated.auto_increment.as_ref().map(|it| match it {
                stated::AutoIncrement::Implied => AutoIncrementEntry::Implied,
                stated::AutoIncrement::Wanted => AutoIncrementEntry::Wanted,
                stated::AutoIncrement::Unwanted => AutoIncrementEntry::Unwanted,
                stated::AutoIncrement::Exact(identity) => match identity.kind {
                    IdentityKind::ByDefault => AutoIncrementEntry::ByDefault,
                    IdentityKind::Always => AutoIncrementEntry::Always,
                    IdentityKind::Serial => AutoIncrementEntry::Serial,
                },
            }),
            sequence: match &stated.auto_increment {
                Some(stated::AutoIncrement::Exact(identity)) => identity.options.into(),
                _ => OptionsEntry::default(),
            },
            generated: stated.generated.as_ref().map(|it| it.expression.clone()),
            r#virtual: stated
                .generated
                .as_ref()
                .is_some_and(|it| it.kind == GeneratedKind::Virtual),
            collate: stated.collation.as_ref().map(ToString::to_string),
            comment: stated.comment.clone(),
            renamed_from: stated.renamed_from.clone(),
        }
    }
}

impl ColumnEntry {
    fn stated(self, name: String) -> Result<stated::Column, String> {
        let ty = normalize::parse_type(&self.r#type, NO_SCHEMA).ok_or_else(|| {
            format!("column `{name}` has the type `{}`, which is none", self.r#type)
        })?;
        let options = self.sequence.into();
        let exact = |kind| {
            stated::AutoIncrement::Exact(Box::new(Identity { kind, options, sequence: None }))
        };
        let kind = if self.r#virtual { GeneratedKind::Virtual } else { GeneratedKind::Stored };
        Ok(stated::Column {
            name,
            ty: if self.exact { stated::Type::exact(ty) } else { stated::Type::holds(ty) },
            nullable: self.null,
            default: self.default,
            auto_increment: self.auto_increment.map(|it| match it {
                AutoIncrementEntry::Implied => stated::AutoIncrement::Implied,
                AutoIncrementEntry::Wanted => stated::AutoIncrement::Wanted,
                AutoIncrementEntry::Unwanted => stated::AutoIncrement::Unwanted,
                AutoIncrementEntry::ByDefault => exact(IdentityKind::ByDefault),
                AutoIncrementEntry::Always => exact(IdentityKind::Always),
                AutoIncrementEntry::Serial => exact(IdentityKind::Serial),
            }),
            generated: self.generated.map(|expression| Box::new(Generated { expression, kind })),
            collation: self.collate.as_deref().map(|name| Box::new(Collation::parse(name))),
            comment: self.comment,
            renamed_from: self.renamed_from,
            place: stated::Place::default(),
        })
    }
}

/// The type with its names quoted, so that it reads back as itself.
fn spell(ty: &ColumnType) -> String {
    let quote = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    ty.to_sql(|name| match name {
        TypeName::Builtin(name) | TypeName::Extension(_, name) => name.clone(),
        TypeName::Enum(name) | TypeName::Other(name) => {
            format!("{}.{}", quote(&name.schema), quote(&name.name))
        }
    })
}
