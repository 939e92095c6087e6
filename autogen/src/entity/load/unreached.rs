//! Files with entities that no `mod` leads to. Rust does not compile them, and whoever forgot the line should know.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use syn::Item;

use crate::{
    entity::{place, read::attributes},
    schema::diagnostic::Diagnostic,
};

use super::{
    crates,
    files::{Files, parent},
};

/// Reports files below a crate's source that contain entities and are not reachable from the root file.
pub(super) fn files(
    files: Files<'_>,
    first: &Path,
    reached: &BTreeSet<PathBuf>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    walk(files, &parent(first), first, reached, &mut found);
    found
}

fn walk(
    files: Files<'_>,
    folder: &Path,
    first: &Path,
    reached: &BTreeSet<PathBuf>,
    found: &mut Vec<Diagnostic>,
) {
    for path in files.list(folder) {
        if reached.contains(&crates::normal(&path)) {
            continue;
        }
        match path.extension() {
            Some(extension) if extension == "rs" => found.extend(unreached(files, &path, first)),
            Some(_) => {}
            // A nested crate is separate.
            None if files.exists(&path.join("Cargo.toml")) || files.exists(&path) => {}
            None => walk(files, &path, first, reached, found),
        }
    }
}

fn unreached(files: Files<'_>, path: &Path, first: &Path) -> Option<Diagnostic> {
    let text = files.read(path).filter(|text| text.contains("DeriveEntity"))?;
    let items = syn::parse_file(&text).ok()?.items;
    let entity = items.iter().find_map(|item| match item {
        Item::Struct(item)
            if attributes::derives(&item.attrs, "DeriveEntityModel")
                || attributes::derives(&item.attrs, "DeriveEntity") =>
        {
            Some(item)
        }
        _ => None,
    })?;
    let place = place::place(&Arc::new(path.to_owned()), entity.ident.span());
    let module = match path.file_stem()?.to_str()? {
        "mod" => path.parent()?.file_name()?.to_str()?,
        name => name,
    };
    let first = first.display();
    let message =
        format!("no `mod` leads from `{first}` to `{}`: its entity is not read", path.display());
    let help = format!("add `mod {module};` to the module above it, or delete the file");
    Some(Diagnostic::warning("unreached-file", place, message).help(help))
}
