//! The text of `autogen.toml`.

use std::{collections::BTreeSet, fmt::Write, path::Path};

use super::mismatch::{IgnoreList, Mismatch};
use crate::{
    cli::{find::Crates, settings::Settings},
    entity::Features,
};

pub(super) fn settings(crates: &Crates, settings: &Settings, mismatches: &[Mismatch]) -> String {
    let mut text = String::from(
        "# Settings of autogen. Its book lists all of them: docs/src/autogen-toml.md\n\n",
    );
    let path = |path: &Path| string(&path.to_string_lossy());
    let entities: Vec<String> = crates.entities.iter().map(|it| path(it)).collect();
    let _ = writeln!(text, "entity = [{}]", entities.join(", "));
    if let Some(migration) = &crates.migration {
        let _ = writeln!(text, "migration = {}", path(migration));
    }
    if !settings.schemas.is_empty() {
        let schemas: Vec<String> = settings.schemas.iter().map(|it| string(it)).collect();
        let _ = writeln!(text, "schemas = [{}]", schemas.join(", "));
    }
    let list = |features: &BTreeSet<String>| {
        let features: Vec<String> = features.iter().map(|it| string(it)).collect();
        format!("features = [{}]\n", features.join(", "))
    };
    match &settings.features {
        Features::Workspace => {}
        Features::All => text += "all-features = true\n",
        Features::DefaultAnd(features) => text += &list(features),
        Features::Only(features) => {
            text += &format!("no-default-features = true\n{}", list(features));
        }
    }
    if !settings.types.is_empty() {
        text += "\n[types]\n";
        for (name, ty) in &settings.types {
            let _ = writeln!(text, "{} = {}", string(name), string(ty));
        }
    }
    if !mismatches.is_empty() {
        text += &heading();
    }
    for kind in IgnoreList::ALL {
        let lines: Vec<&Mismatch> = mismatches.iter().filter(|it| it.kind == kind).collect();
        if lines.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{} = [", kind.key());
        for it in lines {
            let _ = writeln!(text, "{}", line(it));
        }
        text += "]\n";
    }
    text
}

/// The text above the lists.
pub(super) fn heading() -> String {
    format!("\n{}[ignore]\n", explanation())
}

pub(super) fn explanation() -> String {
    "# What the entities stated and the database did not have when this file was written. Nothing here is compared.\n\
     # Remove a line when you want the change, and the next migration makes it.\n"
        .to_owned()
}

/// A line of a list.
pub(super) fn line(mismatch: &Mismatch) -> String {
    let Mismatch { kind: _, pattern, instead } = mismatch;
    let instead = instead.replace(['\n', '\r'], " ");
    format!("    {}, # {instead}", string(pattern))
}

/// A string of TOML.
pub(super) fn string(text: &str) -> String {
    toml::Value::from(text).to_string()
}
