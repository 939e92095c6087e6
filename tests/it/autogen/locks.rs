//! The locks, scans and rewrites that `autogen diff` tells of a change, compared with what servers were seen to do on tables
//! with rows: one line for each change, in [`lines`].
//!
//! A line has tables of its own, so that one comparison covers all lines, and its statements are found by their names.

mod lines;

use std::collections::BTreeMap;

use regex_lite::Regex;
use serde_json::Value;
use tests::on_every_server;

use self::lines::{ENTITIES, Line, SINCE_18, STAGES, TABLES, TYPES, ZONE};
use super::workspace::{Workspace, model};

on_every_server!(each_change_locks_what_was_seen, |server| {
    let newer = if server.version >= 18 { SINCE_18 } else { &[] };
    let mut all = TABLES.to_vec();
    all.extend(newer);
    let types: Vec<[String; 2]> = TYPES.iter().map(with_an_index).collect();
    let of_types = types.iter().zip(TYPES);
    all.extend(
        of_types.map(|([before, after], (from, _, does))| (*from, &**before, &**after, *does)),
    );
    let workspace = Workspace::new(server);
    workspace.database.execute("CREATE EXTENSION vector");
    start(&workspace, &all);
    compare(&workspace, &all, "--no-online");
});

on_every_server!(times_in_another_zone_lock_what_was_seen, |server| {
    let workspace = Workspace::new(server);
    let name = &workspace.database.name;
    workspace.database.execute(&format!("ALTER DATABASE \"{name}\" SET timezone = 'Europe/Oslo'"));
    start(&workspace, ZONE);
    compare(&workspace, ZONE, "--no-online");
});

on_every_server!(each_stage_locks_what_was_seen, |server| {
    let stages = STAGES.iter().map(|(change, before, after, does, on_18)| {
        (*change, *before, *after, if server.version < 18 { *does } else { *on_18 })
    });
    let all: Vec<Line> = stages.collect();
    let workspace = Workspace::new(server);
    start(&workspace, &all);
    compare(&workspace, &all, "--online");
});

on_every_server!(names_and_labels_lock_what_was_seen, |server| {
    let workspace = Workspace::new(server);
    let write = |at, side| workspace.entity(&format!("t{at}.rs"), &entity(side, at));
    (0..).zip(ENTITIES).for_each(|(at, (_, before, ..))| write(at, before));
    workspace.migrate("start");
    (0..).zip(ENTITIES).for_each(|(at, (_, _, after, _))| write(at, after));
    compare(&workspace, ENTITIES, "--no-online");
});

/// The sides of a change of type. An index on the column shows whether it is built anew.
fn with_an_index((before, after, does): &(&str, &str, &str)) -> [String; 2] {
    let index = if does.ends_with(NO_INDEX) { "" } else { "; CREATE INDEX ON t (c)" };
    [before, after].map(|it| format!("t(c {it}){index}"))
}

/// The end of what a change does to a type that has no order.
const NO_INDEX: &str = " without an index";

/// Leaves a workspace in which everything is as it was before the changes.
fn start(workspace: &Workspace, all: &[Line]) {
    let before: String = (0..).zip(all).map(|(at, (_, before, ..))| script(before, at)).collect();
    let after: String = (0..).zip(all).map(|(at, (_, _, after, _))| script(after, at)).collect();
    workspace.write("entity/sql/tables.sql", &before);
    workspace.run(&["-m", "start"]).success();
    workspace.database.execute(&before);
    workspace.mark_applied();
    workspace.write("entity/sql/tables.sql", &after);
}

