//! The text of a connection string, which no log, error or `Debug` output ever shows.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// Replaces every part of a connection string that might be secret.
const HIDDEN: &str = "***";

/// A connection string as the user wrote it, valid or not.
///
/// Parsing never fails, because clap would print the rejected value, password included. The text is checked where it
/// is used, by an error that names the fault and not the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Url(String);

impl Url {
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text with its password. The long name makes uses stand out.
    #[must_use]
    pub fn expose_secret(&self) -> &str {
        &self.0
    }

    /// The scheme, or a short word if the text has none.
    fn scheme(&self) -> &str {
        match self.0.split_once("://") {
            Some((scheme, _)) if is_scheme(scheme) => scheme,
            _ => "database",
        }
    }
}

impl FromStr for Url {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::new(text))
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{HIDDEN}", self.scheme())
    }
}

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Url({self})")
    }
}

/// Whether the text can only be a URL scheme: a password before `://` must not be echoed as one.
fn is_scheme(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    !text.is_empty() && text.len() <= 32 && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::Url;

    #[test]
    fn neither_debug_nor_display_shows_the_password() {
        for text in
            ["postgres://me:s3cret@db/app", "s3cret", "postgres://s3cret", "me:s3cret@db://x"]
        {
            let url = Url::new(text);
            assert!(!format!("{url} {url:?} {url:#?}").contains("s3cret"), "{url}");
            assert_eq!(url.expose_secret(), text);
        }
    }

    #[test]
    fn the_scheme_stays_visible() {
        assert_eq!(Url::new("mysql://a:b@c/d").to_string(), "mysql://***");
    }
}
