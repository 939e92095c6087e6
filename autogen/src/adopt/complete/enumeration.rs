//! Enums: labels and comments that they lack, and the enums that entities can name.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use syn::{Item as RustItem, ItemEnum, spanned::Spanned};

use super::{
    Reason,
    entity::derives,
    source::{Further, Insertions, Source, module_of},
};
use crate::{
    adopt::{
        attribute::{Item, attribute},
        context::RustEnum,
        names::{self, Taken},
    },
    schema::{Enum, Pair, Qualified, stated},
};

/// Inserts labels and the comment into an enum, or returns why that is not possible.
pub(super) fn complete(
    pair: &Pair<Enum>,
    place: &stated::Place,
    source: &Source<'_>,
    to: &mut Insertions,
) -> Option<Reason> {
    let Pair { before, after } = pair;
    let Some(it) = find(source, place) else {
        return Some("it is not written out in a file of the project".to_owned());
    };
    if let (None, Some(comment)) = (&before.comment, &after.comment) {
        let start = match &it.vis {
            syn::Visibility::Inherited => source.range(it.enum_token.span()).start,
            vis => source.range(vis.span()).start,
        };
        let items = [Item::Text("comment", comment.clone())];
        source.state("autogen", &items, (&it.attrs, start), Further::Counts, to);
        source.derive(&it.attrs, to);
    }
    let mut taken = Taken::with(&["Self"]);
    for variant in &it.variants {
        taken.first(&[names::snake(&variant.ident.to_string())]);
    }
    // Further labels, by the variant that they follow.
    let mut texts: BTreeMap<usize, String> = BTreeMap::new();
    let mut follows = 0;
    for label in &after.labels {
        if let Some(at) = before.labels.iter().position(|it| it == label) {
            follows = at + 1;
            continue;
        }
        let ident = names::joined(&taken.first(&[names::camel(label)]));
        let value = attribute("sea_orm", &[Item::Text("string_value", label.clone())], 4);
        texts.entry(follows).or_default().push_str(&format!("{value}    {ident},\n"));
    }
    let variants: Vec<_> = it.variants.pairs().collect();
    let is_known = variants.len() == before.labels.len();
    if !texts.is_empty() && !is_known {
        return Some("its variants are not its labels: add the variant by hand".to_owned());
    }
    for (follows, text) in texts {
        match follows.checked_sub(1).and_then(|it| variants.get(it)) {
            Some(pair) => {
                let comma = pair.punct().map(Spanned::span);
                source.after_element(pair.value().span(), comma, &text, to);
            }
            None => to.add(
                source.range(it.brace_token.span.open()).end,
                format!("\n{}", text.trim_end()),
            ),
        }
    }
    None
}

fn find<'a>(source: &'a Source<'_>, place: &stated::Place) -> Option<&'a ItemEnum> {
    let (items, _) = source.module(place)?;
    items.iter().find_map(|it| match it {
        RustItem::Enum(it) if source.is_at(it.ident.span(), place) => Some(it),
        _ => None,
    })
}

/// The stated enums, each as an entity in a folder can name it, if it can.
#[must_use]
pub fn rust_enums(
    said: &stated::Schema,
    texts: &BTreeMap<PathBuf, String>,
    folder: &Path,
) -> BTreeMap<Qualified, Option<RustEnum>> {
    let rust_enum = |place: &stated::Place| {
        let file = place.file.as_path();
        if file.parent() != Some(folder) {
            return None;
        }
        let module = module_of(file)?;
        let source = Source::new(texts.get(file)?)?;
        let (_, is_file) = source.module(place)?;
        let it = find(&source, place)?;
        let is_public = matches!(it.vis, syn::Visibility::Public(_));
        let path = format!("super::{module}::{}", it.ident);
        (is_file && is_public).then(|| RustEnum { path, is_eq: derives(&it.attrs, "Eq") })
    };
    said.enums.iter().map(|(name, it)| (name.clone(), rust_enum(&it.place))).collect()
}
