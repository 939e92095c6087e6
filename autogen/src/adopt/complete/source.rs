//! A source file of the user, and what is inserted into it. Nothing in it is ever replaced or removed, so comments, layout
//! and every hand-written line stay as they are.

use std::{ops::Range, path::Path};

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use syn::{Attribute, File, Item as RustItem, Meta, spanned::Spanned};

use crate::{
    adopt::attribute::{self, Item},
    schema::stated::Place,
};

/// rustfmt's width of a line.
const LINE: usize = 100;
/// How new lines are indented at first.
const INDENT: &str = "    ";

/// The text of a file, and its syntax.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) file: File,
    /// The bytes before the syntax: a byte order mark.
    skipped: usize,
}

/// Where text is inserted. Of two at the same place, the first is inserted first.
#[derive(Debug, Default)]
pub(super) struct Insertions(Vec<(usize, String)>);

impl Insertions {
    pub(super) fn add(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((at, text.into()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with them, in its own line endings.
    pub(super) fn applied(mut self, text: &str) -> String {
        self.0.sort_by_key(|(at, _)| *at);
        let is_windows = text.contains("\r\n");
        let (mut after, mut from) = (String::with_capacity(text.len() + 256), 0);
        for (at, new) in self.0 {
            after.push_str(text.get(from..at).unwrap_or_default());
            after.push_str(&if is_windows { new.replace('\n', "\r\n") } else { new });
            from = at;
        }
        after.push_str(text.get(from..).unwrap_or_default());
        after
    }
}

/// What follows an attribute of its kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Further {
    /// Several attributes count as one.
    Counts,
    /// SeaORM reads only the first one.
    Ignored,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let file = syn::parse_file(text).ok()?;
        // Places in it would be others.
        file.shebang.is_none().then_some(Self { text, file, skipped })
    }

    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        range.start + self.skipped..range.end + self.skipped
    }

    /// The byte at a place.
    pub(super) fn offset(&self, place: &Place) -> Option<usize> {
        let (line, column) =
            (usize::try_from(place.line).ok()?, usize::try_from(place.column).ok()?);
        let mut start = self.skipped;
        for _ in 1..line {
            start += self.text.get(start..)?.find('\n')? + 1;
        }
        let rest = self.text.get(start..)?;
        rest.char_indices().map(|(at, _)| start + at).nth(column.checked_sub(1)?)
    }

    pub(super) fn is_at(&self, span: Span, place: &Place) -> bool {
        self.offset(place).is_some_and(|at| self.range(span).contains(&at))
    }

    /// The items of the module of a place, and whether that is the file itself.
    pub(super) fn module(&self, place: &Place) -> Option<(&[RustItem], bool)> {
        let at = self.offset(place)?;
        let (mut items, mut is_file) = (&self.file.items[..], true);
        loop {
            let inner = items.iter().find_map(|it| match it {
                RustItem::Mod(it) if self.range(it.span()).contains(&at) => it.content.as_ref(),
                _ => None,
            });
            let Some((_, inner)) = inner else { return Some((items, is_file)) };
            (items, is_file) = (inner, false);
        }
    }

