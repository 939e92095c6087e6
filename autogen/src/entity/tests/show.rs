//! A reading as text, one fact to a line.

use std::fmt::Write;

use crate::schema::{
    Action, Deferrable, GeneratedKind, IndexColumn, IndexKey, Nulls, Order, PartitionKey,
    diagnostic::Severity,
    stated::{AutoIncrement, Column, Named, Table, Type, UnknownTo},
};

use super::Reading;

pub(super) fn reading(reading: &Reading) -> String {
    let mut out = String::new();
    for (name, it) in &reading.schema.enums {
        let _ = write!(out, "enum {name}: {}", it.labels.join(" | "));
        option(&mut out, "comment", it.comment.as_ref());
        option(&mut out, "from", it.renamed_from.as_ref());
        for (label, former) in &it.renamed_labels {
            let _ = write!(out, ", {label} from {former}");
        }
        out.push('\n');
    }
    for (name, it) in &reading.schema.tables {
        let _ = write!(out, "table {name}");
        option(&mut out, "comment", it.comment.as_ref());
        option(&mut out, "from", it.renamed_from.as_ref());
        let key = it.partition_by.as_ref().map(PartitionKey::to_sql);
        option(&mut out, "partition by", key.as_ref());
        out.push('\n');
        table(&mut out, it);
    }
    for it in &reading.schema.declarations {
        let _ = writeln!(out, "declares {}", it.sql);
    }
    for it in &reading.diagnostics {
        let severity = match it.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
            Severity::Unseen => "unseen",
        };
        let place = &it.place;
        let _ = writeln!(
            out,
            "{severity}[{}] {}:{}:{} ({}): {}",
            it.code,
            place.file.display(),
            place.line,
            place.column,
            place.length,
            it.message
        );
        let is_error = it.severity == Severity::Error;
        assert!(!is_error || !it.help.is_empty(), "no help: {}[{}]", it.code, it.message);
        for help in &it.help {
            let _ = writeln!(out, "  help: {help}");
        }
    }
    out
}

fn option<T: std::fmt::Display>(out: &mut String, what: &str, value: Option<&T>) {
    if let Some(value) = value {
        let value = value.to_string().replace('\0', "\\0");
        let _ = write!(out, ", {what} {value}");
    }
}

fn table(out: &mut String, it: &Table) {
    for column in &it.columns {
        column_line(out, column);
    }
    if !it.ignored.is_empty() {
        let _ = writeln!(out, "  ignored {}", it.ignored.join(", "));
    }
    if let Some(key) = &it.primary_key {
        let mark = if key.explicit { "! " } else { " " };
        let _ = write!(out, "  key {}{mark}({})", key.name, key.columns.join(", "));
        include(out, &key.include);
        deferrable(out, key.deferrable);
        out.push('\n');
    }
    for key in &it.uniques {
        let head = name(key);
        let _ = write!(out, "  unique {head}({})", key.value.columns.join(", "));
        include(out, &key.value.include);
        if key.value.nulls_not_distinct {
            out.push_str(", nulls not distinct");
        }
        deferrable(out, Some(key.value.deferrable));
        option(out, "from", key.renamed_from.as_ref());
        out.push('\n');
    }
    for key in &it.foreign_keys {
        let to = &key.value;
        let _ = write!(
            out,
            "  foreign key {}({}) -> {}({})",
            name(key),
            to.columns.join(", "),
            to.references,
            to.referenced_columns.join(", ")
        );
        option(out, "on update", to.on_update.map(Action::as_sql).as_ref());
        option(out, "on delete", to.on_delete.map(Action::as_sql).as_ref());
        option(out, "match full", to.match_full.as_ref());
        deferrable(out, to.deferrable);
        option(out, "from", key.renamed_from.as_ref());
        out.push('\n');
    }
    for check in &it.checks {
        let head = name(check);
        let _ = write!(out, "  check {head}{}", check.value.expression);
        if check.value.no_inherit {
            out.push_str(", no inherit");
        }
        option(out, "from", check.renamed_from.as_ref());
        out.push('\n');
    }
    for it in &it.exclusions {
        let _ = writeln!(out, "  exclude {}{}", name(it), it.value.definition);
    }
    for index in &it.indexes {
        let it = &index.value;
        let unique = if it.unique { "unique " } else { "" };
        let columns: Vec<_> = it.columns.iter().map(key).collect();
        let head = name(index);
        let _ = write!(out, "  {unique}index {head}{} ({})", it.method, columns.join(", "));
        include(out, &it.include);
        if it.nulls_not_distinct {
            out.push_str(", nulls not distinct");
        }
        for (name, value) in &it.with {
            let _ = write!(out, ", {name} = {value}");
        }
        option(out, "where", it.predicate.as_ref());
        option(out, "from", index.renamed_from.as_ref());
        out.push('\n');
    }
}

fn column_line(out: &mut String, it: &Column) {
    let (exact, ty) = match &it.ty {
        Type::Exact(ty) => ("=", ty.to_string()),
        Type::Holds(ty) | Type::HoldsAlso(ty, _) => ("~", ty.to_string()),
        Type::Unknown(ty) => match &ty.to {
            UnknownTo::Reader(why) => ("?", why.clone()),
            UnknownTo::Everybody | UnknownTo::Postgres => ("?", ty.name.clone()),
        },
    };
    let null = if it.nullable { " null" } else { "" };
    let _ = write!(out, "  {} {exact}{ty}{null}", it.name);
    if let Some(auto) = &it.auto_increment {
        let auto = match auto {
            AutoIncrement::Implied => "counts by itself".to_owned(),
            AutoIncrement::Wanted => "counts".to_owned(),
            AutoIncrement::Unwanted => "does not count".to_owned(),
            AutoIncrement::Exact(identity) => format!("identity {:?}", identity.kind),
        };
        let _ = write!(out, ", {auto}");
    }
    option(out, "default", it.default.as_ref());
    if let Some(generated) = &it.generated {
        let kind = match generated.kind {
            GeneratedKind::Stored => "stored",
            GeneratedKind::Virtual => "virtual",
        };
        let _ = write!(out, ", {kind} {}", generated.expression);
    }
    option(out, "collate", it.collation.as_ref());
    option(out, "comment", it.comment.as_ref());
    option(out, "from", it.renamed_from.as_ref());
    option(out, "fill", it.fill.as_ref());
    option(out, "using", it.using.after.as_ref());
    option(out, "back", it.using.before.as_ref());
    out.push('\n');
}

/// The name, with a mark if the entity states it.
fn name<T>(it: &Named<T>) -> String {
    if it.explicit { format!("{}! ", it.name) } else { format!("{} ", it.name) }
}

fn include(out: &mut String, columns: &[String]) {
    if !columns.is_empty() {
        let _ = write!(out, ", include {}", columns.join(", "));
    }
}

fn deferrable(out: &mut String, it: Option<Deferrable>) {
    if let Some(it) = it.filter(|it| *it != Deferrable::No) {
        let _ = write!(out, ", {}", it.as_sql().to_lowercase());
    }
}

fn key(it: &IndexColumn) -> String {
    let mut out = match &it.key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(expression) => format!("({expression})"),
    };
    option(&mut out, "collate", it.collation.as_ref());
    option(&mut out, "class", it.operator_class.as_ref().map(|it| &it.0));
    if it.order == Order::Descending {
        out.push_str(" desc");
    }
    match it.nulls {
        Nulls::Default => {}
        Nulls::First => out.push_str(" nulls first"),
        Nulls::Last => out.push_str(" nulls last"),
    }
    out
}
