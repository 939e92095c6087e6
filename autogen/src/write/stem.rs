//! The name of a migration, as in SeaORM: `mYYYYMMDD_HHMMSS_slug`, which is a module, a file and a row of
//! `seaql_migrations`.

use time::{Date, Duration, OffsetDateTime, Time, UtcOffset, macros::format_description};

/// The longest slug: long enough for a sentence, short enough for a listing.
const MAX: usize = 60;

#[derive(Debug, Eq, PartialEq, thiserror::Error)]
#[error("the message `{0}` has no letter a-z and no digit to make a file name of")]
pub struct NoName(String);

/// The name of a migration with this message, created at this time. In UTC, so that names sort wherever they were
/// created.
pub fn file_stem(message: &str, now: OffsetDateTime) -> Result<String, NoName> {
    let slug = slug(message);
    if slug.is_empty() {
        return Err(NoName(message.to_owned()));
    }
    let format = format_description!("[year][month][day]_[hour][minute][second]");
    let time =
        now.to_offset(UtcOffset::UTC).format(format).map_err(|_| NoName(message.to_owned()))?;
    Ok(format!("m{time}_{slug}"))
}

/// The time for the next migration's name: `now`, but later than the last one's, so that names sort like the list
/// even within a second.
#[must_use]
pub fn next(now: OffsetDateTime, last: Option<&str>) -> OffsetDateTime {
    last.and_then(time).map_or(now, |last| now.max(last + Duration::SECOND))
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
    use time::macros::datetime;

    use super::{file_stem, next, time};

    #[test]
    fn names_sort_as_the_list_does() {
        let now = datetime!(2026-03-04 00:30:05 UTC);
        assert_eq!(next(now, None), now);
        assert_eq!(next(now, Some("m20260304_003004_a")), now);
        assert_eq!(next(now, Some("m20260304_003005_b")), datetime!(2026-03-04 00:30:06 UTC));
        assert_eq!(next(now, Some("m20260304_003059_b")), datetime!(2026-03-04 00:31:00 UTC));
        assert_eq!(next(now, Some("create_users")), now);
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
            let stem = file_stem(message, now).expect("a name");
            assert_eq!(stem, expected);
            syn::parse_str::<syn::Ident>(&stem).expect("a module name");
        }
    }

    #[test]
    fn a_message_without_letters_is_refused() {
        for message in ["", "…", "добавить", "!!"] {
            let error =
                file_stem(message, datetime!(2026-03-04 00:30:05 UTC)).expect_err("no name");
            assert!(error.to_string().contains(message));
        }
    }
}
