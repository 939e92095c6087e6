//! The reference pages, compared with the programs and their source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use autogen::schema::normalize::{EQUIVALENT_DEFAULTS, parse_type};
use tests::program::bin;

use super::{names, page};
use crate::clone::workspace;
use crate::markdown::{blocks, command_lines, program};
use crate::readme::{codes, reading};

#[test]
fn every_command_line_is_understood() {
    let mut n_commands = 0;
    let skill = fs::read_to_string(workspace().join("SKILL.md")).expect("SKILL.md");
    let pages = names().into_iter().map(|name| (page(&name), name));
    for (text, name) in pages.chain([(skill, "SKILL.md".to_owned())]) {
        for line in command_lines(&text) {
            let Some((program, arguments)) = program(&line) else { continue };
            // Help is printed only if all arguments before it were understood.
            let output = bin(program).args(arguments).arg("--help").run();
            assert!(output.code == 0, "{name}: `{line}` is not understood: {}", output.stderr);
            n_commands += 1;
        }
    }
    assert!(n_commands > 60, "only {n_commands} command lines are found");
}

#[test]
fn the_commands_and_flags_are_those_of_the_programs() {
    let text = page("commands.md");
    for program in ["autogen", "migration"] {
        let common = flags(section(&text, &format!("### Flags of every command of `{program}`")));
        let of_some = text.lines().find(|it| it.starts_with("### Flags of `"));
        let of_some = of_some.filter(|_| program == "autogen").unwrap_or_default();
        let told: BTreeSet<&str> = text
            .lines()
            .filter_map(|it| it.strip_prefix("### `")?.strip_prefix(program)?.strip_prefix(' '))
            .filter_map(|it| it.strip_suffix('`'))
            .collect();
        let help = bin(program).arg("--help").run().success().stdout;
        let known: BTreeSet<&str> = help
            .split("\nCommands:\n")
            .nth(1)
            .unwrap_or_default()
            .lines()
            .map_while(|it| it.strip_prefix("  ")?.split_whitespace().next())
            .filter(|it| *it != "help")
            .collect();
        assert_eq!(told, known, "the commands of `{program}` in commands.md, and in its help");
        for command in known {
            let own = flags(section(&text, &format!("### `{program} {command}`")));
            let help = bin(program).args([command, "--help"]).run().success().stdout;
            let known: BTreeSet<String> = help
                .lines()
                // Further to the right is a text that may mention other flags.
                .filter(|it| it.trim_start().starts_with('-') && !it.starts_with("        "))
                .filter_map(long_flag)
                .filter(|it| it != "--help")
                .collect();
            let mut told: BTreeSet<String> = own.union(&common).cloned().collect();
            if of_some.contains(&format!("`{command}`")) {
                told.extend(flags(section(&text, of_some)));
            } else if program == "autogen" {
                // Common flags that a command does not use are not in its help.
                told.retain(|it| own.contains(it) || known.contains(it));
            }
            assert_eq!(
                told, known,
                "the flags of `{program} {command}`: commands.md, and its help"
            );
        }
    }
}

#[test]
fn the_findings_are_those_of_the_code() {
    let text = page("findings.md");
    let told: BTreeSet<String> = text
        .lines()
        .filter_map(|it| it.strip_prefix("### `")?.strip_suffix('`'))
        .map(str::to_owned)
        .collect();
    assert_eq!(told, codes(), "the findings in findings.md, and the codes in autogen/src/check");
    let told = keys(section(&text, "## Errors and warnings about entities"));
    let mut known = BTreeSet::new();
    diagnostics(&workspace().join("autogen/src"), &mut known);
    assert_eq!(told, known, "the diagnostics in findings.md, and the codes in autogen/src");
}

/// The codes of all diagnostics in the sources.
fn diagnostics(directory: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(directory).expect("source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            diagnostics(&path, codes);
            continue;
        }
        let text = fs::read_to_string(&path).expect("source");
        let kinds = ["error", "warning", "note", "unseen"].map(|it| format!("Diagnostic::{it}("));
        for start in kinds.iter().map(String::as_str).chain(["fail("]) {
            let quoted = text.split(start).skip(1).filter_map(|it| {
                it.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned)
            });
            codes.extend(quoted.filter(|it| !it.contains(' ')));
        }
    }
}

