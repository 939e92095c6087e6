//! The password file → the password for one server.
//!
//! <https://www.postgresql.org/docs/current/libpq-pgpass.html>. The driver's own reader is never used: it knows
//! neither `passfile` nor the name `localhost` for sockets, and logs lines that it cannot read.

use std::path::{Path, PathBuf};

use super::environment::Environment;

/// The values that a line must match.
pub(super) struct Login<'a> {
    pub(super) host: &'a str,
    pub(super) port: u16,
    pub(super) database: &'a str,
    pub(super) user: &'a str,
}

/// The given file, or the user's own.
pub(super) fn path(named: Option<&str>, environment: &Environment) -> Option<PathBuf> {
    match named {
        Some(named) => Some(PathBuf::from(named)),
        None if cfg!(windows) => environment
            .get("APPDATA")
            .map(|directory| Path::new(&directory).join("postgresql/pgpass.conf")),
        None => environment.at_home(".pgpass"),
    }
}

/// The password of the first matching line. As in libpq, a file that others can read is not used.
pub(super) fn password(file: &Path, login: &Login<'_>, warn: &dyn Fn(&str)) -> Option<String> {
    let metadata = std::fs::metadata(file).ok()?;
    if !metadata.is_file() {
        warn(&format!("warning: the password file {} is not a plain file", file.display()));
        return None;
    }
    if is_shared(&metadata) {
        warn(&format!(
            "warning: the password file {0} is not used, because others may read it\n  help: chmod 600 {0}",
            file.display()
        ));
        return None;
    }
    let text = std::fs::read(file).ok()?;
    find(&String::from_utf8_lossy(&text), login)
}

#[cfg(unix)]
fn is_shared(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_shared(_: &std::fs::Metadata) -> bool {
    false
}

fn find(text: &str, login: &Login<'_>) -> Option<String> {
    let port = login.port.to_string();
    let wanted = [login.host, &port, login.database, login.user];
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut rest = line;
        for value in wanted {
            let (field, escaped, behind) = field(rest);
            if escaped == "*" || field == value {
                rest = behind?;
            } else {
                return None;
            }
        }
        Some(field(rest).0)
    })
}

/// The text up to a colon without its escapes, the same with them, and the rest after the colon.
fn field(text: &str) -> (String, &str, Option<&str>) {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            ':' => return (value, &text[..at], Some(&text[at + 1..])),
            '\\' => value.push(chars.next().map_or('\\', |(_, escaped)| escaped)),
            _ => value.push(c),
        }
    }
    (value, text, None)
}

#[cfg(test)]
mod tests {
    use super::{Login, find};

    #[test]
    fn the_first_line_that_matches_has_the_password() {
        let login = Login { host: "::1", port: 5432, database: "a:b", user: r"me\x" };
        for (text, expected) in [
            ("", None),
            ("*:*:*:*:pw", Some("pw")),
            ("*:*:*:*:p\\:w\\\\:no", Some("p:w\\")),
            ("#*:*:*:*:no\n*:*:*:*:pw\r\n", Some("pw")),
            ("other:*:*:*:no\n\\:\\:1:5432:a\\:b:me\\\\x:pw", Some("pw")),
            ("*:5433:*:*:no\n*:5432:*:*:one\n*:*:*:*:two", Some("one")),
            ("*:*:*", None),
            (r"\*:*:*:*:no", None),
            ("*:*:*:*:", Some("")),
        ] {
            assert_eq!(find(text, &login).as_deref(), expected, "{text:?}");
        }
    }
}
