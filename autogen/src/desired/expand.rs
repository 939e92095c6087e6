//! Renames in two steps. The first gives a table or column its new name and keeps the former one beside it: a view under
//! the table's former name, or a companion under the column's. The second, once the entity no longer has the hint, drops
//! what the first one kept.
//!
//! What is kept is added to what the entities state, so that every other stage treats it like anything else.

use std::collections::BTreeMap;

use crate::schema::{
    Deferrable, Expression, Index, IndexKey, Pair, Qualified, TypeName, Unique, companion,
    declared::Kind,
    diagnostic::Diagnostic,
    name::suffixed,
    quote,
    stated::{AutoIncrement, Column, Declaration, Makes, Named, Place, Schema, Table, Type},
};

/// Which renames are done in two steps.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wish {
    /// All that are still to be done, and those that were begun so.
    Asked,
    /// Only those that were begun so.
    Begun,
}

/// What keeps former names, and what is to be done when one is first kept or dropped.
#[derive(Clone, Debug, Default)]
pub struct Expansion {
    tables: BTreeMap<Qualified, Companions>,
    declarations: Vec<Declaration>,
    /// The values of a column that is added beside another one, in either direction.
    pub fills: Vec<(Qualified, String, Expression)>,
    /// The former columns that are dropped now. Another column has their values.
    pub dropped: Vec<(Qualified, String)>,
    /// The former names of tables that get a view now.
    pub views: Vec<Qualified>,
    /// The columns that get a companion now.
    pub begun: Vec<(Qualified, String)>,
    /// The columns that cannot have one.
    pub refused: Vec<Diagnostic>,
}

/// What a table keeps for the sake of former names.
#[derive(Clone, Debug, Default)]
struct Companions {
    columns: Vec<Column>,
    uniques: Vec<Named<Unique>>,
    indexes: Vec<Named<Index>>,
    /// The columns that are added and not renamed.
    added: Vec<String>,
}

/// Collects it, with what cannot have two names.
#[must_use]
pub fn expand(entities: &Schema, lock: &Schema, wish: Wish, default_schema: &str) -> Expansion {
    let mut expansion = Expansion::default();
    for (name, table) in &entities.tables {
        let former = table.renamed_from.as_ref();
        let known = [Some(name), former].into_iter().flatten();
        let Some((known_as, locked)) =
            known.into_iter().find_map(|it| lock.tables.get_key_value(it))
        else {
            continue;
        };
        let is_kept =
            |names: Pair<&str>| lock.declared.contains_key(&companion::trigger(known_as, names));
        let mut companions = Companions::default();
        for column in &table.columns {
            let old = column.renamed_from.as_deref().filter(|it| table.column(it).is_none());
            let Some(old) = old.and_then(|it| locked.column(it)) else { continue };
            let names = Pair::new(old.name.as_str(), column.name.as_str());
            let begins = wish == Wish::Asked && locked.column(&column.name).is_none();
            if !begins && !is_kept(names) {
                continue;
            }
            if let Some(obstacle) = obstacle(old, column) {
                let message = format!("`{}` {obstacle}", column.name);
                let refusal = Diagnostic::error("not-expandable", column.place.clone(), message);
                expansion.refused.push(refusal.help("rename it at once: leave out --expand"));
                continue;
            }
            if begins {
                let value = Expression::new(quote::ident(names.before));
                expansion.fills.push((name.clone(), column.name.clone(), value));
                expansion.begun.push((name.clone(), column.name.clone()));
            }
            companions.keep(name, Pair::new(old, column), Pair::new(locked, table));
            expansion.declarations.extend(trigger(name, names, column, default_schema));
        }
        for gone in &locked.columns {
            let is_stated = [&table.columns, &companions.columns]
                .iter()
                .any(|it| it.iter().any(|own| own.name == gone.name));
            let heir = table.columns.iter().find(|it| is_kept(Pair::new(&gone.name, &it.name)));
            if let Some(heir) = heir.filter(|_| !is_stated) {
                let value = Expression::new(quote::ident(&heir.name));
                expansion.fills.push((name.clone(), gone.name.clone(), value));
                expansion.dropped.push((name.clone(), gone.name.clone()));
            }
        }
        if let Some(former) = former {
            let own: Vec<&String> =
                table.columns.iter().chain(&companions.columns).map(|it| &it.name).collect();
            expansion.keep_table(Pair::new(former, name), &own, [entities, lock], wish);
        }
        if !companions.added.is_empty() {
            expansion.tables.insert(name.clone(), companions);
        }
    }
    expansion
}