#[test]
fn the_keys_of_the_attribute_are_those_that_are_understood() {
    let text = page("autogen-attribute.md");
    let entity = |on_struct: &str, on_field: &str| {
        format!(
            "use sea_orm::entity::prelude::*;\n#[derive(Clone, Debug, DeriveEntityModel, autogen_derive::Autogen)]\n\
             #[sea_orm(table_name = \"t\")]\n{on_struct}\npub struct Model {{\n#[sea_orm(primary_key)]\npub id: i64,\n\
             {on_field}\npub word: Option<Word>,\n}}\n\
             #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\npub enum Relation {{}}\n\
             impl ActiveModelBehavior for ActiveModel {{}}\n"
        )
    };
    let word = |on_enum: &str, on_variant: &str| {
        format!(
            "#[derive(Clone, Debug, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]\n\
             #[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = \"word\")]\n{on_enum}\npub enum Word {{\n\
             #[sea_orm(string_value = \"a\")]\n{on_variant}\nA,\n}}\n"
        )
    };
    let wrong = "#[autogen(nonsense = \"1\")]";
    let mut asked = BTreeMap::from([
        ("## On the struct".to_owned(), entity(wrong, "") + &word("", "")),
        ("## On a field".to_owned(), entity("", wrong) + &word("", "")),
        ("## On an active enum".to_owned(), entity("", "") + &word(wrong, "")),
        ("## On a variant".to_owned(), entity("", "") + &word("", wrong)),
    ]);
    for list in keys(section(&text, "## On the struct")) {
        if list != "renamed_from" && list != "partition_by" {
            let on_struct = format!("#[autogen({list}(nonsense = \"1\"))]");
            asked.insert(format!("### `{list}(…)`"), entity(&on_struct, "") + &word("", ""));
        }
    }
    for (heading, source) in asked {
        let reading = reading(&source);
        let mut helps = reading.diagnostics.iter().flat_map(|it| &it.help);
        let known = helps.find_map(|it| it.strip_prefix("the keys here are "));
        let known = known.unwrap_or_else(|| panic!("{heading}: {:#?}", reading.diagnostics));
        let known: BTreeSet<String> =
            known.split(", ").map(|it| it.trim_matches('`').to_owned()).collect();
        assert_eq!(keys(section(&text, &heading)), known, "`{heading}` in autogen-attribute.md");
    }
}

#[test]
fn the_sample_entities_raise_no_diagnostic() {
    let mut n_entities = 0;
    for name in names() {
        let text = page(&name);
        let rust = blocks(&text).into_iter().filter(|(language, _)| *language == "rust");
        // Crates of a workspace are read with it.
        for (_, text) in rust.filter(|(_, text)| text.contains("tstzrange")) {
            let reading = reading(text);
            assert!(reading.diagnostics.is_empty(), "{name}: {:#?}", reading.diagnostics);
            n_entities += 1;
        }
    }
    assert_eq!(n_entities, 1, "the entity of autogen-attribute.md");
}

#[test]
fn the_settings_are_those_that_are_understood() {
    let text = page("autogen-toml.md");
    let run = |settings: &str| {
        let directory = tempfile::tempdir().expect("a directory");
        for name in ["crates/entity", "crates/migration"] {
            fs::create_dir_all(directory.path().join(name)).expect("a directory");
        }
        fs::write(directory.path().join("crates/entity/lib.rs"), "").expect("a file");
        fs::write(directory.path().join("Cargo.lock"), "").expect("a file");
        fs::write(directory.path().join("autogen.toml"), settings).expect("a file");
        let nowhere = ["check", "--wait", "0", "--database-url", "postgres://a@127.0.0.1:1/a"];
        bin("autogen").dir(directory.path()).args(nowhere).run().code(1).stderr
    };
    for (heading, settings) in [
        ("## At the top", "nonsense = 1"),
        ("## `[ignore]`", "[ignore]\nnonsense = 1"),
        ("## `[naming]`", "[naming]\nnonsense = 1"),
    ] {
        let said = run(settings);
        let known = said.split("expected one of ").nth(1).unwrap_or_else(|| panic!("{said}"));
        let known: BTreeSet<String> =
            known.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        assert_eq!(keys(section(&text, heading)), known, "`{heading}` in autogen-toml.md");
    }
    let example = blocks(&text).into_iter().find(|(language, _)| *language == "toml");
    let said = run(example.expect("an example").1);
    assert!(!said.contains("`autogen.toml`: "), "the example in autogen-toml.md: {said}");
}

#[test]
fn the_equivalences_are_those_of_the_code() {
    let text = page("equivalences.md");
    let quoted = |line: &str| -> Vec<String> {
        line.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let told: Vec<Vec<String>> = rows(section(&text, "## Defaults that mean the same"))
        .into_iter()
        .map(quoted)
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(told, EQUIVALENT_DEFAULTS, "the defaults in equivalences.md, and in normalize.rs");
    let mut n_types = 0;
    for row in rows(section(&text, "## Names of types")) {
        let names = quoted(row);
        let types: BTreeSet<_> =
            names.iter().map(|it| parse_type(it, "public").map(|it| it.to_string())).collect();
        assert!(types.len() < 2, "equivalences.md: {names:?} are {types:?}");
        n_types += names.len();
    }
    assert!(n_types > 25, "only {n_types} types are found");
}

/// The text below a heading, up to the next one.
#[track_caller]
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let start = text.find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no `{heading}`"));
    let below = &text[start + heading.len() + 2..];
    below.find("\n#").map_or(below, |end| &below[..end])
}

/// The rows of its tables.
fn rows(section: &str) -> Vec<&str> {
    section.lines().filter(|it| it.starts_with('|')).collect()
}

/// The names in backticks in the first column of its tables.
fn keys(section: &str) -> BTreeSet<String> {
    let first =
        rows(section).into_iter().filter_map(|row| row.strip_prefix("| `")?.split('`').next());
    first.map(str::to_owned).collect()
}

/// The long flags in the first column of its tables.
fn flags(section: &str) -> BTreeSet<String> {
    rows(section)
        .into_iter()
        .filter_map(|row| row.split('|').nth(1))
        .filter_map(long_flag)
        .collect()
}

/// The first long flag in a text.
fn long_flag(text: &str) -> Option<String> {
    let start = text.find("--")?;
    let rest = &text[start..];
    let end = rest.find(|it: char| it != '-' && !it.is_ascii_lowercase()).unwrap_or(rest.len());
    rest[..end].ends_with(|it: char| it.is_ascii_lowercase()).then(|| rest[..end].to_owned())
}
