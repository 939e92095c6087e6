//! What entities state, case by case: Rust source, and what was read.

mod autogen_attribute;
mod columns;
mod defaults;
mod elsewhere;
mod enums;
mod features;
mod formats;
mod macros;
mod modules;
mod older;
mod relations;
mod sequences;
mod show;
mod types;

use std::{collections::BTreeMap, path::PathBuf};

use expect_test::Expect;

use super::{Features, Options, Reading, load::files::Files, read_from};

/// Reads one file, after the usual import.
#[track_caller]
fn check(source: &str, expect: &Expect) {
    check_files(&[("entity.rs", &format!("use sea_orm::entity::prelude::*;\n{source}"))], expect);
}

/// Reads the fields of one entity, without the key.
#[track_caller]
fn check_fields(fields: &str, expect: &Expect) {
    check(&model("", fields), expect);
}

/// A compact entity of the table `t`, with attributes, and fields after its key.
fn model(attributes: &str, fields: &str) -> String {
    format!(
        "#[derive(DeriveEntityModel, Autogen)]\n#[sea_orm(table_name = \"t\")]\n{attributes}\npub struct Model {{\n\
         #[sea_orm(primary_key)] pub id: i32,\n{fields}\n}}\n\
         #[derive(DeriveRelation)] pub enum Relation {{}}"
    )
}

/// Reads files; the roots are the first folder of each.
#[track_caller]
fn check_files(files: &[(&str, &str)], expect: &Expect) {
    expect.assert_eq(&show::reading(&reading(files, Features::Workspace)));
}

fn reading(files: &[(&str, &str)], features: Features) -> Reading {
    let mut roots = Vec::new();
    for (path, _) in files {
        let root = PathBuf::from(path.split('/').next().unwrap_or_default());
        if !roots.contains(&root) {
            roots.push(root);
        }
    }
    read_with(files, roots, &[("Money", "numeric(12,2)")], features)
}

fn read_with(
    files: &[(&str, &str)],
    roots: Vec<PathBuf>,
    types: &[(&str, &str)],
    features: Features,
) -> Reading {
    let text = |text: &str| text.to_owned();
    let options = Options {
        without: Vec::new(),
        roots,
        default_schema: "public".to_owned(),
        macros_without_entities: vec!["nothing".to_owned()],
        types: types.iter().map(|(name, ty)| (text(name), text(ty))).collect(),
        features,
    };
    let files: BTreeMap<_, _> =
        files.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned())).collect();
    let mut reading = read_from(Files::Memory(&files), &options, || options.default_schema.clone());
    if types.len() == 1 {
        reading.diagnostics.retain(|it| it.code != "unused-setting");
    }
    reading
}
