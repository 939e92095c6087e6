//! The files of entities: which there are, and the lines that list them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::adopt::{Adopted, context::ENUMS};

/// The names of the modules in a folder.
pub(super) fn existing(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|it| it.path()).filter_map(|path| {
        let is_module = path.is_dir() || path.extension().is_some_and(|it| it == "rs");
        is_module.then(|| path.file_stem().map(|it| it.to_string_lossy().into_owned())).flatten()
    });
    names.collect()
}

/// Whether a folder has no module beside the file that lists them.
pub(super) fn is_first(existing: &BTreeSet<String>) -> bool {
    existing.iter().all(|it| ["lib", "mod", "main"].contains(&it.as_str()))
}

/// The module of a file, if it is directly in the folder.
pub(super) fn of_file(file: &Path, folder: &Path) -> Option<String> {
    let absolute = |path: &Path| std::path::absolute(path).ok();
    let parent = absolute(file)?.parent()?.to_owned();
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    (parent == absolute(folder)? && !["lib", "mod", "main"].contains(&stem.as_str()))
        .then_some(stem)
}

/// A free name for the module of new enums.
pub(super) fn enums(existing: &BTreeSet<String>) -> String {
    let mut names = [ENUMS.to_owned()].into_iter().chain((2..).map(|n| format!("{ENUMS}_{n}")));
    names.find(|it| !existing.contains(it)).unwrap_or_default()
}

/// The path, or else the first one with a number that no file has.
pub(super) fn free(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..).map(|n| path.with_file_name(format!("{stem}_{n}.sql")));
    let mut paths = std::iter::once(path.to_owned()).chain(numbered);
    paths.find(|it| !it.exists()).unwrap_or_else(|| path.to_owned())
}

/// The file that lists modules, with further ones. All other lines stay.
pub(super) fn listed(text: &str, modules: &[&str]) -> String {
    let declares = |line: &str| {
        let line = line.trim_start();
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.trim_end().strip_suffix(';').map(str::to_owned)
    };
    let had: BTreeSet<String> = text.lines().filter_map(declares).collect();
    let mut new: Vec<String> = modules
        .iter()
        .filter(|it| !had.contains(**it))
        .map(|it| format!("pub mod {it};"))
        .collect();
    new.sort();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let last = lines.iter().rposition(|it| declares(it).is_some());
    if let Some(last) = last {
        let after = lines.split_off(last + 1);
        lines.extend(new.into_iter().chain(after));
    } else {
        if lines.last().is_some_and(|it| !it.is_empty()) {
            lines.push(String::new());
        }
        lines.extend(new);
    }
    format!("{}\n", lines.join("\n"))
}

/// Every entity under its own name.
pub(super) fn prelude(adopted: &Adopted) -> String {
    let entities = adopted.entities.iter();
    let lines =
        entities.map(|(module, name)| format!("pub use super::{module}::Entity as {name};\n"));
    format!("//! Every entity under its own name.\n\n{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn modules_are_listed_after_those_that_are_there() {
        assert_eq!(listed("", &["b", "a"]), "pub mod a;\npub mod b;\n");
        let text = "//! Ours.\n\nmod a;\npub mod c;\n\nfn main() {}\n";
        let expected = "//! Ours.\n\nmod a;\npub mod c;\npub mod b;\n\nfn main() {}\n";
        assert_eq!(listed(text, &["a", "b"]), expected);
        assert_eq!(listed("//! Ours.\n", &["b"]), "//! Ours.\n\npub mod b;\n");
    }
}
