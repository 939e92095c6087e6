//! Probes as queries that count the rows in the way.

use super::{
    fit::{self, Fit},
    layout,
    quote::{ident, literal, qualified},
    value::{transformed, type_name},
};
use crate::{
    check::probe::{
        Matching, Nulls, Offending, Probe, Reach, Reference, Rows, Source, Value, Within,
    },
    schema::{Expression, IndexKey, relative::Relative as _, tokens},
};

/// The statements of a probe.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Counting {
    /// What has to run first: it creates something in the session's temporary schema.
    pub setup: Option<String>,
    /// One row with one number: how many rows offend.
    pub count: String,
    /// The same, but it stops at a number beyond which more makes no difference; `None` if finding one takes all
    /// rows.
    pub least: Option<String>,
    /// A row with the text of a key for each of a few offending rows.
    pub keys: Option<String>,
    /// The number of rows.
    pub total: String,
    /// The table, as a person writes it and as `regclass` reads it.
    pub table: String,
    /// Removes what the setup created.
    pub teardown: Option<String>,
}

/// How to learn how many rows offend.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Asked {
    /// Nothing to ask: no row can offend.
    Nothing,
    /// The condition cannot be written as a query.
    Unwritten,
    Query(Box<Counting>),
}

/// The number at which [`Counting::least`] stops.
pub const ENOUGH: u64 = 1000;

/// How many keys are asked for.
const FEW: usize = 5;

/// The queries of a probe for a server of this version (`server_version_num`), with names in `default_schema`
/// unqualified.
#[must_use]
pub fn asked(probe: &Probe, version: i32, default_schema: &str) -> Asked {
    let rows = relative(&probe.rows, default_schema);
    let found = match &probe.offending {
        Offending::Duplicate { keys, nulls, predicate } => {
            duplicates(&rows, keys, *nulls, predicate.as_ref())
        }
        Offending::Conflicting(definition) => match conflicts(&rows, definition.as_str()) {
            Some(found) => found,
            None => return Asked::Unwritten,
        },
        Offending::All => each(&rows, String::new()),
        Offending::Null(column) => each(&rows, format!("{} IS NULL", ident(column))),
        Offending::Value(column) => each(&rows, format!("{} IS NOT NULL", ident(column))),
        Offending::Violating(condition) => each(&rows, format!("NOT ({condition})")),
        Offending::Matching(condition) => each(&rows, condition.0.clone()),
        Offending::Orphaned(reference) => each(&rows, orphaned(&rows, reference, default_schema)),
        Offending::Label { column, within: Within::Column, label } => {
            each(&rows, format!("{}::text = {}", ident(column), literal(label)))
        }
        Offending::Label { column, within: Within::Array, label } => {
            each(&rows, format!("{} = ANY ({}::text[])", literal(label), ident(column)))
        }
        Offending::Unfit { column, types, cast, labels, others } => {
            let types = types.as_ref().map(|it| it.relative(default_schema));
            let types = types.as_ref().map(|it| &**it);
            let fit = fit::fit(column, types, cast, labels.as_deref(), version);
            match fitting(&rows, fit.with(*others)) {
                Some(found) => found,
                None => return Asked::Nothing,
            }
        }
        Offending::Unconverted { ty, by, null } => {
            let ty = ty.relative(default_schema);
            match fitting(&rows, fit::converted(&rows.table, &ty, by, *null)) {
                Some(found) => found,
                None => return Asked::Nothing,
            }
        }
    };
    let Found { count, least, keys, setup } = found;
    let (setup, teardown) = setup.unzip();
    let total = layout::clauses(&["SELECT count(*)".to_owned(), format!("FROM {}", stored(&rows))]);
    let table = qualified(&rows.table);
    Asked::Query(Box::new(Counting { setup, count, least, keys, total, table, teardown }))
}

struct Found {
    count: String,
    least: Option<String>,
    keys: Option<String>,
    setup: Option<(String, String)>,
}

fn relative(rows: &Rows, default_schema: &str) -> Rows {
    let mut rows = rows.clone();
    rows.table.leave_out(default_schema);
    rows.name.leave_out(default_schema);
    for value in &mut rows.values {
        match &mut value.source {
            Source::Converted(_, ty, _) | Source::Added(ty, _) => ty.leave_out(default_schema),
            Source::Column(_) => {}
        }
    }
    rows
}

/// The rows whose value a type cannot hold; `None` if it holds all.
fn fitting(rows: &Rows, fit: Fit) -> Option<Found> {
    match fit {
        Fit::Always => None,
        Fit::Unless { condition, fails: _ } => Some(each(rows, condition)),
        Fit::Tried { setup, condition, teardown } => {
            Some(Found { setup: Some((setup, teardown)), ..each(rows, condition) })
        }
    }
}

