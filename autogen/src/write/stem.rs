//! The name of a migration, which is a module, a file and a row of `seaql_migrations`: as in SeaORM,
//! `mYYYYMMDD_HHMMSS_slug`, or by a pattern.

use time::{Date, Duration, OffsetDateTime, Time};

use super::zone::Zone;

/// The longest slug: long enough for a sentence, short enough for a listing.
const MAX: usize = 60;

/// SeaORM's names.
const USUAL: &str = "m{date}_{time}_{slug}";

#[derive(Debug, Eq, PartialEq, thiserror::Error)]
#[error("the message `{0}` has no letter a-z and no digit for a file name")]
pub struct NoName(String);

/// What is wrong with a pattern.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadPattern {
    #[error("there is no `{{{0}}}`")]
    Unknown(String),
    #[error("every migration would have the same name")]
    Same,
    #[error("`{0}` cannot be a Rust module")]
    NoModule(String),
}

/// How migrations are named.
#[derive(Clone, Debug)]
pub struct Pattern {
    pattern: String,
    zone: Zone,
}

/// What a migration is named after.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    pub message: &'a str,
    /// The migrations that it follows.
    pub revises: &'a [String],
    pub now: OffsetDateTime,
    /// The last migration of the list.
    pub last: Option<&'a str>,
}

impl Default for Pattern {
    fn default() -> Self {
        Self { pattern: USUAL.to_owned(), zone: Zone::default() }
    }
}

impl Pattern {
    /// A pattern, or SeaORM's. Names sort wherever they were created only if all are in the same time zone.
    pub fn new(pattern: Option<&str>, zone: Zone) -> Result<Self, BadPattern> {
        let pattern = Self { pattern: pattern.unwrap_or(USUAL).to_owned(), zone };
        let named =
            Named { message: "a", revises: &[], now: OffsetDateTime::UNIX_EPOCH, last: None };
        let values = pattern.values(&named, OffsetDateTime::UNIX_EPOCH);
        let (name, used) = fill(&pattern.pattern, &values).map_err(BadPattern::Unknown)?;
        if !["slug", "revision", "time", "second"].iter().any(|it| used.iter().any(|own| own == it))
        {
            return Err(BadPattern::Same);
        }
        let is_module = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if is_module { Ok(pattern) } else { Err(BadPattern::NoModule(name)) }
    }

    /// The name of a migration. If names contain the time, it sorts after the last one, even within a second.
    pub fn name(&self, named: &Named<'_>) -> Result<String, NoName> {
        if slug(named.message).is_empty() && self.pattern.contains("{slug}") {
            return Err(NoName(named.message.to_owned()));
        }
        let at = |now| fill(&self.pattern, &self.values(named, now)).unwrap_or_default().0;
        let name = at(named.now);
        match (time(&name), named.last.and_then(time)) {
            (Some(own), Some(last)) if own <= last => {
                Ok(at(named.now + (last - own) + Duration::SECOND))
            }
            _ => Ok(name),
        }
    }

    /// A text for the top of the file, in which the same can stand, and `{message}`, `{name}` and `{revises}`; or what is
    /// unknown in it.
    pub fn header(&self, text: &str, named: &Named<'_>, name: &str) -> Result<String, String> {
        let mut values = self.values(named, named.now);
        values.push(("message", named.message.split_whitespace().collect::<Vec<_>>().join(" ")));
        values.push(("name", name.to_owned()));
        values.push(("revises", named.revises.join(", ")));
        let (text, _) = fill(text, &values)?;
        // Plain comments: what begins with `//!` is read by programs.
        let line = |line: &str| {
            let line = line.trim_end();
            let plain = line.strip_prefix("//").filter(|it| !it.starts_with(['/', '!']));
            match plain {
                Some(_) => format!("{line}\n"),
                None if line.is_empty() => "//\n".to_owned(),
                None => format!("// {}\n", line.trim_start_matches(['/', '!']).trim_start()),
            }
        };
        Ok(text.trim().lines().map(line).collect())
    }

