//! Rust names: of modules, of items, and the segments of a path. What they resolve to is not known here.

use syn::{Ident, Path, Token, ext::IdentExt};

/// The path of a module: the crate's name, followed by module names.
pub(super) type ModulePath = Vec<String>;

/// The full name of an item.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Name {
    pub(super) module: ModulePath,
    pub(super) ident: String,
}

impl Name {
    pub(super) fn new(module: &[String], ident: impl Into<String>) -> Self {
        Self { module: module.to_vec(), ident: ident.into() }
    }

    /// As Rust spells it: `entity::user::Model`.
    pub(super) fn path(&self) -> String {
        format!("{}::{}", self.module.join("::"), self.ident)
    }
}

/// The path of a submodule.
pub(super) fn inside(module: &[String], name: &str) -> ModulePath {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// The names in a path, without its arguments.
pub(super) fn segments(path: &Path) -> Vec<String> {
    let mut segments = leading(path.leading_colon);
    segments.extend(path.segments.iter().map(|segment| plain(&segment.ident)));
    segments
}

/// The empty first segment of a path that begins with `::`; otherwise nothing.
pub(super) fn leading(colon: Option<Token![::]>) -> Vec<String> {
    colon.map(|_| String::new()).into_iter().collect()
}

/// An identifier without `r#`.
pub(super) fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}
