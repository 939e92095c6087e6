//! What a plan blocks while it works, in words: each statement whose time grows with the rows, and who waits for it.

use super::{counted::grouped, sql};
use crate::{
    check::Direction,
    plan::{self, Plan, Step},
    schema::{
        Qualified,
        effect::{Blocked, Effect, Effects, Measured, Size, Work},
    },
};

/// A statement that keeps others waiting for as long as the rows take.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Blocking<'a> {
    pub direction: Direction,
    /// Its text, in one line.
    pub statement: String,
    pub effects: Vec<(&'a Effect, Option<Size>)>,
    /// Why it is not in stages, if it should be.
    pub why: Option<&'a str>,
}

/// The most of a statement that a line shows.
const WIDTH: usize = 88;

/// The statements of a plan that block, in their order. A table's size is what `size` knows of it.
#[must_use]
pub fn blocking<'a>(
    plan: &Plan,
    measured: &'a Measured,
    at_once: &'a [plan::Blocking],
    size: impl Fn(&Qualified) -> Option<Size>,
    default_schema: &str,
) -> Vec<Blocking<'a>> {
    let ways =
        [(Direction::Up, &plan.up, &measured.up), (Direction::Down, &plan.down, &measured.down)];
    let each = ways.into_iter().flat_map(|(direction, steps, measured)| {
        steps.iter().zip(measured).map(move |(step, effects)| (direction, step, effects.as_ref()))
    });
    let blocking = |(direction, step, effects): (Direction, &Step, Option<&'a Effects>)| {
        let effects = effects?.blocked();
        let effects: Vec<_> = effects.map(|it| (it, size(&it.table))).collect();
        let statement = line(&sql::statement(step, default_schema));
        let why = at_once.iter().find(|it| it.step == *step).map(|it| it.why.as_str());
        (!effects.is_empty()).then_some(Blocking { direction, statement, effects, why })
    };
    each.filter_map(blocking).collect()
}

/// The lines of a statement: itself, one for each table, and why it is not in stages.
#[must_use]
pub fn lines(it: &Blocking<'_>, default_schema: &str) -> Vec<String> {
    let first = format!("{}: {}", it.direction.as_str(), it.statement);
    let effect = |(effect, size): &(&Effect, Option<Size>)| {
        format!("  {}", self::effect(effect, *size, default_schema))
    };
    let why = it.why.map(|why| format!("    not in stages: {why}"));
    std::iter::once(first).chain(it.effects.iter().map(effect)).chain(why).collect()
}

/// `ACCESS EXCLUSIVE on stories (1,204 rows, 96 kB): rewrite, 2 indexes rebuilt; reads and writes wait`.
pub(super) fn effect(effect: &Effect, size: Option<Size>, default_schema: &str) -> String {
    let Effect { table, lock, work, rebuilt } = effect;
    let size = size.and_then(shown).map(|it| format!(" ({it})")).unwrap_or_default();
    let work = match work {
        Work::None => None,
        Work::Scan => Some("scan".to_owned()),
        Work::Rewrite => Some("rewrite".to_owned()),
    };
    let rebuilt = match rebuilt {
        0 => None,
        1 => Some("1 index rebuilt".to_owned()),
        n => Some(format!("{n} indexes rebuilt")),
    };
    let work: Vec<String> = work.into_iter().chain(rebuilt).collect();
    let work = if work.is_empty() { String::new() } else { format!("{}; ", work.join(", ")) };
    let table = table.relative_to(default_schema);
    format!("{} on {table}{size}: {work}{} wait", lock.as_sql(), who(lock.blocks()))
}

/// Who waits for a lock.
#[must_use]
pub fn who(blocked: Blocked) -> &'static str {
    match blocked {
        Blocked::Nothing => "nobody has to",
        Blocked::Writes => "writes",
        Blocked::ReadsAndWrites => "reads and writes",
    }
}

/// Rows and bytes, if the server has an estimate of the rows.
fn shown(size: Size) -> Option<String> {
    Some(format!("{} rows, {}", grouped(size.rows?), bytes(size.bytes())))
}

/// As `pg_size_pretty` writes them: with at most four digits and a unit.
fn bytes(bytes: u64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"];
    let mut value = bytes;
    let mut unit = 0;
    while value >= 10 * 1024 && unit + 1 < units.len() {
        value = value.div_ceil(1024);
        unit += 1;
    }
    format!("{value} {}", units[unit])
}

/// The text in one line, cut where it is too long.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}

/// For programs: what each statement does to each table, whether or not anybody waits; `null` if it was not measured.
#[must_use]
pub fn json(
    measured: &[Option<Effects>],
    size: impl Fn(&Qualified) -> Option<Size>,
    default_schema: &str,
) -> serde_json::Value {
    let effect = |it: &Effect| {
        let size = size(&it.table);
        serde_json::json!({
            "table": it.table.relative_to(default_schema),
            "lock": it.lock.as_sql(),
            "work": match it.work { Work::None => "none", Work::Scan => "scan", Work::Rewrite => "rewrite" },
            "rebuilt": it.rebuilt,
            "rows": size.and_then(|it| it.rows),
            "bytes": size.map(|it| it.bytes()),
        })
    };
    let effects =
        |it: &Option<Effects>| it.as_ref().map(|it| it.0.iter().map(effect).collect::<Vec<_>>());
    measured.iter().map(effects).collect::<Vec<_>>().into()
}

#[cfg(test)]
mod tests {
    use super::{bytes, effect, line};
    use crate::schema::{
        Qualified,
        effect::{Effect, LockMode, Size, Work},
    };

    #[test]
    fn sizes_have_units() {
        assert_eq!(
            [0, 8192, 10_240, 98_304, 325_058_560].map(bytes),
            ["0 bytes", "8192 bytes", "10 kB", "96 kB", "310 MB"]
        );
    }

    #[test]
    fn each_line_says_which_programs_wait() {
        let table = Qualified::new("public", "stories");
        let lock = LockMode::AccessExclusive;
        let rewrite = Effect { table, lock, work: Work::Rewrite, rebuilt: 2 };
        let size = Size { rows: Some(1_204), live: 1_204, pages: 12 };
        assert_eq!(
            effect(&rewrite, Some(size), "public"),
            "ACCESS EXCLUSIVE on stories (1,204 rows, 96 kB): rewrite, 2 indexes rebuilt; reads and writes wait"
        );
        let held =
            Effect { lock: LockMode::ShareRowExclusive, work: Work::None, rebuilt: 0, ..rewrite };
        assert_eq!(effect(&held, None, "public"), "SHARE ROW EXCLUSIVE on stories: writes wait");
    }

    #[test]
    fn a_long_statement_is_cut() {
        assert_eq!(line("ALTER TABLE a\n    DROP b"), "ALTER TABLE a DROP b");
        assert!(line(&"é".repeat(200)).ends_with("é …"));
    }
}
