//! The statements that differ from the database, as patterns of `[ignore]`.

use std::collections::BTreeSet;

use crate::{
    check::follower,
    desired::ignore::{Ignore, pattern},
    op::{Change, Op, Part, Rename},
    pipeline::Comparison,
    render::{operation, sql::value::type_name},
    schema::{Column, Enum, Pair, Qualified, relative::Relative as _},
};

/// A statement that differs from the database.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Mismatch {
    pub(super) kind: IgnoreList,
    pub(super) pattern: String,
    /// What the database has instead, as a comment.
    pub(super) instead: String,
}

/// The lists of `[ignore]`, in their order.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum IgnoreList {
    Schemas,
    Extensions,
    Enums,
    Sequences,
    Tables,
    Columns,
    Constraints,
    Indexes,
}

impl IgnoreList {
    pub(super) const ALL: [Self; 8] = [
        Self::Schemas,
        Self::Extensions,
        Self::Enums,
        Self::Sequences,
        Self::Tables,
        Self::Columns,
        Self::Constraints,
        Self::Indexes,
    ];

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Extensions => "extensions",
            Self::Enums => "enums",
            Self::Sequences => "sequences",
            Self::Tables => "tables",
            Self::Columns => "columns",
            Self::Constraints => "constraints",
            Self::Indexes => "indexes",
        }
    }

    pub(super) fn list(self, ignore: &mut Ignore) -> &mut Vec<String> {
        match self {
            Self::Schemas => &mut ignore.schemas,
            Self::Extensions => &mut ignore.extensions,
            Self::Enums => &mut ignore.enums,
            Self::Sequences => &mut ignore.sequences,
            Self::Tables => &mut ignore.tables,
            Self::Columns => &mut ignore.columns,
            Self::Constraints => &mut ignore.constraints,
            Self::Indexes => &mut ignore.indexes,
        }
    }
}

/// Every statement behind the ops of a comparison. A missing table stands for all of its parts.
pub(super) fn mismatches(comparison: &Comparison) -> Vec<Mismatch> {
    let schema = comparison.default_schema.as_str();
    let missing = comparison.ops.iter().filter_map(|op| match op {
        Op::Table(name, Change::Create(_)) => Some(name),
        _ => None,
    });
    let missing: BTreeSet<&Qualified> = missing.collect();
    let is_said = |op: &&Op| match op {
        Op::ForeignKey(table, ..) | Op::Index(table, ..) | Op::Comment(table, ..) => {
            missing.contains(table)
        }
        _ => false,
    };
    let ops = comparison.ops.iter().filter(|op| !is_said(op)).flat_map(|op| of(op, schema));
    let mut found: Vec<Mismatch> = ops.collect();
    for it in comparison.findings.iter().filter(|it| it.code == follower::CODE) {
        let (pattern, instead) = (it.subject.clone(), it.message.clone());
        let mismatch = Mismatch { kind: IgnoreList::Tables, pattern, instead };
        if found.iter().all(|had| had.pattern != mismatch.pattern) {
            found.push(mismatch);
        }
    }
    found
}

fn of(op: &Op, schema: &str) -> Vec<Mismatch> {
    let text = operation::operations(std::slice::from_ref(op), schema).remove(0).text;
    let one = |kind, name: &Qualified, part: &str, instead: String| {
        vec![Mismatch { kind, pattern: pattern::of(name, part, schema), instead }]
    };
    let plain = |kind, name: &String| {
        vec![Mismatch { kind, pattern: name.clone(), instead: not_there(&text) }]
    };
    match op {
        Op::Rename(rename) => renamed(rename, schema, &text),
        Op::Namespace(name, _) => plain(IgnoreList::Schemas, name),
        Op::Extension(name, _) => plain(IgnoreList::Extensions, name),
        Op::Enum(name, Change::Alter(pair)) if is_order(pair.as_ref().map(|it| &*it.labels)) => {
            one(IgnoreList::Enums, name, ":order", text)
        }
        Op::Enum(name, Change::Alter(pair)) if pair.before.labels == pair.after.labels => {
            one(IgnoreList::Enums, name, ":comment", text)
        }
        Op::Enum(name, Change::Alter(pair)) => labels(name, pair.as_ref(), schema),
        Op::Enum(name, Change::Create(_) | Change::Drop(_)) => {
            one(IgnoreList::Enums, name, "", not_there(&text))
        }
        Op::Sequence(name, change) => one(IgnoreList::Sequences, name, "", state(change, &text)),
        // Nobody states a fill when a project starts.
        Op::Fill(..) | Op::Convert(..) | Op::Park(..) => Vec::new(),
        // What a file declares is wanted.
        Op::Declared(..) => Vec::new(),
        Op::Table(name, Change::Alter(_)) => one(IgnoreList::Tables, name, ":comment", text),
        Op::Table(name, change) => one(IgnoreList::Tables, name, "", state(change, &text)),
        Op::Column(table, Change::Alter(pair)) => facets(table, pair.as_ref(), schema),
        Op::Column(table, Change::Create(it) | Change::Drop(it)) => {
            one(IgnoreList::Columns, table, &it.name, not_there(&text))
        }
        Op::PrimaryKey(table, Change::Alter(pair))
            if is_order(pair.as_ref().map(|it| &*it.columns)) =>
        {
            one(IgnoreList::Constraints, table, &format!("{}:order", pair.after.name), text)
        }
        Op::PrimaryKey(table, change) => {
            let (Change::Create(key)
            | Change::Drop(key)
            | Change::Alter(Pair { after: key, before: _ })) = change;
            one(IgnoreList::Constraints, table, &key.name, state(change, &text))
        }
        Op::Unique(table, name, change) => {
            one(IgnoreList::Constraints, table, name, state(change, &text))
        }
        Op::Check(table, name, change) => {
            one(IgnoreList::Constraints, table, name, state(change, &text))
        }
        Op::Exclusion(table, name, change) => {
            one(IgnoreList::Constraints, table, name, state(change, &text))
        }
        Op::ForeignKey(table, name, change) => {
            one(IgnoreList::Constraints, table, name, state(change, &text))
        }
        Op::Index(table, name, change) => {
            one(IgnoreList::Indexes, table, name, state(change, &text))
        }
        Op::Comment(table, part, name, _) => {
            let kind =
                if *part == Part::Index { IgnoreList::Indexes } else { IgnoreList::Constraints };
            one(kind, table, &format!("{name}:comment"), text)
        }
    }
}

