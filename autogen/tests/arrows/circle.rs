//! Files that use each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    module,
    reader::{Kind, Reader},
};

/// Uses that form a cycle: those left after repeatedly removing files that use no other, or that no other uses.
pub(super) fn circle(files: &[Reader<'_>], known: &[(&str, &str)]) -> Option<String> {
    let product = || files.iter().filter(|it| it.kind == Kind::Product);
    let paths: BTreeMap<Vec<String>, &Path> =
        product().map(|it| (module(it.path), it.path)).collect();
    let mut edges: BTreeSet<(&Path, &Path)> = BTreeSet::new();
    for file in product() {
        let path = file.path;
        let used = file
            .used
            .iter()
            .filter_map(|used| (1..=used.len()).rev().find_map(|n| paths.get(&used[..n]).copied()));
        // All files of a folder share what its `mod.rs` declares.
        let is_around = |used: &Path| path.starts_with(module(used).join("/"));
        edges.extend(used.filter(|it| *it != path && !is_around(it)).map(|used| (path, used)));
    }
    for (one, other) in known.iter().map(|(one, other)| (Path::new(one), Path::new(other))) {
        if !edges.remove(&(one, other)) || !edges.remove(&(other, one)) {
            let (one, other) = (one.display(), other.display());
            return Some(format!("  {one} and {other} are no circle: take them off the list"));
        }
    }
    loop {
        let before = edges.len();
        let users: BTreeSet<_> = edges.iter().map(|(user, _)| *user).collect();
        let used: BTreeSet<_> = edges.iter().map(|(_, used)| *used).collect();
        edges.retain(|(one, other)| used.contains(one) && users.contains(other));
        if edges.len() == before {
            break;
        }
    }
    let left: Vec<_> = edges
        .iter()
        .map(|(user, used)| format!("    {} uses {}", user.display(), used.display()))
        .collect();
    (!left.is_empty()).then(|| format!("  a circle of files:\n{}", left.join("\n")))
}
