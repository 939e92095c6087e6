//! The time zone of file names and headers.

use jiff::{Timestamp, tz::TimeZone};
use time::{OffsetDateTime, UtcOffset};

/// A time zone.
#[derive(Clone, Debug)]
pub enum Zone {
    Fixed(UtcOffset),
    Named(TimeZone),
}

impl Default for Zone {
    fn default() -> Self {
        Self::Fixed(UtcOffset::UTC)
    }
}

impl Zone {
    /// `utc`, `local`, `+02:00`, or a name of the system's time zones (`Europe/Berlin`); `None` if there is no such zone.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "utc" | "UTC" => Some(Self::default()),
            "local" => Some(Self::Named(TimeZone::system())),
            _ if name.starts_with(['+', '-']) => fixed(name).map(Self::Fixed),
            _ => TimeZone::get(name).ok().map(Self::Named),
        }
    }

    /// How far its clocks are ahead of UTC at this time.
    #[must_use]
    pub fn offset(&self, now: OffsetDateTime) -> UtcOffset {
        match self {
            Self::Fixed(offset) => *offset,
            Self::Named(zone) => Timestamp::from_second(now.unix_timestamp())
                .ok()
                .and_then(|it| UtcOffset::from_whole_seconds(zone.to_offset(it).seconds()).ok())
                .unwrap_or(UtcOffset::UTC),
        }
    }
}

/// `+02:00`, `-0330`.
fn fixed(text: &str) -> Option<UtcOffset> {
    let (sign, digits) = text.split_at_checked(1)?;
    let digits = digits.replace(':', "");
    if digits.len() != 4 || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let sign = if sign == "-" { -1 } else { 1 };
    let (hours, minutes): (i8, i8) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

#[cfg(test)]
mod tests {
    use time::{
        UtcOffset,
        macros::{datetime, offset},
    };

    use super::Zone;

    #[test]
    fn zones_have_names_or_offsets() {
        let summer = datetime!(2026-07-01 12:00 UTC);
        let at = |name: &str| Zone::named(name).map(|it| it.offset(summer));
        assert_eq!(at("utc"), Some(UtcOffset::UTC));
        assert_eq!(at("+05:30"), Some(offset!(+5:30)));
        assert_eq!(at("-0330"), Some(offset!(-3:30)));
        assert_eq!(at("Europe/Berlin"), Some(offset!(+2)));
        for bad in ["", "+2", "+99:00", "Europe/Nowhere"] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }
}