    fn values(&self, named: &Named<'_>, now: OffsetDateTime) -> Vec<(&'static str, String)> {
        let now = now.to_offset(self.zone.offset(now));
        let (date, time) = (now.date(), now.time());
        let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        let two = |it: u8| format!("{it:02}");
        let all =
            format!("{}\n{}\n{}", named.revises.join("\n"), named.message, now.unix_timestamp());
        let revision = blake3::hash(all.as_bytes()).to_hex().chars().take(12).collect();
        vec![
            ("slug", slug(named.message)),
            ("revision", revision),
            ("date", format!("{year:04}{month:02}{day:02}")),
            ("time", format!("{hour:02}{minute:02}{second:02}")),
            ("year", format!("{year:04}")),
            ("month", two(month)),
            ("day", two(day)),
            ("hour", two(hour)),
            ("minute", two(minute)),
            ("second", two(second)),
        ]
    }
}

/// A pattern with its values, and which of them it uses; or the first that does not exist.
fn fill(
    pattern: &str,
    values: &[(&'static str, String)],
) -> Result<(String, Vec<&'static str>), String> {
    let (mut text, mut used, mut rest) = (String::new(), Vec::new(), pattern);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        let (key, value) =
            values.iter().find(|(key, _)| *key == name).ok_or_else(|| name.to_owned())?;
        text.push_str(value);
        used.push(*key);
        rest = after;
    }
    text.push_str(rest);
    Ok((text, used))
}

/// The time in a migration's name.
pub(super) fn time(name: &str) -> Option<OffsetDateTime> {
    let digits = |at: std::ops::Range<usize>| -> Option<u32> {
        let text = name.get(at).filter(|text| text.chars().all(|c| c.is_ascii_digit()))?;
        text.parse().ok()
    };
    let small = |at| digits(at).and_then(|number| u8::try_from(number).ok());
    let sound =
        name.starts_with('m') && name.get(9..10) == Some("_") && name.get(16..17) == Some("_");
    let month = small(5..7)?.try_into().ok()?;
    let date =
        Date::from_calendar_date(digits(1..5)?.try_into().ok()?, month, small(7..9)?).ok()?;
    let time = Time::from_hms(small(10..12)?, small(12..14)?, small(14..16)?).ok()?;
    sound.then(|| date.with_time(time).assume_utc())
}

/// The ASCII letters and digits of the message, as words.
fn slug(message: &str) -> String {
    let ascii: String = message
        .chars()
        .filter(|c| c.is_ascii() || !c.is_alphanumeric())
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' })
        .collect();
    let mut slug = String::new();
    for word in ascii.split_whitespace() {
        if slug.is_empty() {
            slug.push_str(&word[..word.len().min(MAX)]);
        } else if slug.len() + 1 + word.len() <= MAX {
            slug.push('_');
            slug.push_str(word);
        } else {
            break;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use time::{OffsetDateTime, macros::datetime};

    use super::{BadPattern, Named, Pattern, time};
    use crate::write::zone::Zone;

    fn named<'a>(message: &'a str, now: OffsetDateTime, last: Option<&'a str>) -> Named<'a> {
        Named { message, revises: &[], now, last }
    }

    fn stem(message: &str, now: OffsetDateTime, last: Option<&'static str>) -> String {
        Pattern::default().name(&named(message, now, last)).expect("a name")
    }

    #[test]
    fn names_sort_as_the_list_does() {
        let now = datetime!(2026-03-04 00:30:05 UTC);
        assert_eq!(stem("b", now, None), "m20260304_003005_b");
        assert_eq!(stem("b", now, Some("m20260304_003004_a")), "m20260304_003005_b");
        assert_eq!(stem("b", now, Some("m20260304_003005_b")), "m20260304_003006_b");
        assert_eq!(stem("b", now, Some("m20260304_003059_b")), "m20260304_003100_b");
        assert_eq!(stem("b", now, Some("create_users")), "m20260304_003005_b");
        let zone = Zone::named("+02:00").expect("a zone");
        let there = Pattern::new(None, zone).expect("a pattern");
        let last = Some("m20260304_023005_b");
        assert_eq!(there.name(&named("b", now, last)), Ok("m20260304_023006_b".to_owned()));
    }

    #[test]
    fn migration_names_contain_a_time() {
        assert_eq!(time("m20260304_003005_a"), Some(datetime!(2026-03-04 00:30:05 UTC)));
        for name in
            ["", "lib", "m20260304_003005", "m20261304_003005_a", "m2026_0304003005_a", "määä"]
        {
            assert_eq!(time(name), None, "{name}");
        }
    }

    #[test]
    fn the_slug_is_the_words_of_the_message() {
        let now = datetime!(2026-03-04 00:30:05 +02:00);
        let long = "word ".repeat(30);
        for (message, expected) in [
            ("add table", "m20260303_223005_add_table"),
            ("  Add `users.email`; drop 2FA!", "m20260303_223005_add_users_email_drop_2fa"),
            ("café 😀 für alle", "m20260303_223005_caf_fr_alle"),
            ("9 lives", "m20260303_223005_9_lives"),
            (&long, "m20260303_223005_word_word_word_word_word_word_word_word_word_word_word_word"),
            (&"x".repeat(99), &format!("m20260303_223005_{}", "x".repeat(60))),
        ] {
            let stem = stem(message, now, None);
            assert_eq!(stem, expected);
            syn::parse_str::<syn::Ident>(&stem).expect("a module name");
        }
    }

    #[test]
    fn a_message_without_letters_is_refused() {
        for message in ["", "…", "добавить", "!!"] {
            let named = named(message, datetime!(2026-03-04 00:30:05 UTC), None);
            let error = Pattern::default().name(&named).expect_err("no name");
            assert!(error.to_string().contains(message));
        }
    }

    #[test]
    fn names_follow_a_pattern() {
        let now = datetime!(2026-03-04 00:30:05 UTC);
        let berlin = Zone::named("Europe/Berlin").expect("a zone");
        let pattern = "v{year}_{month}_{day}_{hour}{minute}{second}_{slug}_{revision}";
        let pattern = Pattern::new(Some(pattern), berlin).expect("a pattern");
        let name = pattern.name(&named("add table", now, None)).expect("a name");
        let (start, revision) = name.rsplit_once('_').expect("a revision");
        assert_eq!(start, "v2026_03_04_013005_add_table");
        assert!(revision.len() == 12 && revision.chars().all(|it| it.is_ascii_hexdigit()));
        for (bad, why) in [
            ("m{date}", BadPattern::Same),
            ("m{slag}", BadPattern::Unknown("slag".to_owned())),
            ("{date}_{slug}", BadPattern::NoModule("19700101_a".to_owned())),
            ("m-{slug}", BadPattern::NoModule("m-a".to_owned())),
        ] {
            assert_eq!(Pattern::new(Some(bad), Zone::default()).expect_err(bad), why);
        }
    }

    #[test]
    fn the_text_at_the_top_is_plain_comments() {
        let revises = ["m1_a".to_owned()];
        let now = datetime!(2026-03-04 00:30:05 UTC);
        let named = Named { message: "add\ntable", revises: &revises, now, last: None };
        let header = |text| Pattern::default().header(text, &named, "m2_b");
        assert_eq!(
            header("(c) {year} Us\n\n//! {message}\n// {name} after {revises}\n").as_deref(),
            Ok("// (c) 2026 Us\n//\n// add table\n// m2_b after m1_a\n")
        );
        assert_eq!(header("{author}"), Err("author".to_owned()));
    }
}