impl Expansion {
    /// Whether nothing keeps a former name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.declarations.is_empty()
    }

    /// The former columns that stay, by table.
    pub fn kept(&self) -> impl Iterator<Item = (&Qualified, &Column)> {
        self.tables.iter().flat_map(|(name, it)| it.columns.iter().map(move |own| (name, own)))
    }

    /// Adds statements, such as the privileges on a view.
    pub fn declare(&mut self, statements: impl IntoIterator<Item = String>, place: &Place) {
        self.declarations.extend(statements.into_iter().map(|sql| Declaration {
            sql,
            name: None,
            makes: Makes::Other,
            place: place.clone(),
        }));
    }

    /// Adds what is kept to what the entities state.
    pub fn add_to(&self, entities: &mut Schema) {
        entities.declarations.extend(self.declarations.iter().cloned());
        for (name, companions) in &self.tables {
            let Some(table) = entities.tables.get_mut(name) else { continue };
            let Companions { columns, uniques, indexes, added } = companions;
            for column in &mut table.columns {
                if added.contains(&column.name) {
                    column.renamed_from = None;
                }
            }
            table.columns.extend(columns.iter().cloned());
            table.uniques.extend(uniques.iter().cloned());
            table.indexes.extend(indexes.iter().cloned());
        }
    }

    /// A view under the former name of a table, of those columns that the table still has. Postgres writes through it
    /// (manual, CREATE VIEW, Updatable Views).
    fn keep_table(
        &mut self,
        names: Pair<&Qualified>,
        own: &[&String],
        [entities, lock]: [&Schema; 2],
        wish: Wish,
    ) {
        let Pair { before: former, after: name } = names;
        let is_taken = entities.tables.contains_key(former)
            || entities.declarations.iter().any(|it| it.name.as_ref() == Some(former));
        let of_former = || lock.declared.iter().filter(|(it, _)| it.name == *former);
        let view = of_former().find(|(it, _)| it.kind == Kind::View).map(|(_, it)| it);
        let begun = (wish == Wish::Asked && !lock.tables.contains_key(name))
            .then(|| lock.tables.get(former))
            .flatten();
        let columns: Vec<String> = match (view, begun) {
            _ if is_taken => return,
            (Some(view), _) => {
                // A name may begin like another one.
                let column = |shape: &String| {
                    let is_it = |it: &&&String| {
                        shape.strip_prefix(it.as_str()).is_some_and(|it| it.starts_with(' '))
                    };
                    let name = own.iter().filter(is_it).max_by_key(|it| it.len());
                    name.map(|it| quote::ident(it))
                };
                view.shape.iter().filter_map(column).collect()
            }
            (None, Some(table)) => {
                self.views.push(former.clone());
                let kept = table.columns.iter().filter(|it| own.contains(&&it.name));
                kept.map(|it| quote::ident(&it.name)).collect()
            }
            (None, None) => return,
        };
        self.declarations.push(Declaration {
            sql: format!(
                "CREATE VIEW {} WITH (security_invoker = true) AS\nSELECT {} FROM {}",
                quote::qualified(former),
                columns.join(", "),
                quote::qualified(name)
            ),
            name: Some(former.clone()),
            makes: Makes::View,
            place: entities.place(name),
        });
        let privileges = of_former().filter(|(it, _)| it.kind == Kind::Privileges);
        let statements: Vec<String> = privileges.map(|(_, it)| it.definition.clone()).collect();
        self.declare(statements, &entities.place(name));
    }
}

impl Companions {
    /// Keeps a column under its former name, with the keys and indexes that programs which use that name rely on.
    fn keep(&mut self, name: &Qualified, columns: Pair<&Column>, tables: Pair<&Table>) {
        let Pair { before: old, after: new } = columns;
        self.added.push(new.name.clone());
        self.columns.push(Column {
            nullable: true,
            default: None,
            auto_increment: None,
            renamed_from: None,
            place: new.place.clone(),
            ..old.clone()
        });
        let uses = |columns: &[String]| columns.contains(&old.name);
        let Table { uniques, indexes, .. } = tables.after;
        // A stated name stays with the key or index over the new column.
        let under = |name: &str| {
            let is_taken = uniques.iter().any(|it| it.name == name)
                || indexes.iter().any(|it| it.name == name);
            if is_taken { suffixed(name, "_former") } else { name.to_owned() }
        };
        let kept = tables.before.uniques.iter();
        let kept = kept.filter(|it| uses(&it.value.columns) || uses(&it.value.include));
        let kept = kept.map(|it| Named { name: under(&it.name), ..it.clone() });
        keep_once(&mut self.uniques, kept);
        let kept = tables.before.indexes.iter().filter(|it| is_over(&it.value, &old.name));
        let kept = kept.map(|it| Named { name: under(&it.name), ..it.clone() });
        keep_once(&mut self.indexes, kept);
        let keys = [tables.before, tables.after].map(|it| it.primary_key.as_ref());
        if let [Some(had), Some(has)] = keys
            && had.columns.contains(&old.name)
            && has.columns.contains(&new.name)
        {
            let unique = Named {
                name: suffixed(&format!("{}_{}", name.name, had.columns.join("_")), "_key"),
                explicit: true,
                any_order: false,
                renamed_from: None,
                value: Unique {
                    columns: had.columns.clone(),
                    include: Vec::new(),
                    nulls_not_distinct: false,
                    deferrable: Deferrable::No,
                    without_overlaps: false,
                },
                comment: None,
                place: new.place.clone(),
            };
            keep_once(&mut self.uniques, [unique]);
        }
    }
}

