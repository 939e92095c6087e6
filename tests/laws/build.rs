//! Generates modules of adopted entities, and of the cases' migrations.

#[path = "../modules.rs"]
mod modules;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() {
    let (mut modules, mut arms) = (String::new(), String::new());
    for case in modules::cases() {
        let path = case.directory.join("migration.rs");
        if !path.is_file() {
            continue;
        }
        let (module, path) = (case.module(), path.display());
        writeln!(modules, "mod {module} {{ #[path = \"{path}\"] pub(super) mod migration; }}")
            .expect("text");
        let (kind, what) = (&case.kind, &case.what);
        writeln!(
            arms,
            "        \"{kind}/{what}\" => Some(Box::new({module}::migration::Migration)),"
        )
        .expect("text");
    }
    let adopted = adopted();
    let text = format!(
        "{modules}
/// The entities of `tests/adopted`.
pub mod adopted {{
{adopted}}}
/// The migration of a case, if it has one.
pub fn migration(case: &str) -> Option<Box<dyn sea_orm_migration::MigrationTrait>> {{
    match case {{
{arms}        _ => None,
    }}
}}
"
    );
    modules::write("migrations.rs", &text);
}

/// A module for each schema of `tests/adopted`, with a module for each of its entities.
fn adopted() -> String {
    let root = modules::adopted();
    println!("cargo::rerun-if-changed={}", root.display());
    let mut text = String::new();
    for schema in entries(&root).into_iter().filter(|it| it.is_dir()) {
        let files = entries(&schema).into_iter();
        let files = files.filter(|it| it.extension().is_some_and(|it| it == "rs"));
        let name =
            |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let modules = files
            .map(|it| format!("        #[path = \"{}\"] pub mod {};\n", it.display(), name(&it)));
        let modules: String = modules.collect();
        writeln!(text, "    pub mod {} {{\n{modules}    }}", name(&schema)).expect("text");
    }
    text
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|it| it.path()).collect();
    paths.sort();
    paths
}
