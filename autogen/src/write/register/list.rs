//! Finds the list of migrations in a parsed `lib.rs`.

use std::ops::Range;

use syn::{
    Block, Expr, File, ImplItem, Item, ItemImpl, Macro, Path, Stmt, Token, parse::Parser,
    punctuated::Punctuated, spanned::Spanned,
};

use super::Reason;

/// What a `lib.rs` contains. All places are byte offsets.
pub(super) struct List {
    items: Vec<Item>,
    pub entries: Vec<Entry>,
    pub place: Container,
    /// The offset of `items` from the start of the text.
    shift: usize,
}

/// What contains the entries.
pub(super) enum Container {
    /// Between the brackets of a `vec![…]`.
    Vec(Range<usize>),
    /// `Vec::new()` as a whole.
    New(Range<usize>),
}

pub(super) struct Entry {
    pub place: Range<usize>,
    /// The place after its comma, if there is one.
    pub comma: Option<usize>,
    pub module: Option<String>,
}

/// An item beside which a declaration can be inserted.
pub(super) struct Neighbour {
    pub place: Range<usize>,
    pub is_public: bool,
}

pub(super) fn read(text: &str) -> Result<List, Reason> {
    // The parser does not count a byte order mark.
    let source = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shift = text.len() - source.len();
    let File { items, shebang, .. } =
        syn::parse_file(source).map_err(|error| Reason::Syntax(error.to_string()))?;
    if shebang.is_some() {
        return Err(Reason::Layout);
    }
    let body = body(&items)?;
    let tail = tail(body).ok_or(Reason::Built)?;
    let (place, entries) = place(tail, shift).ok_or(Reason::Built)?;
    Ok(List { items, entries, place, shift })
}

impl List {
    pub(super) fn modules(&self) -> impl Iterator<Item = String> {
        self.entries.iter().filter_map(|entry| entry.module.clone())
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn declares(&self, module: &str) -> bool {
        self.items.iter().any(|item| matches!(item, Item::Mod(item) if item.ident == module))
    }

    /// The last `mod m20260101_120000_…;`.
    pub(super) fn last_migration(&self) -> Option<Neighbour> {
        self.last_module(is_migration)
    }

    /// The last `mod …;` of any name.
    pub(super) fn last_declaration(&self) -> Option<Neighbour> {
        self.last_module(|_| true)
    }

    fn last_module(&self, wanted: impl Fn(&str) -> bool) -> Option<Neighbour> {
        self.items.iter().rev().find_map(|item| match item {
            Item::Mod(module) if module.content.is_none() && wanted(&module.ident.to_string()) => {
                Some(Neighbour {
                    place: self.place_of(item),
                    is_public: matches!(module.vis, syn::Visibility::Public(_)),
                })
            }
            _ => None,
        })
    }

    /// The last `use` at the start of the file.
    pub(super) fn last_use(&self) -> Option<Range<usize>> {
        let uses = self
            .items
            .iter()
            .take_while(|item| matches!(item, Item::Use(_) | Item::ExternCrate(_)));
        uses.last().map(|item| self.place_of(item))
    }

    pub(super) fn first_item(&self) -> usize {
        self.items.first().map_or(0, |item| self.place_of(item).start)
    }

    fn place_of(&self, node: &impl Spanned) -> Range<usize> {
        shifted(node, self.shift)
    }
}

fn shifted(node: &impl Spanned, shift: usize) -> Range<usize> {
    let Range { start, end } = node.span().byte_range();
    start + shift..end + shift
}

/// `m20260101_120000_…`.
fn is_migration(name: &str) -> bool {
    let digits =
        |text: &str, count| text.len() == count && text.chars().all(|c| c.is_ascii_digit());
    let mut parts = name.strip_prefix('m').unwrap_or_default().splitn(3, '_');
    let (date, time) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    digits(date, 8) && digits(time, 6) && parts.next().is_some()
}

/// The body of `fn migrations`.
fn body(items: &[Item]) -> Result<&Block, Reason> {
    let mut migrators = items.iter().filter_map(migrator);
    let migrator = migrators.next().ok_or(Reason::NoMigrator)?;
    if migrators.next().is_some() {
        return Err(Reason::SeveralMigrators);
    }
    let function = migrator.items.iter().find_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == "migrations" => Some(&function.block),
        _ => None,
    });
    function.ok_or(Reason::NoFunction)
}

fn migrator(item: &Item) -> Option<&ItemImpl> {
    let Item::Impl(item) = item else { return None };
    let (path, _) = item.trait_.as_ref()?;
    let name = &path.segments.last()?.ident;
    (name == "MigratorTrait" || name == "MigratorTraitSelf").then_some(item)
}

#[derive(Clone, Copy)]
enum Tail<'a> {
    Macro(&'a Macro),
    Expr(&'a Expr),
}

/// The result of a block with a single expression.
fn tail(block: &Block) -> Option<Tail<'_>> {
    match block.stmts.as_slice() {
        [Stmt::Expr(Expr::Macro(it), None)] => Some(Tail::Macro(&it.mac)),
        [Stmt::Expr(it, None)] => Some(Tail::Expr(it)),
        [Stmt::Macro(it)] if it.semi_token.is_none() => Some(Tail::Macro(&it.mac)),
        _ => None,
    }
}

fn place(tail: Tail, shift: usize) -> Option<(Container, Vec<Entry>)> {
    match tail {
        Tail::Expr(it) => {
            let Expr::Call(call) = it else { return None };
            let is_new =
                matches!(&*call.func, Expr::Path(it) if ends_with(&it.path, ["Vec", "new"]));
            (is_new && call.args.is_empty())
                .then(|| (Container::New(shifted(it, shift)), Vec::new()))
        }
        Tail::Macro(it) => {
            if it.path.segments.last()?.ident != "vec" {
                return None;
            }
            let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
            let parsed = parser.parse2(it.tokens.clone()).ok()?;
            let delimiter = it.delimiter.span();
            let open = shifted(&delimiter.open(), shift).end;
            let close = shifted(&delimiter.close(), shift).start;
            let entries = parsed.into_pairs().map(|pair| {
                let (value, comma) = pair.into_tuple();
                Entry {
                    place: shifted(&value, shift),
                    comma: comma.map(|comma| shifted(&comma, shift).end),
                    module: module(&value),
                }
            });
            Some((Container::Vec(open..close), entries.collect()))
        }
    }
}

fn ends_with(path: &Path, names: [&str; 2]) -> bool {
    let mut segments = path.segments.iter().rev();
    names.iter().rev().all(|name| segments.next().is_some_and(|segment| segment.ident == *name))
}

/// The module of `Box::new(module::Migration)`, or of a similar expression.
fn module(entry: &Expr) -> Option<String> {
    let path = match entry {
        Expr::Cast(it) => return module(&it.expr),
        Expr::Call(call) => match &*call.func {
            Expr::Path(it) if ends_with(&it.path, ["Box", "new"]) => {
                return module(call.args.first()?);
            }
            Expr::Path(it) => &it.path,
            _ => return None,
        },
        Expr::Path(it) => &it.path,
        Expr::Struct(it) => &it.path,
        _ => return None,
    };
    let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let dated = names.iter().rev().find(|name| is_migration(name));
    let before = names.iter().position(|name| name == "Migration").and_then(|at| at.checked_sub(1));
    dated.or_else(|| names.get(before?)).cloned()
}
