//! The source of one entity, and everything that it gets.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Span;
use syn::{
    Attribute, Field, Fields as RustFields, Item as RustItem, ItemEnum, ItemStruct,
    spanned::Spanned,
};

use super::source::Source;
use crate::{
    adopt::{attribute::Item, context::Fields, names::Taken},
    schema::stated,
};

/// How an entity is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Format {
    /// With relations as fields.
    Dense,
    /// With relations in an enum.
    Compact,
    /// With columns in an enum: its derives and impls spell everything out.
    Expanded,
}

/// The source of one entity.
#[derive(Debug)]
pub(super) struct Entity<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) said: &'a stated::Table,
    pub(super) items: &'a [RustItem],
    pub(super) model: &'a ItemStruct,
    pub(super) format: Format,
    /// Whether it has a file to itself, so that others can name its module.
    pub(super) is_file: bool,
}

/// What one entity gets, before it is written.
#[derive(Debug, Default)]
pub(super) struct Additions {
    pub(super) sea_orm: Vec<Item>,
    pub(super) autogen: Vec<Item>,
    /// By column: for `#[sea_orm(…)]`, and for `#[autogen(…)]`.
    pub(super) columns: BTreeMap<String, (Vec<Item>, Vec<Item>)>,
    /// The text of further columns.
    pub(super) fields: String,
    /// The columns without a field.
    pub(super) left_out: Vec<String>,
    /// The text of further relations.
    pub(super) relations: String,
    /// By columns: what `foreign_key(…)` says of the key.
    pub(super) foreign_keys: BTreeMap<Vec<String>, Vec<Item>>,
    pub(super) primary_key: Vec<Item>,
    /// The source of further enums.
    pub(super) enums: String,
    /// The names of further relations.
    pub(super) taken: Vec<String>,
    /// The features of SeaORM that they need.
    pub(super) features: BTreeSet<&'static str>,
}

impl<'a> Entity<'a> {
    pub(super) fn find(source: &'a Source<'a>, said: &'a stated::Table) -> Option<Self> {
        let (items, is_file) = source.module(&said.place)?;
        let model = items.iter().find_map(|it| match it {
            RustItem::Struct(it) if it.ident == "Model" => Some(it),
            _ => None,
        })?;
        let is_dense = model.attrs.iter().any(|it| {
            let path = it.path();
            path.segments.len() > 1 && path.segments.last().is_some_and(|it| it.ident == "model")
        });
        let format = match (is_dense, derives(&model.attrs, "DeriveEntityModel")) {
            (true, _) => Format::Dense,
            (false, true) => Format::Compact,
            (false, false) => Format::Expanded,
        };
        Some(Self { source, said, items, model, format, is_file })
    }

    pub(super) fn members(&self) -> impl DoubleEndedIterator<Item = (&'a Field, Option<Span>)> {
        let fields = match &self.model.fields {
            RustFields::Named(fields) => Some(fields.named.pairs()),
            RustFields::Unnamed(_) | RustFields::Unit => None,
        };
        let pairs: Vec<_> = fields.into_iter().flatten().collect();
        pairs.into_iter().map(|it| {
            let (field, comma) = it.into_tuple();
            (field, comma.map(Spanned::span))
        })
    }

    /// The field of a column.
    pub(super) fn field(&self, column: &str) -> Option<&'a Field> {
        let place = &self.said.column(column)?.place;
        let is_it =
            |it: &Field| it.ident.as_ref().is_some_and(|it| self.source.is_at(it.span(), place));
        self.members().map(|(it, _)| it).find(|it| is_it(it))
    }

    /// The fields of its columns, and all names that are taken in it.
    pub(super) fn fields(&self) -> Fields {
        let mut taken = Taken::default();
        for (field, _) in self.members() {
            if let Some(ident) = &field.ident {
                taken.first(&[plain(&ident.to_string())]);
            }
        }
        let of = self.said.columns.iter().filter_map(|it| {
            let ident = self.field(&it.name)?.ident.as_ref()?;
            Some((it.name.clone(), plain(&ident.to_string())))
        });
        Fields { of: of.collect(), taken }
    }

    /// Whether a field's name is not the column's because of the whole struct.
    pub(super) fn has_style(&self) -> bool {
        let attributes = self.model.attrs.iter().filter(|it| it.path().is_ident("sea_orm"));
        attributes.into_iter().any(|it| self.text(it.span()).contains("rename_all"))
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.source.text.get(self.source.range(span)).unwrap_or_default()
    }

    /// The enum of its relations, in the compact format.
    pub(super) fn relations(&self) -> Option<&'a ItemEnum> {
        self.items.iter().find_map(|it| match it {
            RustItem::Enum(it) if derives(&it.attrs, "DeriveRelation") => Some(it),
            _ => None,
        })
    }

    /// Where an attribute of the struct is inserted.
    pub(super) fn header(&self) -> usize {
        match &self.model.vis {
            syn::Visibility::Inherited => self.source.range(self.model.struct_token.span()).start,
            vis => self.source.range(vis.span()).start,
        }
    }
}

/// Whether a trait of that name is derived.
pub(super) fn derives(attributes: &[Attribute], name: &str) -> bool {
    let derives = attributes.iter().filter(|it| it.path().is_ident("derive"));
    derives.into_iter().any(|it| {
        let syn::Meta::List(list) = &it.meta else { return false };
        list.tokens
            .clone()
            .into_iter()
            .any(|it| matches!(it, proc_macro2::TokenTree::Ident(it) if it == name))
    })
}

/// A name without `r#`.
fn plain(ident: &str) -> String {
    ident.trim_start_matches("r#").to_owned()
}
