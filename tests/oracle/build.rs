//! Makes modules of the entities that the cases hold.

#[path = "../modules.rs"]
mod modules;

use std::{collections::BTreeSet, fmt::Write as _, fs};

fn main() {
    let (mut modules, mut sides) = (String::new(), String::new());
    // Many cases begin with the same entities, which are compiled once.
    let mut seen = BTreeSet::new();
    for case in modules::cases() {
        let mut own = String::new();
        for side in ["before", "after"] {
            let path = case.directory.join(format!("{side}.rs"));
            let text = fs::read_to_string(&path).unwrap_or_default();
            // A side without entities is an empty schema, on which there is nothing to compare.
            if !text.contains("pub mod") || !seen.insert(text) {
                continue;
            }
            write!(own, "#[path = \"{}\"] pub mod {side}; ", path.display()).expect("text");
            writeln!(sides, "    (\"{}/{}\", \"{side}\"),", case.kind, case.what).expect("text");
        }
        writeln!(modules, "pub mod {} {{ {own}}}", case.module()).expect("text");
    }
    let text = format!(
        "{modules}\n/// Every source of a case.\npub const SIDES: &[(&str, &str)] = &[\n{sides}];\n"
    );
    modules::write("entities.rs", &text);
}