/// Compares what the tool tells of all changes with the lines.
fn compare(workspace: &Workspace, all: &[Line], flag: &str) {
    let output = workspace.run(&["diff", "--format", "json", flag]).success();
    let json: Value = serde_json::from_str(&output.stdout).expect("JSON");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let (statements, effects) = (list(&json["up"]), list(&json["locks"]["up"]));
    assert_eq!(statements.len(), effects.len(), "not measured: {:#?}", json["findings"]);
    let is_warned = |at: usize| {
        let own =
            |it: &Value| it["subject"] == format!("t{}", suffix(at)) && it["direction"] == "up";
        list(&json["findings"]).iter().any(|it| own(it) && it["code"] == "rewrites-table")
    };
    let mut told: BTreeMap<usize, Vec<(&str, String)>> = BTreeMap::new();
    for (statement, effects) in statements.iter().zip(&effects) {
        let statement = statement.as_str().expect("a statement");
        let at = number(statement).unwrap_or_else(|| panic!("whose is {statement}?"));
        told.entry(at).or_default().push((statement, shown(effects, at)));
    }
    let mut wrong = String::new();
    for (at, (change, _, after, seen)) in all.iter().enumerate() {
        let told = told.remove(&at).unwrap_or_default();
        let does: Vec<&str> = told.iter().map(|(_, does)| &**does).collect();
        if does.join("; ") != seen.trim_end_matches(NO_INDEX) {
            wrong += &format!("{change} ({after})\n  seen: {seen}\n  told: {told:#?}\n");
        }
        // A label that goes has a finding of its own.
        let is_rewritten = |(sql, does): &(&str, String)| {
            sql.contains(" TYPE ") && !sql.contains("::text::") && does.contains("rewrite")
        };
        let is_retyped = told.iter().any(is_rewritten);
        if is_warned(at) != is_retyped {
            wrong += &format!("{change} ({after})\n  seen: {seen}\n  warned: {}\n", is_warned(at));
        }
    }
    assert!(wrong.is_empty(), "on {}:\n{wrong}", workspace.database.server().version);
}

/// What a statement does, as the lines have it: `t AX rewrite +1, o SRE none`.
fn shown(effects: &Value, at: usize) -> String {
    let Some(effects) = effects.as_array() else { return "not measured".to_owned() };
    let mut all: Vec<String> = effects.iter().map(|it| one(it, at)).collect();
    all.sort_by_key(|it| (!it.starts_with('t'), it.clone()));
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}

fn one(effect: &Value, at: usize) -> String {
    let text = |key: &str| effect[key].as_str().expect("a text");
    let lock = match text("lock") {
        "ACCESS EXCLUSIVE" => "AX",
        "EXCLUSIVE" => "X",
        "SHARE ROW EXCLUSIVE" => "SRE",
        "SHARE" => "S",
        "SHARE UPDATE EXCLUSIVE" => "SUE",
        "ROW EXCLUSIVE" => "RX",
        "ROW SHARE" => "RS",
        "ACCESS SHARE" => "AS",
        other => panic!("{other} is not a lock"),
    };
    let rebuilt = match effect["rebuilt"].as_u64().expect("a number") {
        0 => String::new(),
        some => format!(" +{some}"),
    };
    let table = text("table").replace(&suffix(at), "");
    format!("{table} {lock} {}{rebuilt}", text("work"))
}

/// The names that each line has for itself, with its number.
const OWN: [&str; 4] = ["t", "o", "k", "d"];

fn suffix(at: usize) -> String {
    format!("_{at:03}")
}

/// The line to which a statement belongs.
fn number(statement: &str) -> Option<usize> {
    let own = Regex::new(r"\b[tokd]_(\d{3})").expect("an expression");
    own.captures(statement)?[1].parse().ok()
}

/// The statements of one side. `t(c integer)` is a table of a plain column `id` and others, and `o` one with a key.
fn script(side: &str, at: usize) -> String {
    let mut script = String::new();
    for statement in side.split("; ").filter(|it| !it.is_empty()) {
        let sql = match statement.split_once('(') {
            _ if statement == "t" => "CREATE TABLE t (id integer)".to_owned(),
            _ if statement == "o" => "CREATE TABLE o (id integer PRIMARY KEY)".to_owned(),
            Some(("t", rest)) => format!("CREATE TABLE t (id integer, {rest}"),
            Some(("o", rest)) => format!("CREATE TABLE o ({rest}"),
            _ => statement.to_owned(),
        };
        for token in lexer::lex(&sql) {
            script += token.text;
            if OWN.contains(&token.text) {
                script += &suffix(at);
            }
        }
        script += ";\n";
    }
    script
}

/// The entity of one side: its attributes, its fields, and the labels of the enum `K`, apart from each other by `|`.
fn entity(side: &str, at: usize) -> String {
    let side = side.replace('@', &suffix(at));
    let parts: Vec<&str> = side.split('|').map(str::trim).collect();
    let [attributes, fields, labels] = parts[..] else { panic!("{side} is not an entity") };
    let labels: String = labels
        .split_whitespace()
        .map(|it| format!("#[sea_orm(string_value = {it:?})] {it},"))
        .collect();
    let labels = if labels.is_empty() {
        String::new()
    } else {
        format!(
            "#[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]\n\
             #[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = \"k{}\")]\n\
             pub enum K {{ {labels} }}\n",
            suffix(at)
        )
    };
    model(attributes, fields) + &labels
}
