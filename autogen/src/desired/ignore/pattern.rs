//! Patterns of names: `*` matches any number of characters, `?` matches one, and a leading `!` makes an exception.

use crate::schema::Qualified;

/// Whether a name without a schema is on the list.
#[must_use]
pub fn plain(patterns: &[String], name: &str) -> bool {
    decided(patterns, |pattern| matches(pattern, name))
}

/// Whether the last pattern that matches puts the object on the list, or takes it out.
pub(super) fn decided(patterns: &[String], matches: impl Fn(&str) -> bool) -> bool {
    patterns.iter().fold(false, |ignored, pattern| match pattern.strip_prefix('!') {
        Some(pattern) if matches(pattern) => false,
        None if matches(pattern) => true,
        Some(_) | None => ignored,
    })
}

/// Whether the pattern matches the whole of the text.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let mut chars = pattern.chars();
    match chars.next() {
        None => text.is_empty(),
        Some('*') => {
            let rest = chars.as_str();
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.into_iter().any(|at| matches(rest, &text[at..]))
        }
        Some(c) => {
            let mut text = text.chars();
            text.next().is_some_and(|it| c == '?' || c == it)
                && matches(chars.as_str(), text.as_str())
        }
    }
}

/// A name as a pattern.
#[must_use]
pub fn of(name: &Qualified, part: &str, default_schema: &str) -> String {
    let owner = name.relative_to(default_schema);
    match part {
        "" => owner,
        part if part.starts_with(':') => owner + part,
        part => format!("{owner}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_matches_anything() {
        for (pattern, text, expected) in [
            ("legacy_*", "legacy_users", true),
            ("legacy_*", "users", false),
            ("*", "", true),
            ("a*b*c", "aXbYc", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a", "ab", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