/// Rows that can be counted one by one.
fn each(rows: &Rows, condition: String) -> Found {
    let filter = if condition.is_empty() { condition } else { format!("WHERE {condition}") };
    let from = |keys: &[String]| format!("FROM {}", source(rows, keys));
    let query = |what: &str, keys: &[String]| {
        layout::clauses(&[format!("SELECT {what}"), from(keys), filter.clone()])
    };
    let keys = (!rows.key.is_empty()).then(|| {
        let what = texts(&rows.key.iter().map(|it| ident(it)).collect::<Vec<_>>());
        format!("{} LIMIT {FEW}", query(&what, &rows.key))
    });
    let some = query("1", &[]);
    let least = format!("SELECT count(*) FROM ({some} LIMIT {}) AS found", ENOUGH + 1);
    Found { count: query("count(*)", &[]), least: Some(least), keys, setup: None }
}

/// Several values as one text.
fn texts(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|it| format!("{it}::text")).collect();
    match &values[..] {
        [one] => one.clone(),
        _ => format!("concat_ws(', ', {})", values.join(", ")),
    }
}

fn duplicates(
    rows: &Rows,
    keys: &[IndexKey],
    nulls: Nulls,
    predicate: Option<&Expression>,
) -> Found {
    let keys: Vec<String> = keys
        .iter()
        .map(|key| match key {
            IndexKey::Column(name) => ident(name),
            IndexKey::Expression(expression) => format!("({expression})"),
        })
        .collect();
    let mut conditions: Vec<String> = predicate.iter().map(|it| format!("({it})")).collect();
    if nulls == Nulls::Distinct {
        conditions.extend(keys.iter().map(|key| format!("{key} IS NOT NULL")));
    }
    let filter = match &conditions[..] {
        [] => String::new(),
        all => format!("WHERE {}", all.join(" AND ")),
    };
    let grouped = |what: &str| {
        layout::clauses(&[
            format!("SELECT {what}"),
            format!("FROM {}", source(rows, &[])),
            filter.clone(),
            format!("GROUP BY {}", keys.join(", ")),
            "HAVING count(*) > 1".to_owned(),
        ])
    };
    let count = match &keys[..] {
        // Sorting one value per row takes less time than collecting groups.
        [key] if nulls == Nulls::Distinct => layout::clauses(&[
            format!("SELECT count({key}) - count(DISTINCT {key})"),
            format!("FROM {}", source(rows, &[])),
            predicate.map(|it| format!("WHERE ({it})")).unwrap_or_default(),
        ]),
        _ => {
            let groups = grouped("count(*) AS n").replace('\n', "\n    ");
            format!("SELECT coalesce(sum(n - 1), 0)::bigint\nFROM (\n    {groups}\n) AS alike")
        }
    };
    let shown = format!("{} LIMIT {FEW}", grouped(&texts(&keys)));
    Found { count, least: None, keys: Some(shown), setup: None }
}

fn orphaned(rows: &Rows, reference: &Reference, default_schema: &str) -> String {
    let Reference { columns, matching, parent, referenced } = reference;
    let own = ident(&rows.name.name);
    let set: Vec<String> = columns.iter().map(|it| format!("{} IS NOT NULL", ident(it))).collect();
    let asked = match (matching, &set[..]) {
        (_, [one]) => one.clone(),
        (Matching::Simple, all) => all.join(" AND "),
        (Matching::Full, all) => format!("({})", all.join(" OR ")),
    };
    let Some(parent) = parent else { return asked };
    let parent = relative(parent, default_schema);
    let alias = if own == "parent" { "referred" } else { "parent" };
    let pairs = columns.iter().zip(referenced);
    let same = pairs.map(|(own_column, other)| {
        format!("{alias}.{} = {own}.{}", ident(other), ident(own_column))
    });
    let same: Vec<String> = same.collect();
    let from = under(&parent, &[], alias);
    format!("{asked} AND NOT EXISTS (SELECT FROM {from} WHERE {})", same.join(" AND "))
}

