//! Relations that ask for a foreign key: `belongs_to` in `DeriveRelation`, on dense fields, and written by hand.

use heck::ToUpperCamelCase;
use proc_macro2::Span;
use syn::{Expr, Field, Item, ItemEnum, LitStr, Path, Type, Variant, spanned::Spanned};

use crate::{
    entity::{
        path::segments,
        place::{Report, Site, Spot},
    },
    schema::{Action, diagnostic::Diagnostic},
};

use super::{
    attributes::{self, Entry, Text},
    code::{self, Arm, bare, last, last_is},
    nearest::did_you_mean,
    rust_type,
};

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

/// Whether a field holds related models: `BelongsTo<…>`, `HasOne<…>`, `HasMany<…>`.
pub(crate) fn is_compound(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|segment| {
        ["BelongsTo", "HasOne", "HasMany"].iter().any(|name| segment.ident == name)
    })
}

/// Whether a field holds related models in the way of older SeaORM versions and of forks:
/// `Option<super::user::Entity>` with `belongs_to` or the like.
pub(crate) fn is_former(field: &Field, site: &Site) -> bool {
    let relates = |entry: &Entry| {
        ["belongs_to", "has_one", "has_many", "self_ref"].contains(&entry.key.as_str())
    };
    let says_so = || match attributes::first(&field.attrs, "sea_orm", site) {
        Ok(entries) => entries.is_some_and(|entries| entries.iter().any(relates)),
        Err(_) => false,
    };
    target(&field.ty).is_some_and(|it| it.segments.last().is_some_and(|it| it.ident == "Entity"))
        && says_so()
}

/// Reports how to write such a relation today.
pub(crate) fn report_former(field: &Field, site: &Site, report: &mut Report) {
    let Some(target) = target(&field.ty) else { return };
    let target = segments(target).join("::");
    let entries = report.keep(attributes::first(&field.attrs, "sea_orm", site)).flatten();
    let is = |key: &str| entries.iter().flatten().any(|entry| entry.key == key);
    let today = match (rust_type::option(&field.ty).is_some(), is("has_one"), is("has_many")) {
        (_, true, _) => format!("HasOne<{target}>"),
        (_, _, true) => format!("HasMany<{target}>"),
        (true, ..) => format!("BelongsTo<Option<{target}>>"),
        (false, ..) => format!("BelongsTo<{target}>"),
    };
    let message = "SeaORM does not read this as a relation; it is taken for one";
    let place = site.place(field.ty.span());
    report.push(
        Diagnostic::warning("former-relation", place, message).help(format!("write `{today}`")),
    );
}

/// The entity of a field with related models: `BelongsTo<Option<super::user::Entity>>`, or a part of that.
fn target(ty: &Type) -> Option<&Path> {
    let Type::Path(path) = ty else { return None };
    match rust_type::arguments(&path.path.segments.last()?.arguments).next() {
        Some(inner) => target(inner),
        None => Some(&path.path),
    }
}

/// The foreign key that a dense field asks for.
pub(crate) fn dense(field: &Field, site: &Site, report: &mut Report) -> Option<Relation> {
    let entries = report.keep(attributes::first(&field.attrs, "sea_orm", site))??;
    let find = |key: &str| entries.iter().find(|entry| entry.key == key);
    let has = |key: &str| find(key).is_some();
    let self_reference = has("self_ref") && !has("via");
    let declared = has("belongs_to") || (self_reference && has("from") && has("to"));
    if !declared || has("skip_fk") {
        return None;
    }
    let target = target(&field.ty)?;
    let (Some(from), Some(to)) = (find("from"), find("to")) else {
        report.push(incomplete(site, field.span()));
        return None;
    };
    Some(Relation {
        target: if self_reference { vec!["Entity".to_owned()] } else { segments(target) },
        target_span: target.span().into(),
        from: variants(from, site, report)?,
        to: variants(to, site, report)?,
        on_update: action(find("on_update"), site, report),
        on_delete: action(find("on_delete"), site, report),
        name: None,
    })
}

/// `from` and `to` of a dense field: `user_id`, `UserId`, `Column::UserId`, or several in parentheses.
fn variants(entry: &Entry, site: &Site, report: &mut Report) -> Option<Columns> {
    let mut columns = columns(entry, site, report)?;
    for path in &mut columns.paths {
        let variant = path.last()?.to_upper_camel_case();
        *path = vec![if variant == "Self" { "Self_".to_owned() } else { variant }];
    }
    Some(columns)
}

