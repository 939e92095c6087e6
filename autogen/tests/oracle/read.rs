//! The reader's side.

use std::{fs, path::Path};

use autogen::{
    entity::{Features, Options, read},
    schema::{
        GeneratedKind, IdentityKind, IndexKey,
        diagnostic::Severity,
        stated::{AutoIncrement, Column, Schema, Table},
    },
};

use super::{Facts, default};

/// What the reader finds in the entities at a path. `#[autogen(…)]` is removed first, because SeaORM does not know
/// it.
pub(super) fn facts(root: &Path) -> Facts {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = folder.path().join(root.file_name().expect("a path with a name"));
    copy_without_schema(root, &copy);
    let reading = read(&Options {
        without: Vec::new(),
        roots: vec![copy],
        default_schema: "public".to_owned(),
        macros_without_entities: Vec::new(),
        types: [].into(),
        features: Features::Workspace,
    });
    let errors: Vec<_> = reading
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|it| format!("{}:{}: {}", it.place.file.display(), it.place.line, it.message))
        .collect();
    assert!(errors.is_empty(), "the reader complains:\n{}", errors.join("\n"));
    schema(&reading.schema)
}

fn copy_without_schema(from: &Path, to: &Path) {
    if from.is_file() {
        let text = fs::read_to_string(from).expect("a readable file");
        return fs::write(to, without_schema(&text)).expect("a writable folder");
    }
    fs::create_dir_all(to).expect("a writable folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let entry = entry.expect("a readable folder");
        copy_without_schema(&entry.path(), &to.join(entry.file_name()));
    }
}

/// Removes `#[autogen(…)]`, and keeps line numbers.
fn without_schema(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("#[autogen(") {
        let length = attribute_length(&rest[start..]);
        out.push_str(&rest[..start]);
        out.extend(rest[start..start + length].chars().filter(|c| *c == '\n'));
        rest = &rest[start + length..];
    }
    out + rest
}

fn attribute_length(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 && at > 0 {
            return at + 1;
        }
    }
    text.len()
}

fn schema(schema: &Schema) -> Facts {
    let mut facts = Facts::new();
    for (name, it) in &schema.enums {
        facts.entry(format!("enum {}", name.name)).or_default().insert(it.labels.join(" | "));
    }
    for (name, it) in &schema.tables {
        let lines = facts.entry(format!("table {name}")).or_default();
        let columns = it.columns.iter().enumerate();
        lines.extend(columns.map(|(position, it)| column(position, it)));
        lines.extend(constraints(it));
    }
    facts
}

fn column(position: usize, it: &Column) -> String {
    let mut line =
        format!("column {position} {} {}", it.name, it.ty.column_type().to_string().to_lowercase());
    if !it.nullable {
        line.push_str(" not null");
    }
    if let Some(expression) = &it.default {
        line.extend([" default ", &default(expression.as_str())]);
    }
    match &it.auto_increment {
        Some(AutoIncrement::Exact(identity)) if identity.kind == IdentityKind::Always => {
            line.push_str(" identity always");
        }
        Some(AutoIncrement::Implied | AutoIncrement::Wanted | AutoIncrement::Exact(_)) => {
            line.push_str(" identity");
        }
        Some(AutoIncrement::Unwanted) | None => {}
    }
    if let Some(generated) = &it.generated {
        let kind = match generated.kind {
            GeneratedKind::Stored => "stored",
            GeneratedKind::Virtual => "virtual",
        };
        line.extend([" ", kind, " ", generated.expression.as_str()]);
    }
    if let Some(collation) = &it.collation {
        line.extend([" collate ", &collation.to_string()]);
    }
    line
}

fn constraints(it: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(key) = &it.primary_key {
        let name = if key.columns.len() > 1 { key.name.as_str() } else { "" };
        lines.push(format!("key {name}({})", key.columns.join(", ")));
    }
    lines.extend(it.uniques.iter().map(|it| format!("unique ({})", it.value.columns.join(", "))));
    lines.extend(it.checks.iter().map(|it| {
        let name = if it.explicit { it.name.as_str() } else { "" };
        format!("check {name}({})", it.value.expression)
    }));
    for key in &it.foreign_keys {
        let to = &key.value;
        let action = |what: &str, action: Option<autogen::schema::Action>| {
            action.map_or_else(String::new, |action| format!(" {what} {}", action.as_sql()))
        };
        lines.push(format!(
            "foreign key {}({}) -> {}({}){}{}",
            key.name,
            to.columns.join(", "),
            to.references,
            to.referenced_columns.join(", "),
            action("on delete", to.on_delete),
            action("on update", to.on_update)
        ));
    }
    for index in &it.indexes {
        let unique = if index.value.unique { "unique " } else { "" };
        let columns = index.value.columns.iter().map(|column| match &column.key {
            IndexKey::Column(name) => name.as_str(),
            IndexKey::Expression(expression) => expression.as_str(),
        });
        let columns: Vec<_> = columns.collect();
        lines.push(format!("{unique}index {}({})", index.name, columns.join(", ")));
    }
    lines
}
