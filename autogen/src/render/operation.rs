//! Ops in, a line of text for each out: what a header, a summary and a report list.

use crate::{
    op::{Change, Op, Rename},
    render::sql,
    schema::{
        Action, Check, Column, Enum, Extension, ForeignKey, Identity, IdentityKind, Index,
        IndexColumn, IndexKey, Nulls, Order, Pair, Qualified, Sequence, SequenceOptions, Validity,
    },
};

/// An op for people: its mark (`+`, `-`, `~`, or `>` for a rename), the object it belongs to, and what happens.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Operation {
    pub mark: char,
    /// The table, type, schema or extension: what operations are grouped by.
    pub subject: String,
    pub text: String,
}

impl Operation {
    /// `+ column stories.cover_url: text`.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {}", self.mark, self.text)
    }
}

/// Describes ops, in their order.
#[must_use]
pub fn operations(ops: &[Op], default_schema: &str) -> Vec<Operation> {
    ops.iter().map(|op| operation(op, default_schema)).collect()
}

fn operation(op: &Op, schema: &str) -> Operation {
    let on = |table: &Qualified| table.relative_to(schema);
    match op {
        Op::Rename(it) => rename(it, schema),
        Op::Namespace(name, change) => plain("schema", name, name, change),
        Op::Extension(name, change) => extension(name, change),
        Op::Enum(name, change) => enumeration(&on(name), change),
        Op::Sequence(name, change) => sequence(&on(name), change),
        Op::Table(name, change) => {
            let name = on(name);
            match change {
                Change::Create(_) | Change::Drop(_) => plain("table", &name, &name, change),
                Change::Alter(pair) => {
                    let text = format!(
                        "table {name}: comment {}",
                        comment(pair.as_ref().map(|it| it.comment.as_deref()))
                    );
                    Operation { mark: '~', subject: name, text }
                }
            }
        }
        Op::Column(table, change) => column(&on(table), change, schema),
        Op::PrimaryKey(table, change) => {
            let describe = |key: &crate::schema::PrimaryKey| {
                format!("{} ({})", key.name, key.columns.join(", "))
            };
            part("primary key", &on(table), "", change, describe)
        }
        Op::Unique(table, name, change) => {
            part("unique", &on(table), name, change, |it| format!("({})", it.columns.join(", ")))
        }
        Op::Check(table, name, change) => part("check", &on(table), name, change, check),
        Op::Exclusion(table, name, change) => {
            part("exclusion", &on(table), name, change, |it| it.definition.to_string())
        }
        Op::ForeignKey(table, name, change) => {
            part("foreign key", &on(table), name, change, |key| foreign_key(key, schema))
        }
        Op::Index(table, name, change) => part("index", &on(table), name, change, index),
        Op::Comment(table, part, name, change) => {
            let what = match change {
                Change::Create(_) => "added",
                Change::Drop(_) => "removed",
                Change::Alter(_) => "changed",
            };
            let subject = on(table);
            let text = format!("{} {name} on {subject}: comment {what}", part.as_str());
            Operation { mark: '~', subject, text }
        }
    }
}

fn extension(name: &str, change: &Change<Extension>) -> Operation {
    let text = match change {
        Change::Create(it) => format!("{name}{}", placed(it)),
        Change::Drop(_) => name.to_owned(),
        Change::Alter(Pair { before, after }) => {
            let facets = [
                ("schema", &before.schema, &after.schema),
                ("version", &before.version, &after.version),
            ];
            let facets = facets.into_iter().filter(|(_, before, after)| before != after);
            let facets =
                facets.map(|(facet, before, after)| turn(facet, before.as_ref(), after.as_ref()));
            format!("{name}: {}", facets.collect::<Vec<_>>().join(", "))
        }
    };
    Operation { mark: mark(change), subject: name.to_owned(), text: format!("extension {text}") }
}

/// Where an extension is, and in which version, as far as that is asked for.
pub(super) fn placed(extension: &Extension) -> String {
    let Extension { schema, version, contents: _ } = extension;
    let schema = schema.as_ref().map(|schema| format!(" in {schema}"));
    let version = version.as_ref().map(|version| format!(" version {version}"));
    [schema, version].map(Option::unwrap_or_default).concat()
}

fn rename(rename: &Rename, schema: &str) -> Operation {
    let on = |table: &Qualified| table.relative_to(schema);
    let whole = |kind: &str, pair: &Pair<Qualified>| {
        (on(&pair.after), format!("{kind} {} → {}", on(&pair.before), on(&pair.after)))
    };
    let (subject, text) = match rename {
        Rename::Table(pair) => whole("table", pair),
        Rename::Enum(pair) => whole("enum", pair),
        Rename::Label(name, Pair { before, after }) => {
            (on(name), format!("label {}.{before} → {after}", on(name)))
        }
        Rename::Column(table, Pair { before, after }) => {
            (on(table), format!("column {}.{before} → {after}", on(table)))
        }
        Rename::Part(table, part, Pair { before, after }) => {
            (on(table), format!("{} {before} → {after} on {}", part.as_str(), on(table)))
        }
    };
    Operation { mark: '>', subject, text }
}

