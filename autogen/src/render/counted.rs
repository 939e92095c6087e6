//! The results of counting, in words.

use crate::check::probe::{Bound, Count};

/// `3 of 1,204`, `none of 1,204`, or why the number is unknown.
#[must_use]
pub fn text(count: &Count) -> String {
    match count {
        Count::Known { offending: 0, total, .. } => format!("none of {}", grouped(*total)),
        Count::Known { offending, bound, total, keys: _ } => {
            let least = match bound {
                Bound::Exact => "",
                Bound::AtLeast => "more than ",
            };
            format!("{least}{} of {}", grouped(*offending), grouped(*total))
        }
        Count::Impossible => "none can be".to_owned(),
        Count::Unknown(reason) => format!("not known: {reason}"),
    }
}

/// The same with the keys of a few rows. Only for a terminal, because keys may be personal.
#[must_use]
pub fn with_keys(count: &Count) -> String {
    match count {
        Count::Known { keys, .. } if !keys.is_empty() => {
            format!("{}, such as {}", text(count), keys.join("; "))
        }
        Count::Known { .. } | Count::Impossible | Count::Unknown(_) => text(count),
    }
}

/// `1,204`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, with_keys};
    use crate::check::probe::{Bound, Count};

    #[test]
    fn numbers_are_read_by_people() {
        let all = [0, 999, 1_000, 1_234_567].map(grouped);
        assert_eq!(all, ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn counts_are_shown_with_their_total() {
        let keys = vec!["4".to_owned(), "17".to_owned()];
        let count = Count::Known { offending: 2, bound: Bound::Exact, total: 1_204, keys };
        assert_eq!(with_keys(&count), "2 of 1,204, such as 4; 17");
        let count = Count::Known {
            offending: 1_000,
            bound: Bound::AtLeast,
            total: 5_000_000,
            keys: vec![],
        };
        assert_eq!(with_keys(&count), "more than 1,000 of 5,000,000");
        let count = Count::Unknown("counting them takes more than 2 s".to_owned());
        assert_eq!(with_keys(&count), "not known: counting them takes more than 2 s");
    }
}