/// Rows that an earlier one excludes.
fn conflicts(rows: &Rows, definition: &str) -> Option<Found> {
    let tokens: Vec<_> = lexer::tokens(definition).collect();
    let open = tokens.iter().position(|it| it.is("("))?;
    let close = open + tokens::closing(&tokens[open..])?;
    let mut elements = Vec::new();
    let mut rest = &tokens[open + 1..close];
    while !rest.is_empty() {
        let with = top_level(rest, "WITH")?;
        let end = top_level(rest, ",").unwrap_or(rest.len());
        let value = operand(&rest[..with], definition)?;
        let operator = &rest[with + 1..end];
        let operator = &definition[operator.first()?.start..operator.last()?.end()];
        elements.push((value, operator));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    let filter = match tokens.get(close + 1) {
        Some(token) if token.is("WHERE") => definition[token.start..].to_owned(),
        Some(_) => return None,
        None => String::new(),
    };
    let values = elements.iter().enumerate().map(|(at, (value, _))| format!("{value} AS k{at}"));
    let values: Vec<String> = values.collect();
    let pairs = elements.iter().enumerate().map(|(at, (_, by))| format!("a.k{at} {by} b.k{at}"));
    let pairs: Vec<String> = pairs.collect();
    let each = layout::clauses(&[
        format!("SELECT row_number() OVER () AS place, {}", values.join(", ")),
        format!("FROM {}", source(rows, &[])),
        filter,
    ]);
    let each = each.replace('\n', "\n    ");
    let count = format!(
        "WITH each AS (\n    {each}\n)\nSELECT count(DISTINCT b.place)\nFROM each AS a JOIN each AS b ON a.place < b.place AND {}",
        pairs.join(" AND ")
    );
    Some(Found { count, least: None, keys: None, setup: None })
}

/// The position of a token outside all parentheses.
fn top_level(tokens: &[lexer::Token<'_>], word: &str) -> Option<usize> {
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].is(word) {
            return Some(at);
        }
        at += if tokens[at].is("(") { tokens::closing(&tokens[at..])? + 1 } else { 1 };
    }
    None
}

/// The key of an index element, without a collation, an operator class or an order after it.
fn operand<'a>(tokens: &[lexer::Token<'_>], text: &'a str) -> Option<&'a str> {
    let first = tokens.first()?;
    let mut end = if first.is("(") { 0 } else { tokens::name_length(tokens) };
    if tokens.get(end).is_some_and(|it| it.is("(")) {
        end += tokens::closing(&tokens[end..])? + 1;
    }
    Some(&text[first.start..tokens.get(end.checked_sub(1)?)?.end()])
}

/// The contents of `FROM`: the table, or its rows as the statement will find them, with these columns of the table.
fn source(rows: &Rows, keys: &[String]) -> String {
    if is_as_stored(rows) { stored(rows) } else { under(rows, keys, &ident(&rows.name.name)) }
}

/// The table itself.
fn stored(rows: &Rows) -> String {
    let only = match rows.reach {
        Reach::All => "",
        Reach::Own => "ONLY ",
    };
    format!("{only}{}", qualified(&rows.table))
}

/// The same with an alias.
fn under(rows: &Rows, keys: &[String], alias: &str) -> String {
    let table = stored(rows);
    if is_as_stored(rows) {
        return format!("{table} AS {alias}");
    }
    let others = keys.iter().filter(|key| !rows.values.iter().any(|it| it.name == **key));
    let others: Vec<String> = others.map(|it| ident(it)).collect();
    let values = rows.values.iter().map(value).chain(others.iter().cloned());
    let values: Vec<String> = values.collect();
    let inner = format!("SELECT {} FROM {table}", values.join(", "));
    if rows.values.iter().all(|it| it.fill.is_none()) {
        return format!("({inner}) AS {alias}");
    }
    let filled = rows.values.iter().map(|it| match (&it.fill, ident(&it.name)) {
        (Some(fill), own) => format!("coalesce({own}, {fill}) AS {own}"),
        (None, own) => own,
    });
    let filled: Vec<String> = filled.chain(others).collect();
    format!("(SELECT {} FROM ({inner}) AS {alias}) AS {alias}", filled.join(", "))
}

fn is_as_stored(rows: &Rows) -> bool {
    let is_same = |it: &Value| {
        it.fill.is_none() && matches!(&it.source, Source::Column(former) if *former == it.name)
    };
    rows.table == rows.name && rows.values.iter().all(is_same)
}

fn value(value: &Value) -> String {
    let own = ident(&value.name);
    match &value.source {
        Source::Column(former) if *former == value.name => own,
        Source::Column(former) => format!("{} AS {own}", ident(former)),
        Source::Converted(former, ty, cast) => {
            format!("{} AS {own}", transformed(former, ty, cast))
        }
        Source::Added(ty, default) => {
            let default = default.as_ref().map_or("NULL".to_owned(), |it| format!("({it})"));
            format!("{default}::{} AS {own}", type_name(ty))
        }
    }
}
