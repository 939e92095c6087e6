//! Names of the database as names of Rust: valid, and no two equal.

use std::collections::BTreeSet;

use heck::{ToSnakeCase, ToUpperCamelCase};

/// The name of a module or field: lower-case words. Not yet distinct from others, and perhaps a key word.
pub(super) fn snake(name: &str) -> String {
    let valid = |name: String| {
        let name =
            if name.starts_with(|c: char| c.is_ascii_digit()) { format!("x{name}") } else { name };
        let name = if NEVER_RAW.contains(&name.as_str()) { format!("{name}_x") } else { name };
        is_identifier(&name).then_some(name)
    };
    let plain = |keep: fn(char) -> bool| {
        let words: String = name.chars().map(|c| if keep(c) { c } else { '_' }).collect();
        words.to_snake_case()
    };
    // Some letters of other scripts cannot begin or continue a name of Rust.
    valid(plain(char::is_alphanumeric))
        .or_else(|| valid(plain(|c| c.is_ascii_alphanumeric())))
        .unwrap_or_else(|| "unnamed".to_owned())
}

/// The name of a type or variant.
pub(super) fn camel(name: &str) -> String {
    snake(name).to_upper_camel_case()
}

/// A type or variant that was told apart from others.
pub(super) fn joined(name: &str) -> String {
    if name.contains('_') { name.to_upper_camel_case() } else { name.to_owned() }
}

/// A field as it is written: a key word needs `r#`.
pub(super) fn written(field: &str) -> String {
    if is_key_word(field) { format!("r#{field}") } else { field.to_owned() }
}

fn is_identifier(name: &str) -> bool {
    !name.is_empty() && (syn::parse_str::<syn::Ident>(name).is_ok() || is_key_word(name))
}

pub(super) fn is_key_word(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_err()
        && syn::parse_str::<syn::Ident>(&format!("r#{name}")).is_ok()
}

/// The name that SeaORM's derive makes of a label (`camel_case_with_escaped_non_uax31` in its `util.rs`).
pub(super) fn label(label: &str) -> String {
    let keeps = |at: usize, c: char| {
        let name = if at == 0 { c.to_string() } else { format!("a{c}") };
        !matches!(c, '_' | ' ') && syn::parse_str::<syn::Ident>(&name).is_ok()
    };
    let escaped = label
        .chars()
        .enumerate()
        .map(|(at, c)| if keeps(at, c) { c.to_string() } else { format!("{:#X}", u32::from(c)) });
    escaped.collect::<String>().to_upper_camel_case()
}

/// Key words that cannot be written with `r#`.
const NEVER_RAW: &[&str] = &["crate", "self", "super"];

/// Names that are given away. Two names with the same words count as one, because `SeaORM` makes types and variants of
/// them.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    pub(super) fn with(names: &[&str]) -> Self {
        Self(names.iter().map(|it| it.to_upper_camel_case()).collect())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&name.to_upper_camel_case())
    }

    /// The first of these names that is free, or else the last with a number.
    pub(super) fn first(&mut self, names: &[String]) -> String {
        let free = names.iter().find(|it| !self.has(it));
        let last = names.last().map_or("unnamed", String::as_str);
        let mut numbered = (2..).map(|n| format!("{last}_x{n}"));
        let name = free.cloned().or_else(|| numbered.find(|it| !self.has(it))).unwrap_or_default();
        self.0.insert(name.to_upper_camel_case());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Taken, camel, snake, written};

    #[test]
    fn names_of_the_database_become_names_of_rust() {
        for (name, field) in [
            ("users", "users"),
            ("UserName", "user_name"),
            ("a-b c", "a_b_c"),
            ("1st", "x1st"),
            ("größe", "größe"),
            ("😀", "unnamed"),
            ("type", "type"),
            ("self", "self_x"),
            ("", "unnamed"),
        ] {
            assert_eq!(snake(name), field);
        }
        assert_eq!(written("type"), "r#type");
        assert_eq!(camel("order-lines"), "OrderLines");
    }

    #[test]
    fn two_names_of_the_same_words_are_told_apart() {
        let mut taken = Taken::with(&["prelude"]);
        let mut first = |name: &str| taken.first(&[name.to_owned()]);
        assert_eq!(first("field_1"), "field_1");
        assert_eq!(first("field1"), "field1_x2");
        assert_eq!(first("prelude"), "prelude_x2");
    }
}
