//! The JSON of the commands, compared with the page that describes it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::page;

/// Compares what a command prints with its section. Keys that the page gives may be missing; others may not be there.
#[track_caller]
pub(crate) fn check(command: &str, text: &str) {
    let value: Value = serde_json::from_str(text).expect("JSON");
    let known = documented(command);
    let mut found = BTreeMap::new();
    walk("", &value, &mut found);
    for (path, types) in &found {
        // `notes` has the keys of `unseen`, and `down` those of `up`.
        let path =
            path.replace("notes[].", "unseen[].").replace("locks.down[][].", "locks.up[][].");
        let told =
            known.get(&path).unwrap_or_else(|| panic!("`{path}` of `{command}` is not in json.md"));
        assert!(
            types.is_subset(told),
            "`{path}` of `{command}` is {types:?}, and {told:?} in json.md"
        );
    }
    if let Value::Object(keys) = &value {
        let told: BTreeSet<&str> =
            known.keys().map(String::as_str).filter(|it| !it.contains(['.', '['])).collect();
        let keys: BTreeSet<&str> = keys.keys().map(String::as_str).collect();
        assert_eq!(keys, told, "the keys of `{command}`, and those in json.md");
    }
}

/// The keys of a section, each with its types.
fn documented(command: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = page("json.md");
    let heading = format!("\n## `{command}`\n");
    let section =
        text.split(&heading).nth(1).unwrap_or_else(|| panic!("no `{command}` in json.md"));
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let key = cells.next()?.trim_end_matches('`').to_owned();
        Some((key, cells.next()?.split(" or ").map(str::to_owned).collect()))
    });
    rows.collect()
}

fn walk(path: &str, value: &Value, found: &mut BTreeMap<String, BTreeSet<String>>) {
    let of = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    if !path.is_empty() {
        found.entry(path.to_owned()).or_default().insert(of.to_owned());
    }
    match value {
        Value::Array(all) => all.iter().for_each(|it| walk(&format!("{path}[]"), it, found)),
        Value::Object(keys) => {
            for (key, value) in keys {
                let dot = if path.is_empty() { "" } else { "." };
                walk(&format!("{path}{dot}{key}"), value, found);
            }
        }
        _ => {}
    }
}