/// Several columns of one key or index may be renamed at once.
fn keep_once<T>(kept: &mut Vec<Named<T>>, more: impl IntoIterator<Item = Named<T>>) {
    for it in more {
        if !kept.iter().any(|own| own.name == it.name) {
            kept.push(Named { explicit: true, ..it });
        }
    }
}

/// Whether equal values of a type are the same. Some types have no operator for equality, or one that finds values of the
/// same area equal, or of the same letters in another case.
fn has_exact_equality(ty: &Type) -> bool {
    const INEXACT: [&str; 7] = ["box", "circle", "json", "path", "point", "polygon", "xml"];
    let ty = ty.column_type();
    match &ty.name {
        TypeName::Builtin(name) => !INEXACT.contains(&name.as_str()),
        TypeName::Enum(_) => true,
        TypeName::Extension(_) | TypeName::Other(_) => false,
    }
}

/// Why a column cannot have a companion.
fn obstacle(old: &Column, new: &Column) -> Option<&'static str> {
    let has_sequence = |it: &Column| {
        matches!(
            it.auto_increment,
            Some(AutoIncrement::Implied | AutoIncrement::Wanted | AutoIncrement::Exact(_))
        )
    };
    if old.generated.is_some() || new.generated.is_some() {
        Some("is generated, so it cannot be written under two names")
    } else if has_sequence(old) || has_sequence(new) {
        Some("takes its numbers from a sequence, which cannot belong to two columns")
    } else {
        None
    }
}

fn is_over(index: &Index, column: &str) -> bool {
    let is_key = |key: &IndexKey| match key {
        IndexKey::Column(name) => name == column,
        IndexKey::Expression(it) => it.names_column(column),
    };
    index.columns.iter().any(|it| is_key(&it.key))
        || index.include.iter().any(|it| it == column)
        || index.predicate.as_ref().is_some_and(|it| it.names_column(column))
}

/// The function and the trigger that write to each of two columns what is written to the other. A program that knows only
/// one name leaves out the other one: in an `INSERT` that is null, in an `UPDATE` unchanged.
fn trigger(
    table: &Qualified,
    names: Pair<&str>,
    column: &Column,
    default_schema: &str,
) -> [Declaration; 2] {
    let place = &column.place;
    let short = |name: &Qualified| {
        let schema = if name.schema == default_schema { "" } else { &name.schema };
        quote::qualified(&Qualified::new(schema, name.name.clone()))
    };
    let function = companion::function(table, names);
    let trigger = quote::ident(&companion::trigger(table, names).part);
    let cast = if has_exact_equality(&column.ty) { "" } else { "::text" };
    let Pair { before: old, after: new } = names.map(quote::ident);
    let body = format!(
        "BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.{old} IS NULL THEN
            NEW.{old} := NEW.{new};
        ELSE
            NEW.{new} := NEW.{old};
        END IF;
    ELSIF NEW.{new}{cast} IS DISTINCT FROM OLD.{new}{cast} THEN
        NEW.{old} := NEW.{new};
    ELSE
        NEW.{new} := NEW.{old};
    END IF;
    RETURN NEW;
END"
    );
    let quotes = lexer::dollar_quotes(&body);
    let declaration = |sql: String, name: Option<Qualified>| Declaration {
        sql,
        name,
        makes: Makes::Other,
        place: place.clone(),
    };
    let called = short(&function);
    [
        declaration(
            format!(
                "CREATE FUNCTION {called}() RETURNS trigger\nLANGUAGE plpgsql AS {quotes}\n{body}\n{quotes}"
            ),
            Some(function),
        ),
        declaration(
            format!(
                "CREATE TRIGGER {trigger}\nBEFORE INSERT OR UPDATE ON {}\nFOR EACH ROW EXECUTE FUNCTION {called}()",
                short(table)
            ),
            None,
        ),
    ]
}
