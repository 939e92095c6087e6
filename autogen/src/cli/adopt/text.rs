//! The text of `autogen.toml`, and what the user is told.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{Plan, project::Project};
use crate::{
    adopt::Adopted,
    cli::program::Program,
    desired::naming::{Convention, Naming},
    schema::{Declarations, stated},
};

pub(super) fn settings(
    project: &Project,
    naming: &Naming,
    extensions: &BTreeMap<String, stated::Extension>,
) -> String {
    let mut text = String::from(
        "# Settings of autogen. Its book lists all of them: docs/src/autogen-toml.md\n\n",
    );
    let string = |it: &str| toml::Value::from(it).to_string();
    let path = |it| string(&project.below(it).to_string_lossy());
    let _ = writeln!(text, "entity = [{}]", path(&project.entity));
    let _ = writeln!(text, "migration = {}", path(&project.settings.migration.migration_dir));
    if !project.settings.schemas.is_empty() {
        let schemas: Vec<String> = project.settings.schemas.iter().map(|it| string(it)).collect();
        let _ = writeln!(text, "schemas = [{}]", schemas.join(", "));
    }
    if naming.convention == Convention::Postgres {
        text += "\n# As in this database.\n[naming]\nconvention = \"postgres\"\n";
    }
    if !extensions.is_empty() {
        text += "\n[extensions]\n";
    }
    for (name, it) in extensions {
        let schema = it.schema.as_ref().map(|it| format!(" schema = {} ", string(it)));
        let _ = writeln!(text, "{} = {{{}}}", string(name), schema.unwrap_or_default());
    }
    text
}

/// The result, and what to do next.
pub(super) fn tell(project: &Project, plan: &Plan, adopted: &Adopted, declared: &Declarations) {
    let count = |n: usize, one: &str, many: &str| {
        if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
    };
    let tables = count(adopted.tables.len(), "table", "tables");
    let enums = match adopted.n_enums {
        0 => String::new(),
        n => format!(" and {}", count(n, "enum", "enums")),
    };
    if !adopted.tables.is_empty() {
        eprintln!("Entities for {tables}{enums} in {}.", project.below(&project.sources).display());
    }
    let tables = adopted.table_files.len();
    let objects = declared.objects.len();
    let tables =
        (tables > 0).then(|| count(tables, "table without an entity", "tables without an entity"));
    let objects = (objects > 0).then(|| count(objects, "other object", "other objects"));
    let files: Vec<String> = tables.into_iter().chain(objects).collect();
    if !files.is_empty() {
        eprintln!("SQL files for {}.", files.join(" and "));
    }
    if !plan.notes.is_empty() {
        eprintln!("\nNot in these files:");
    }
    for note in &plan.notes {
        eprintln!("  {note}");
    }
    eprintln!();
    let (entities, others): (Vec<_>, Vec<_>) = plan
        .files
        .keys()
        .partition(|it| it.parent() == Some(&project.sources) && **it != project.list);
    for path in others {
        eprintln!("Wrote {}", project.below(path).display());
    }
    if !entities.is_empty() {
        let files = count(entities.len(), "file", "files");
        eprintln!("Wrote {files} in {}", project.below(&project.sources).display());
    }
    if project.settings.migration.lock().exists() {
        let up = Program::of(&project.settings).up();
        eprintln!(
            "Commit them. Then: `autogen check`; change an entity; `autogen -m \"…\"`; {up}."
        );
    } else {
        eprintln!(
            "Commit them. Then: `autogen init`, which records where entities and database agree."
        );
    }
}