/// The foreign keys that an entity's relation enum asks for.
pub(crate) fn declared(
    items: &[Item],
    name: &str,
    site: &Site,
    report: &mut Report,
) -> Vec<Relation> {
    let relations = items.iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == name => Some(item),
        _ => None,
    });
    match relations {
        None => Vec::new(),
        Some(item) if attributes::derives(&item.attrs, "DeriveRelation") => {
            item.variants.iter().filter_map(|variant| derived(variant, site, report)).collect()
        }
        Some(item) => written(items, item, site, report),
    }
}

/// A variant under `DeriveRelation`. Only its first `#[sea_orm]` is read, as in SeaORM.
fn derived(variant: &Variant, site: &Site, report: &mut Report) -> Option<Relation> {
    let entries = report.keep(attributes::first(&variant.attrs, "sea_orm", site))??;
    let find = |key: &str| entries.iter().find(|entry| entry.key == key);
    let belongs_to = find("belongs_to")?;
    if find("skip_fk").is_some() {
        return None;
    }
    let target = report.keep(belongs_to.literal(site))?;
    let (Some(from), Some(to)) = (find("from"), find("to")) else {
        report.push(incomplete(site, variant.ident.span()));
        return None;
    };
    Some(Relation {
        target: path(&target, site, report)?,
        target_span: target.spot,
        from: columns(from, site, report)?,
        to: columns(to, site, report)?,
        on_update: action(find("on_update"), site, report),
        on_delete: action(find("on_delete"), site, report),
        name: find("fk_name").and_then(|entry| report.keep(entry.text(site))),
    })
}

fn incomplete(site: &Site, span: Span) -> Diagnostic {
    let message = "a `belongs_to` needs `from` and `to`";
    Diagnostic::error("malformed-relation", site.place(span), message)
        .help("write `from = \"Column::UserId\", to = \"super::user::Column::Id\"`")
}

fn path(literal: &Text, site: &Site, report: &mut Report) -> Option<Vec<String>> {
    if let Some(path) = plain_path(&literal.value) {
        return Some(path);
    }
    let path = syn::parse_str::<syn::Path>(&literal.value).map_err(|_| {
        let message = format!("`{}` is not a path of an entity", literal.value);
        Diagnostic::error("malformed-relation", site.place(literal.spot), message)
            .help("write it as `belongs_to = \"super::user::Entity\"`")
    });
    report.keep(path).map(|path| segments(&path))
}

/// A path of plain names. Nearly all are, and splitting them costs far less than parsing.
fn plain_path(text: &str) -> Option<Vec<String>> {
    let plain = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    text.split("::").map(|name| plain(name).then(|| name.to_owned())).collect()
}

fn columns(entry: &Entry, site: &Site, report: &mut Report) -> Option<Columns> {
    let literal = report.keep(entry.literal(site))?;
    let plain = plain_path(&literal.value).map(|path| vec![path]);
    let read =
        plain.or_else(|| syn::parse_str::<Expr>(&literal.value).ok().and_then(|expr| paths(&expr)));
    if read.is_none() {
        let message = format!("`{}` names no columns", literal.value);
        let diagnostic = Diagnostic::error("malformed-relation", site.place(literal.spot), message)
            .help("write `Column::UserId`, or `(Column::A, Column::B)`");
        report.push(diagnostic);
    }
    Some(Columns { paths: read?, span: literal.spot })
}

/// `Column::A`, or `(Column::A, Column::B)`.
fn paths(expr: &Expr) -> Option<Vec<Vec<String>>> {
    match bare(expr) {
        Expr::Path(path) => Some(vec![segments(&path.path)]),
        Expr::Tuple(tuple) => {
            let paths: Option<Vec<_>> = tuple.elems.iter().map(paths).collect();
            Some(paths?.concat())
        }
        _ => None,
    }
}

const ACTIONS: &[(&str, Action)] = &[
    ("NoAction", Action::NoAction),
    ("Restrict", Action::Restrict),
    ("Cascade", Action::Cascade),
    ("SetNull", Action::SetNull),
    ("SetDefault", Action::SetDefault),
];

/// The name of an action in an attribute.
pub(crate) fn action_name(action: Action) -> &'static str {
    ACTIONS.iter().find(|(_, known)| *known == action).map_or("NoAction", |(name, _)| *name)
}

