//! `rename_all` and `rename`: SeaORM's case styles, with its own interpretation of their names.

use heck::{
    ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToTitleCase, ToUpperCamelCase,
};

/// How a style converts an identifier.
pub(super) type Style = fn(&str) -> String;

/// Every spelling that SeaORM knows, each with its conversion. `camel_case` is `PascalCase`, as in strum.
const STYLES: &[(&str, Style)] = &[
    ("camelCase", |name| name.to_lower_camel_case()),
    ("mixed_case", |name| name.to_lower_camel_case()),
    ("PascalCase", |name| name.to_upper_camel_case()),
    ("camel_case", |name| name.to_upper_camel_case()),
    ("snake_case", |name| name.to_snake_case()),
    ("snek_case", |name| name.to_snake_case()),
    ("SCREAMING_SNAKE_CASE", |name| name.to_shouty_snake_case()),
    ("shouty_snake_case", |name| name.to_shouty_snake_case()),
    ("shouty_snek_case", |name| name.to_shouty_snake_case()),
    ("kebab-case", |name| name.to_kebab_case()),
    ("kebab_case", |name| name.to_kebab_case()),
    ("SCREAMING-KEBAB-CASE", |name| name.to_kebab_case().to_uppercase()),
    ("UPPERCASE", str::to_uppercase),
    ("lowercase", str::to_lowercase),
    ("title_case", |name| name.to_title_case()),
];

/// The conversion of the style with that name; `None` if SeaORM knows no such style.
pub(super) fn style(name: &str) -> Option<Style> {
    STYLES.iter().find(|(known, _)| *known == name).map(|(_, convert)| *convert)
}

/// The names of all styles.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    STYLES.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::style;

    #[test]
    fn styles_convert_as_in_seaorm() {
        for (name, expected) in [
            ("camelCase", "firstName"),
            ("camel_case", "FirstName"),
            ("snake_case", "first_name"),
            ("SCREAMING_SNAKE_CASE", "FIRST_NAME"),
            ("SCREAMING-KEBAB-CASE", "FIRST-NAME"),
            ("UPPERCASE", "FIRSTNAME"),
            ("title_case", "First Name"),
            ("kebab-case", "first-name"),
        ] {
            assert_eq!(style(name).map(|convert| convert("FirstName")).as_deref(), Some(expected));
        }
        assert!(style("Train-Case").is_none());
    }
}
