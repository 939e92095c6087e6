//! Makes modules of the migrations that the cases hold, so that each is compiled and can be run.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where"))
        .join("cases");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to"));
    fs::write(out.join("migrations.rs"), migrations(&root)).expect("the modules");
    fs::write(out.join("entities.rs"), entities(&root)).expect("the modules");
}

fn migrations(root: &Path) -> String {
    let (mut modules, mut arms) = (String::new(), String::new());
    for (kind, what) in cases(root) {
        let path = root.join(&kind).join(&what).join("migration.rs");
        if path.is_file() {
            writeln!(
                modules,
                "mod {kind}__{what} {{ #[path = \"{}\"] pub(super) mod migration; }}",
                path.display()
            )
            .expect("text");
            writeln!(
                arms,
                "        \"{kind}/{what}\" => Some(Box::new({kind}__{what}::migration::Migration)),"
            )
            .expect("text");
        }
    }
    format!(
        "{modules}
/// The migration of a case that has one.
pub(crate) fn migration(case: &str) -> Option<Box<dyn sea_orm_migration::MigrationTrait>> {{
    match case {{
{arms}        _ => None,
    }}
}}
"
    )
}

fn entities(root: &Path) -> String {
    let (mut modules, mut sides) = (String::new(), String::new());
    // Many cases begin with the same entities, which are compiled once.
    let mut seen = BTreeSet::new();
    for (kind, what) in cases(root) {
        let mut own = String::new();
        for side in ["before", "after"] {
            let path = root.join(&kind).join(&what).join(format!("{side}.rs"));
            let text = fs::read_to_string(&path).unwrap_or_default();
            // A side without entities is an empty schema, on which there is nothing to compare.
            if !text.contains("pub mod") || !seen.insert(text) {
                continue;
            }
            write!(own, "#[path = \"{}\"] pub mod {side}; ", path.display()).expect("text");
            writeln!(sides, "    (\"{kind}/{what}\", \"{side}\"),").expect("text");
        }
        writeln!(modules, "pub mod {kind}__{what} {{ {own}}}").expect("text");
    }
    format!(
        "{modules}\n/// Every source of a case.\npub(crate) const SIDES: &[(&str, &str)] = &[\n{sides}];\n"
    )
}

/// Kinds and what happens, in order.
fn cases(root: &Path) -> Vec<(String, String)> {
    let mut cases = Vec::new();
    for kind in directories(root) {
        println!("cargo::rerun-if-changed={}", kind.display());
        for what in directories(&kind) {
            println!("cargo::rerun-if-changed={}", what.display());
            cases.push((name(&kind), name(&what)));
        }
    }
    cases
}

fn directories(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut directories: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    directories.sort();
    directories
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