fn mark<T>(change: &Change<T>) -> char {
    match change {
        Change::Create(_) => '+',
        Change::Drop(_) => '-',
        Change::Alter(_) => '~',
    }
}

fn plain<T>(kind: &str, subject: &str, name: &str, change: &Change<T>) -> Operation {
    Operation { mark: mark(change), subject: subject.to_owned(), text: format!("{kind} {name}") }
}

/// A part of a table: `kind table.name description`, for an alteration both descriptions.
fn part<T>(
    kind: &str,
    table: &str,
    name: &str,
    change: &Change<T>,
    describe: impl Fn(&T) -> String,
) -> Operation {
    let description = match change {
        Change::Create(it) | Change::Drop(it) => describe(it),
        Change::Alter(pair) => format!("{} → {}", describe(&pair.before), describe(&pair.after)),
    };
    let name = if name.is_empty() { String::new() } else { format!("{name} ") };
    let text = format!("{kind} {name}on {table} {description}");
    Operation { mark: mark(change), subject: table.to_owned(), text }
}

fn enumeration(name: &str, change: &Change<Enum>) -> Operation {
    let text = match change {
        Change::Create(it) => format!("enum {name} ({})", it.labels.join(", ")),
        Change::Drop(_) => format!("enum {name}"),
        Change::Alter(pair) => format!("enum {name}: {}", labels(pair.as_ref())),
    };
    Operation { mark: mark(change), subject: name.to_owned(), text }
}

fn sequence(name: &str, change: &Change<Sequence>) -> Operation {
    let text = match change {
        Change::Create(it) => {
            let options = sql::sequence::explicit(it.options).join(" ").to_lowercase();
            format!("sequence {name} {}", [it.ty.as_sql(), &options].join(" ").trim_end())
        }
        Change::Drop(_) => format!("sequence {name}"),
        Change::Alter(pair) => {
            let Sequence { ty, options, comment: text } = &pair.before;
            let after = &pair.after;
            let mut parts = Vec::new();
            if *ty != after.ty {
                parts.push(format!("{} → {}", ty.as_sql(), after.ty.as_sql()));
            }
            parts.extend(changed(Pair::new(*options, after.options)));
            if *text != after.comment {
                let texts = Pair::new(text.as_deref(), after.comment.as_deref());
                parts.push(format!("comment {}", comment(texts)));
            }
            format!("sequence {name}: {}", parts.join("; "))
        }
    };
    Operation { mark: mark(change), subject: name.to_owned(), text }
}

/// The options that a sequence gets, in lower case like every other word here.
fn changed(options: Pair<SequenceOptions>) -> Vec<String> {
    sql::sequence::changed(options).into_iter().map(|it| it.to_lowercase()).collect()
}

fn labels(enums: Pair<&Enum>) -> String {
    let missing = |it: &Enum, other: &Enum| -> Vec<String> {
        it.labels.iter().filter(|label| !other.labels.contains(label)).cloned().collect()
    };
    let (added, removed) = (missing(enums.after, enums.before), missing(enums.before, enums.after));
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("added {}", added.join(", ")));
    }
    if !removed.is_empty() {
        parts.push(format!("removed {}", removed.join(", ")));
    }
    if parts.is_empty() && enums.before.labels != enums.after.labels {
        parts.push(format!("order now {}", enums.after.labels.join(", ")));
    }
    if enums.before.comment != enums.after.comment {
        parts.push(format!("comment {}", comment(enums.map(|it| it.comment.as_deref()))));
    }
    parts.join("; ")
}

fn column(table: &str, change: &Change<Column>, schema: &str) -> Operation {
    let text = match change {
        Change::Create(column) => {
            let mut text = format!(
                "column {table}.{}: {}",
                column.name,
                sql::column::type_name(&column.ty, schema)
            );
            if !column.nullable {
                text += " not null";
            }
            text
        }
        Change::Drop(column) => format!("column {table}.{}", column.name),
        Change::Alter(pair) => {
            format!(
                "column {table}.{}: {}",
                pair.after.name,
                facets(pair.as_ref(), schema).join("; ")
            )
        }
    };
    Operation { mark: mark(change), subject: table.to_owned(), text }
}

