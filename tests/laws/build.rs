//! Generates modules of the cases' migrations: of all cases, or, with the feature `picked`, of those that `CASES`
//! selects. Compiling all takes minutes.

#[path = "../modules.rs"]
mod modules;

use std::fmt::Write as _;

fn main() {
    println!("cargo::rerun-if-env-changed=CASES");
    let picked = std::env::var_os("CARGO_FEATURE_PICKED").and_then(|_| std::env::var("CASES").ok());
    let picked = picked.unwrap_or_default();
    let (mut modules, mut arms) = (String::new(), String::new());
    for case in modules::cases() {
        let path = case.directory.join("migration.rs");
        if !path.is_file() || !format!("{}/{}", case.kind, case.what).contains(&picked) {
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
    let text = format!(
        "{modules}
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