fn action(entry: Option<&Entry>, site: &Site, report: &mut Report) -> Option<Action> {
    let literal = report.keep(entry?.literal(site))?;
    let text = literal.value;
    let name = text.rsplit("::").next().unwrap_or_default().trim();
    let found = ACTIONS.iter().find(|(known, _)| *known == name).map(|(_, action)| *action);
    if found.is_none() {
        let message = format!("`{name}` is not an action of a foreign key");
        let diagnostic = Diagnostic::error("unknown-action", site.place(literal.spot), message);
        let names = || ACTIONS.iter().map(|(name, _)| *name);
        report.push(match did_you_mean(name, names()) {
            Some(help) => diagnostic.help(help),
            None => diagnostic.help(format!("one of {}", names().collect::<Vec<_>>().join(", "))),
        });
    }
    found
}

/// A relation enum without `DeriveRelation`: what its `impl RelationTrait` states, as far as it can be read.
fn written(items: &[Item], item: &ItemEnum, site: &Site, report: &mut Report) -> Vec<Relation> {
    let name = item.ident.to_string();
    let Some(implementation) = code::implementation(items, "RelationTrait", &name) else {
        return Vec::new();
    };
    let Some(block) = code::function(implementation, "def") else { return Vec::new() };
    let Some(arms) = code::arms(block) else {
        if !item.variants.is_empty() {
            report.push(unseen(site, item.ident.span(), "the relations of this enum are"));
        }
        return Vec::new();
    };
    let mut relations = Vec::new();
    for arm in arms {
        match definition(&arm) {
            Definition::ForeignKey(relation) => relations.push(*relation),
            Definition::None => {}
            Definition::Unreadable if arm.names.is_empty() => {}
            Definition::Unreadable => {
                let what = format!("the relation `{}` is", arm.names[0]);
                report.push(unseen(site, arm.body.span(), &what));
            }
        }
    }
    relations
}

fn unseen(site: &Site, span: Span, what: &str) -> Diagnostic {
    let message = format!("{what} not seen: only running it can tell what it is");
    Diagnostic::unseen("unseen-relation", site.place(span), message)
        .help("a foreign key in the database is left alone; one that is not there is not made")
}

enum Definition {
    ForeignKey(Box<Relation>),
    None,
    Unreadable,
}

/// `Entity::belongs_to(super::user::Entity).from(Column::UserId).to(super::user::Column::Id).into()`.
fn definition(arm: &Arm<'_>) -> Definition {
    let (root, calls) = arm.chain();
    let Expr::Call(call) = root else {
        let panics = matches!(root, Expr::Macro(_));
        return if panics { Definition::None } else { Definition::Unreadable };
    };
    if ["has_one", "has_many", "has_many_via"].iter().any(|name| last_is(&call.func, name))
        && calls.iter().all(|call| call.name != "rev")
    {
        return Definition::None;
    }
    let target = call.args.first().map(bare);
    let (true, Some(Expr::Path(target))) = (last_is(&call.func, "belongs_to"), target) else {
        return Definition::Unreadable;
    };
    let mut relation = Relation {
        target: segments(&target.path),
        target_span: target.span().into(),
        from: Columns { paths: Vec::new(), span: arm.body.span().into() },
        to: Columns { paths: Vec::new(), span: arm.body.span().into() },
        on_update: None,
        on_delete: None,
        name: None,
    };
    for call in &calls {
        let argument = call.arguments.first().copied();
        let columns = |expr: &Expr| Columns {
            paths: paths(expr).unwrap_or_default(),
            span: expr.span().into(),
        };
        let action = |expr: &Expr| {
            let name = last(expr)?;
            ACTIONS.iter().find(|(known, _)| *known == name).map(|(_, action)| *action)
        };
        match (call.name.as_str(), argument) {
            ("from", Some(expr)) => relation.from = columns(expr),
            ("to", Some(expr)) => relation.to = columns(expr),
            ("on_delete", Some(expr)) => relation.on_delete = action(expr),
            ("on_update", Some(expr)) => relation.on_update = action(expr),
            ("fk_name", Some(expr)) => {
                relation.name = attributes::string_literal(bare(expr)).map(LitStr::value);
            }
            ("skip_fk", None) => return Definition::None,
            ("into" | "on_condition" | "condition_type", _) => {}
            _ => return Definition::Unreadable,
        }
    }
    if relation.from.paths.is_empty() || relation.to.paths.is_empty() {
        return Definition::Unreadable;
    }
    Definition::ForeignKey(Box::new(relation))
}