/// The labels that only one side has. Labels added later are still compared.
fn labels(name: &Qualified, enums: Pair<&Enum>, schema: &str) -> Vec<Mismatch> {
    let Pair { before, after } = enums;
    let only = |own: &Enum, other: &Enum| {
        let labels = own.labels.iter().filter(|it| !other.labels.contains(it));
        labels.cloned().collect::<Vec<_>>()
    };
    let mismatch = |label: &String, instead: &str| {
        let pattern = pattern::of(name, label, schema);
        Mismatch { kind: IgnoreList::Enums, pattern, instead: instead.to_owned() }
    };
    let added =
        only(after, before).into_iter().map(|it| mismatch(&it, "the database has no such label"));
    let dropped =
        only(before, after).into_iter().map(|it| mismatch(&it, "the database has this label"));
    added.chain(dropped).collect()
}

/// Whether only the order differs. The next round finds other differences.
fn is_order(lists: Pair<&[String]>) -> bool {
    let sorted = lists.map(|it| it.iter().collect::<BTreeSet<_>>());
    lists.differs() && !sorted.differs()
}

fn not_there(text: &str) -> String {
    format!("not in the database: {text}")
}

fn state<T>(change: &Change<T>, text: &str) -> String {
    match change {
        Change::Create(_) | Change::Drop(_) => not_there(text),
        Change::Alter(_) => text.to_owned(),
    }
}

fn renamed(rename: &Rename, schema: &str, text: &str) -> Vec<Mismatch> {
    let (kind, name, part) = match rename {
        Rename::Table(pair) => (IgnoreList::Tables, &pair.after, ""),
        Rename::Enum(pair) => (IgnoreList::Enums, &pair.after, ""),
        Rename::Label(name, _) => (IgnoreList::Enums, name, ""),
        Rename::Column(table, pair) => (IgnoreList::Columns, table, pair.after.as_str()),
        Rename::Part(table, Part::Index, pair) => (IgnoreList::Indexes, table, pair.after.as_str()),
        Rename::Part(
            table,
            Part::PrimaryKey | Part::Unique | Part::ForeignKey | Part::Check | Part::Exclusion,
            pair,
        ) => (IgnoreList::Constraints, table, pair.after.as_str()),
    };
    let pattern = pattern::of(name, part, schema);
    vec![Mismatch { kind, pattern, instead: format!("has its former name: {text}") }]
}

fn facets(table: &Qualified, columns: Pair<&Column>, schema: &str) -> Vec<Mismatch> {
    let Pair { before, after } = columns;
    // Nobody who begins has stated the name of a NOT NULL constraint against the database.
    let Column {
        name,
        ty,
        nullable,
        not_null: _,
        default,
        identity,
        generated,
        collation,
        comment,
    } = before;
    let mut found = Vec::new();
    let mut push = |facet: &str, differs: bool, instead: String| {
        if differs {
            let pattern = pattern::of(table, &format!("{name}:{facet}"), schema);
            found.push(Mismatch { kind: IgnoreList::Columns, pattern, instead });
        }
    };
    let has = |it: Option<String>| {
        it.map_or("the database has none".to_owned(), |it| format!("the database has {it}"))
    };
    push("type", *ty != after.ty, has(Some(type_name(&ty.relative(schema)))));
    let null =
        if *nullable { "the database allows nulls" } else { "the database does not allow nulls" };
    push("nullable", *nullable != after.nullable, null.to_owned());
    push("default", *default != after.default, has(default.as_ref().map(ToString::to_string)));
    push(
        "identity",
        *identity != after.identity,
        has(identity.as_ref().map(|_| "another".to_owned())),
    );
    let expression = generated.as_ref().map(|it| it.expression.to_string());
    push("generated", *generated != after.generated, has(expression));
    push(
        "collation",
        *collation != after.collation,
        has(collation.as_ref().map(ToString::to_string)),
    );
    push("comment", *comment != after.comment, has(comment.as_ref().map(|it| format!("{it:?}"))));
    found
}