fn facets(pair: Pair<&Column>, schema: &str) -> Vec<String> {
    let Column { name: _, ty, nullable, default, identity, generated, collation, comment: text } =
        pair.before;
    let after = pair.after;
    let mut facets = Vec::new();
    if *ty != after.ty {
        let spell = |ty| sql::column::type_name(ty, schema);
        facets.push(format!("{} → {}", spell(ty), spell(&after.ty)));
    }
    if *nullable != after.nullable {
        facets.push(if after.nullable { "null allowed" } else { "not null" }.to_owned());
    }
    if default != &after.default {
        facets.push(turn("default", default.as_ref(), after.default.as_ref()));
    }
    if identity != &after.identity {
        let spell = |it: &Identity| {
            let kind = match it.kind {
                IdentityKind::ByDefault => "by default",
                IdentityKind::Always => "always",
                IdentityKind::Serial => "serial",
            };
            let options = sql::sequence::explicit(it.options).join(" ").to_lowercase();
            if options.is_empty() { kind.to_owned() } else { format!("{kind} ({options})") }
        };
        facets.push(turn(
            "identity",
            identity.as_deref().map(spell),
            after.identity.as_deref().map(spell),
        ));
    }
    if generated != &after.generated {
        let before = generated.as_ref().map(|it| &it.expression);
        facets.push(turn("generated", before, after.generated.as_ref().map(|it| &it.expression)));
    }
    if collation != &after.collation {
        facets.push(turn("collation", collation.as_ref(), after.collation.as_ref()));
    }
    if text != &after.comment {
        facets.push(format!(
            "comment {}",
            comment(Pair::new(text.as_deref(), after.comment.as_deref()))
        ));
    }
    facets
}

fn turn(
    facet: &str,
    before: Option<impl std::fmt::Display>,
    after: Option<impl std::fmt::Display>,
) -> String {
    match (before, after) {
        (None, Some(after)) => format!("{facet} {after}"),
        (Some(before), Some(after)) => format!("{facet} {before} → {after}"),
        (Some(_) | None, None) => format!("no {facet}"),
    }
}

fn comment(texts: Pair<Option<&str>>) -> &'static str {
    match (texts.before, texts.after) {
        (None, _) => "added",
        (Some(_), Some(_)) => "changed",
        (Some(_), None) => "removed",
    }
}

fn validity_of(validity: Validity) -> String {
    match validity {
        Validity::Valid => String::new(),
        Validity::NotValid | Validity::NotEnforced => {
            format!(" {}", validity.as_sql().to_lowercase())
        }
    }
}

fn check(check: &Check) -> String {
    let Check { expression, no_inherit, validity } = check;
    let inherit = if *no_inherit { " no inherit" } else { "" };
    format!("({expression}){inherit}{}", validity_of(*validity))
}

fn foreign_key(key: &ForeignKey, schema: &str) -> String {
    let ForeignKey {
        columns,
        references,
        referenced_columns,
        on_update,
        on_delete,
        on_delete_columns,
        match_full,
        deferrable,
        validity,
        period: _,
    } = key;
    let mut text = format!(
        "({}) → {} ({})",
        columns.join(", "),
        references.relative_to(schema),
        referenced_columns.join(", ")
    );
    for (event, action) in [("on update", on_update), ("on delete", on_delete)] {
        if *action != Action::NoAction {
            text += &format!(" {event} {}", action.as_sql().to_lowercase());
        }
    }
    if !on_delete_columns.is_empty() {
        text += &format!(" ({})", on_delete_columns.join(", "));
    }
    if *match_full {
        text += " match full";
    }
    if !deferrable.as_sql().is_empty() {
        text += &format!(" {}", deferrable.as_sql().to_lowercase());
    }
    text + &validity_of(*validity)
}

fn key(column: &IndexColumn) -> String {
    let IndexColumn { key, collation, operator_class, order, nulls } = column;
    let mut text = match key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(expression) => expression.to_string(),
    };
    if let Some(collation) = collation {
        text += &format!(" collate {collation}");
    }
    if let Some(class) = operator_class {
        text += &format!(" {}", class.0);
    }
    text += match order {
        Order::Ascending => "",
        Order::Descending => " desc",
    };
    text += match nulls {
        Nulls::Default => "",
        Nulls::First => " nulls first",
        Nulls::Last => " nulls last",
    };
    text
}

fn index(index: &Index) -> String {
    let Index { unique, nulls_not_distinct, method, columns, include, predicate, with } = index;
    let keys: Vec<String> = columns.iter().map(key).collect();
    let mut text = if *unique { "unique ".to_owned() } else { String::new() };
    if method != "btree" {
        text += &format!("{method} ");
    }
    text += &format!("({})", keys.join(", "));
    if !include.is_empty() {
        text += &format!(" include ({})", include.join(", "));
    }
    if *nulls_not_distinct {
        text += " nulls not distinct";
    }
    if !with.is_empty() {
        let with: Vec<String> =
            with.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        text += &format!(" with ({})", with.join(", "));
    }
    if let Some(predicate) = predicate {
        text += &format!(" where {predicate}");
    }
    text
}