    /// The white space before a place, if nothing else is on its line.
    fn indent(&self, at: usize) -> Option<&'a str> {
        let before = self.text.get(..at)?;
        let line = &before[before.rfind('\n').map_or(self.skipped, |it| it + 1)..];
        line.trim().is_empty().then_some(line)
    }

    fn line(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |it| it + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |it| at + it);
        self.text[start..end].chars().count()
    }

    /// Inserts an attribute right before an item, after all that it has.
    pub(super) fn attribute(&self, name: &str, items: &[Item], before: usize, to: &mut Insertions) {
        if let Some(indent) = self.indent(before) {
            let text = attribute::attribute(name, items, indent.len());
            to.add(before, format!("{}{indent}", text.trim_start()));
        } else {
            let items: Vec<String> = items.iter().map(attribute::inline).collect();
            to.add(before, format!("#[{name}({})] ", items.join(", ")));
        }
    }

    /// States items in an attribute of that name: in one that is there, or else in a new one right before the item.
    pub(super) fn state(
        &self,
        name: &str,
        items: &[Item],
        (attributes, before): (&[Attribute], usize),
        further: Further,
        to: &mut Insertions,
    ) {
        if items.is_empty() {
            return;
        }
        let mut lists = attributes.iter().filter(|it| it.path().is_ident(name)).filter_map(list);
        let list = if further == Further::Ignored { lists.next() } else { lists.next_back() };
        let room = if further == Further::Ignored { usize::MAX } else { LINE };
        let is_in = list.is_some_and(|(tokens, inner)| {
            let inner = self.range(inner.open()).end..self.range(inner.close()).start;
            self.extend(tokens, inner, items, room, to)
        });
        if !is_in {
            self.attribute(name, items, before, to);
        }
    }

    /// Adds items to the list in a group.
    pub(super) fn extend_group(&self, group: &Group, items: &[Item], to: &mut Insertions) {
        let inner = self.range(group.span_open()).end..self.range(group.span_close()).start;
        self.extend(&group.stream(), inner, items, usize::MAX, to);
    }

    /// Adds items to a list between parentheses, unless its line gets longer than there is room for.
    fn extend(
        &self,
        tokens: &TokenStream,
        inner: Range<usize>,
        items: &[Item],
        room: usize,
        to: &mut Insertions,
    ) -> bool {
        let inline: Vec<String> = items.iter().map(attribute::inline).collect();
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let ([first, ..], [.., last]) = (&all[..], &all[..]) else {
            to.add(inner.start, inline.join(", "));
            return true;
        };
        let end = self.range(last.span()).end;
        let has_comma = matches!(last, TokenTree::Punct(it) if it.as_char() == ',');
        let comma = if has_comma { "," } else { "" };
        let (Some(outer), true) = (self.indent(inner.end), self.text[inner.clone()].contains('\n'))
        else {
            let added = inline.join(", ");
            let wide = self.line(inner.end) + added.chars().count() + 2;
            let is_broken = self.text[inner.clone()].contains('\n');
            if wide > room && !is_broken {
                return false;
            }
            to.add(end, format!("{} {added}{comma}", if has_comma { "" } else { "," }));
            return true;
        };
        let own = self.indent(self.range(first.span()).start).map(str::to_owned);
        let indent = own.unwrap_or_else(|| format!("{outer}    "));
        let lines: Vec<String> = items
            .iter()
            .map(|it| format!("{indent}{}", attribute::broken(it, indent.len())))
            .collect();
        if !has_comma {
            to.add(end, ",");
        }
        to.add(inner.end - outer.len(), format!("{}{comma}\n", lines.join(",\n")));
        true
    }

    /// Adds a derive that is needed for an attribute, and not there.
    pub(super) fn derive(&self, attributes: &[Attribute], to: &mut Insertions) {
        let has = |it: &Attribute| {
            list(it).is_some_and(|(tokens, _)| {
                tokens
                    .clone()
                    .into_iter()
                    .any(|it| matches!(it, TokenTree::Ident(it) if it == "Autogen"))
            })
        };
        let mut derives = attributes.iter().filter(|it| it.path().is_ident("derive"));
        if derives.clone().any(has) {
            return;
        }
        if let Some((tokens, inner)) = derives.next().and_then(list) {
            let inner = self.range(inner.open()).end..self.range(inner.close()).start;
            let item = [Item::Flag("autogen_derive::Autogen")];
            self.extend(tokens, inner, &item, usize::MAX, to);
        }
    }

    /// Adds text after an element of a list of fields or variants, which may have no comma yet. The text has whole lines.
    pub(super) fn after_element(
        &self,
        element: Span,
        comma: Option<Span>,
        text: &str,
        to: &mut Insertions,
    ) {
        let Range { start, end } = self.range(element);
        if comma.is_none() {
            to.add(end, ",");
        }
        let end = comma.map_or(end, |comma| self.range(comma).end);
        let text = match self.indent(start) {
            Some(own) if own != INDENT => reindented(text, own),
            _ => text.to_owned(),
        };
        let rest = &self.text[end..];
        let line = rest.find('\n').map_or(rest, |it| &rest[..it]);
        let is_last = line.trim().is_empty() || line.trim_start().starts_with("//");
        match rest.find('\n') {
            Some(at) if is_last => to.add(end + at + 1, text),
            _ => to.add(end, format!("\n{}", text.trim_end_matches('\n'))),
        }
    }

    /// Imports SeaORM's prelude, unless the module does.
    pub(super) fn import_prelude(&self, items: &[RustItem], to: &mut Insertions) {
        let is_prelude = |it: &RustItem| {
            let text = &self.text[self.range(it.span())];
            matches!(it, RustItem::Use(_)) && text.contains("sea_orm") && text.contains("prelude")
        };
        if items.iter().any(is_prelude) {
            return;
        }
        let Some(first) = items.first() else { return };
        let at = self.range(first.span()).start;
        let indent = self.indent(at).unwrap_or_default();
        to.add(at, format!("use sea_orm::entity::prelude::*;\n{indent}"));
    }
}

/// Lines with another indentation.
fn reindented(text: &str, own: &str) -> String {
    let line = |line: &str| {
        let rest = line.trim_start_matches(INDENT);
        let depth = (line.len() - rest.len()) / INDENT.len();
        format!("{}{rest}\n", own.repeat(depth))
    };
    text.lines().map(line).collect()
}

/// The list of an attribute, and its parentheses.
fn list(attribute: &Attribute) -> Option<(&TokenStream, proc_macro2::extra::DelimSpan)> {
    match &attribute.meta {
        Meta::List(list) => Some((&list.tokens, *list.delimiter.span())),
        Meta::Path(_) | Meta::NameValue(_) => None,
    }
}

/// The lists in the attributes of a name, with their keys: `index(…)`.
pub(super) fn nested<'a>(
    attributes: &'a [Attribute],
    name: &'a str,
) -> impl Iterator<Item = (proc_macro2::Ident, Group)> + 'a {
    let lists = attributes.iter().filter(move |it| it.path().is_ident(name)).filter_map(list);
    lists.flat_map(|(tokens, _)| {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let pairs: Vec<_> = all
            .windows(2)
            .filter_map(|pair| match pair {
                [TokenTree::Ident(key), TokenTree::Group(group)] => {
                    Some((key.clone(), group.clone()))
                }
                _ => None,
            })
            .collect();
        pairs
    })
}

/// The module of a file, if it has a file of its own beside others.
pub(super) fn module_of(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    (!["lib", "main", "mod"].contains(&stem.as_str())).then_some(stem)
}
