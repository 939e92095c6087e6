//! The list of migrations, as text: which it contains, and how to add one.
//!
//! `lib.rs` is the user's file. It is parsed to find two places, and text is inserted there. Nothing else changes, be
//! it a comment, an attribute, a hand-written entry or a line ending. If the file is not understood, the edit is
//! refused, with the lines to add.

mod edit;
mod list;
pub mod record;

use self::list::{Container, List};

/// Why the list could not be edited, and what to do instead.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{reason}{}", .module.as_deref().map(by_hand).unwrap_or_default())]
pub struct CannotRegister {
    pub reason: Reason,
    /// The migration that was to be registered, if two more lines list it.
    pub module: Option<String>,
}

#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Reason {
    #[error("this is not valid Rust: {0}")]
    Syntax(String),
    #[error("there is no `impl MigratorTrait for …`")]
    NoMigrator,
    #[error("there are several `impl MigratorTrait for …`")]
    SeveralMigrators,
    #[error("the `impl MigratorTrait` has no `fn migrations`")]
    NoFunction,
    #[error("`fn migrations` does more than return one `vec![…]`")]
    Built,
    #[error("`{0}` is declared already")]
    Declared(String),
    #[error("`{0}` is not a name for a module")]
    Name(String),
    #[error("its layout is not understood")]
    Layout,
}

impl Reason {
    /// Whether there is a list, and a person can add to it.
    #[must_use]
    pub fn is_of_the_list(&self) -> bool {
        match self {
            Self::SeveralMigrators | Self::NoFunction | Self::Built | Self::Layout => true,
            Self::Syntax(_) | Self::NoMigrator | Self::Declared(_) | Self::Name(_) => false,
        }
    }
}

fn by_hand(module: &str) -> String {
    format!(
        "; add these two lines yourself: `mod {module};` beside the other modules, and \
         `Box::new({module}::Migration),` as the last entry of `fn migrations`"
    )
}

/// The modules of the listed migrations, in order. Entries without a recognisable module are skipped.
pub fn registered(lib_rs: &str) -> Result<Vec<String>, CannotRegister> {
    let list = list::read(lib_rs).map_err(|reason| CannotRegister { reason, module: None })?;
    Ok(list.modules().collect())
}

/// The list with one more migration at its end.
pub fn register(lib_rs: &str, module: &str) -> Result<String, CannotRegister> {
    let refused = |reason: Reason| {
        let module = reason.is_of_the_list().then(|| module.to_owned());
        CannotRegister { reason, module }
    };
    if syn::parse_str::<syn::Ident>(module).is_err() {
        return Err(refused(Reason::Name(module.to_owned())));
    }
    let list = list::read(lib_rs).map_err(refused)?;
    if list.declares(module) {
        return Err(refused(Reason::Declared(module.to_owned())));
    }
    let mut edits = edit::entry(lib_rs, &list, module);
    edits.push(edit::declaration(lib_rs, &list, module));
    let after = edit::apply(lib_rs, edits);
    if is_right(&list, &after, module) { Ok(after) } else { Err(refused(Reason::Layout)) }
}

/// Whether the new text is as expected, however the places were found.
fn is_right(before: &List, after: &str, module: &str) -> bool {
    let Ok(after) = list::read(after) else { return false };
    let expected = before.modules().chain(std::iter::once(module.to_owned()));
    after.declares(module) && after.modules().eq(expected) && after.len() == before.len() + 1
}

#[cfg(test)]
mod tests;
