//! Generates modules of the cases' entities.

#[path = "../modules.rs"]
mod modules;

use std::{collections::BTreeSet, fmt::Write as _, fs};

fn main() {
    let (mut modules, mut sides) = (String::new(), String::new());
    // Many cases have the same entities for SeaORM, which are compiled once.
    let mut seen = BTreeSet::new();
    for case in modules::cases() {
        let mut own = String::new();
        for side in ["before", "after"] {
            let path = case.directory.join(format!("{side}.rs"));
            let text = fs::read_to_string(&path).unwrap_or_default();
            // A side without entities is an empty schema: there is nothing to compare.
            if !text.contains("pub mod") || !seen.insert(seen_by_seaorm(&text)) {
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

/// The source without attributes that SeaORM does not read. Sources are formatted: an attribute of several lines ends
/// with a line of its brackets.
fn seen_by_seaorm(text: &str) -> String {
    let mut lines = text.lines();
    let mut seen = String::new();
    while let Some(line) = lines.next() {
        let attribute = line.trim_start();
        if !attribute.starts_with("#[autogen(") {
            seen.push_str(line);
            seen.push('\n');
        } else if !attribute.ends_with(")]") {
            lines.by_ref().find(|it| it.trim().trim_start_matches(')') == "]");
        }
    }
    seen
}
