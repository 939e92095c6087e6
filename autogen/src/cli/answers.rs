//! Renames and drops: from `--rename` and `--drop`, or from the person at the terminal.

use std::sync::Arc;

use serde::Deserialize;

use super::{args::Common, hints, report::Failure};
use crate::{
    desired::expand::Expansion,
    op::{Op, Rename},
    pipeline::{Comparison, Conversion},
    plan::{Cast, ColumnAction, Step},
    schema::{Expression, Pair, Qualified, stated},
};

/// The renames and drops that are decided.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) renames: Vec<Pair<String>>,
    pub(super) drops: Vec<String>,
    /// By table and column.
    pub(super) fills: Vec<(Qualified, String, Expression)>,
    /// How values are converted to another type, by table and column: in `down`, and in `up`.
    pub(super) conversions: Vec<Conversion>,
    /// Findings, as `code:object`.
    pub(super) allowed: Vec<String>,
    /// Whether `up` parks the rows of what it drops.
    pub(super) parking: Parking,
    /// Whether renames are done in two steps.
    pub(super) expand: bool,
}

/// What happens to rows that would be dropped.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Parking {
    /// Nothing is dropped before somebody decides.
    #[default]
    Ask,
    /// They are parked.
    Always,
    /// They are dropped.
    Never,
}

impl Answers {
    /// The answers on the command line.
    ///
    /// # Errors
    /// If a `--rename` is not `OLD=NEW`, or a `--fill` or `--using` not `TABLE.COLUMN=EXPRESSION`.
    pub(super) fn given(
        common: &Common,
        parking: Parking,
        default_schema: &str,
    ) -> Result<Self, Failure> {
        let pair = |text: &String| {
            let (before, after) = split(text).ok_or_else(|| {
                Failure::new(
                    format!("`--rename {text}` is not OLD=NEW"),
                    "--rename users.name=users.full_name",
                )
            })?;
            Ok(Pair::new(before.to_owned(), after.to_owned()))
        };
        let renames =
            common.plan.renames.rename.iter().map(pair).collect::<Result<_, Failure>>()?;
        let fills = common.plan.fill.iter().map(|text| said("--fill", text, default_schema));
        let fills = fills.collect::<Result<_, Failure>>()?;
        let conversions = conversions(common, default_schema)?;
        let parking = if common.plan.park { Parking::Always } else { parking };
        let (drops, allowed) = (common.plan.drop.clone(), common.plan.allow.clone());
        let expand = common.plan.renames.expand;
        Ok(Self { renames, drops, fills, conversions, allowed, parking, expand })
    }

    /// The same, but former columns with a companion may be dropped: no value is lost.
    pub(super) fn with(&self, expansion: &Expansion, default_schema: &str) -> Self {
        let name = |(table, column): &(Qualified, String)| {
            format!("{}.{column}", table.relative_to(default_schema))
        };
        let mut answers = self.clone();
        answers.drops.extend(expansion.dropped.iter().map(name));
        answers
    }

    /// Makes the entities state the renames.
    pub(super) fn state(
        &self,
        entities: &mut Arc<stated::Schema>,
        default_schema: &str,
    ) -> Result<Vec<(Rename, Pair<String>)>, Failure> {
        let mut renames = Vec::new();
        // Tables come first: a column's full name uses its table's former name.
        let mut ordered: Vec<&Pair<String>> = self.renames.iter().collect();
        ordered.sort_by_key(|pair| pair.after.matches('.').count());
        for pair in ordered {
            let stated = hints::state(Arc::make_mut(entities), pair, default_schema);
            let rename = stated.map_err(|problem| {
                let given = format!("--rename {}={}", pair.before, pair.after);
                Failure::new(
                    format!("`{given}`: {problem}"),
                    "OLD is the full name in the database, NEW the full name in the entities",
                )
            })?;
            renames.push((rename, pair.clone()));
        }
        Ok(renames)
    }

    /// Whether the table is to be dropped.
    pub(super) fn drops(&self, table: &Qualified, default_schema: &str) -> bool {
        self.drops.contains(&table.relative_to(default_schema))
    }

    /// Checks the answers against what was found: each must have had a use.
    pub(super) fn apply(
        &self,
        renames: &[(Rename, Pair<String>)],
        comparison: &mut Comparison,
    ) -> Result<(), Failure> {
        for (rename, given) in renames {
            if !comparison.ops.iter().any(|op| carries_out(op, rename)) {
                let message = format!(
                    "`{}` is not in the database, or does not need to be renamed",
                    given.before
                );
                let help = format!(
                    "--rename {}={} has no effect; leave it out",
                    given.before, given.after
                );
                return Err(Failure::new(message, help));
            }
        }
        comparison.questions.retain(|it| !self.drops.contains(&it.former));
        for (table, column, _) in &self.fills {
            let is_filled = |op: &Op| match op {
                Op::Fill(own, name, _) => own == table && name == column,
                _ => false,
            };
            if !comparison.ops.iter().any(is_filled) {
                let name = format!("{}.{column}", table.relative_to(&comparison.default_schema));
                return Err(Failure::new(
                    format!("`{name}` neither becomes NOT NULL nor loses a label"),
                    format!("--fill {name}=… has no effect; leave it out"),
                ));
            }
        }
        self.convert(comparison)?;
        self.accept(comparison)
    }

    /// Each of these expressions must be used by a step.
    fn convert(&self, comparison: &Comparison) -> Result<(), Failure> {
        for (table, column, by) in &self.conversions {
            let is_used = |step: &Step| match step {
                Step::Column(own, name, ColumnAction::SetType { cast: Cast::Stated(_), .. }) => {
                    own == table && name == column
                }
                _ => false,
            };
            let (way, steps) = match by {
                Pair { before: None, .. } => ("", &comparison.plan.up),
                Pair { before: Some(_), .. } => (BACK, &comparison.plan.down),
            };
            if !steps.iter().any(is_used) {
                let name = format!("{}.{column}", table.relative_to(&comparison.default_schema));
                return Err(Failure::new(
                    format!("the type of `{name}` does not change in a way that converts values"),
                    format!("--using {way}{name}=… has no effect; leave it out"),
                ));
            }
        }
        Ok(())
    }

    /// Marks findings as known if they are allowed or about something that `--drop` names. Their rows are not
    /// counted.
    fn accept(&self, comparison: &mut Comparison) -> Result<(), Failure> {
        for allowed in &self.allowed {
            if !comparison.findings.iter().any(|it| it.called() == *allowed) {
                return Err(Failure::new(
                    format!("there is no finding `{allowed}`"),
                    "--allow takes CODE:OBJECT, as in not-null:users.name",
                ));
            }
        }
        for finding in &mut comparison.findings {
            let is_dropped = finding.is_drop()
                && (self.parking == Parking::Never || self.drops.contains(&finding.object));
            if is_dropped || self.allowed.contains(&finding.called()) {
                finding.probes.clear();
            }
        }
        Ok(())
    }
}

/// The prefix of a `--using` that is for `down`.
const BACK: &str = "down:";

fn conversions(common: &Common, default_schema: &str) -> Result<Vec<Conversion>, Failure> {
    let conversion = |text: &String| {
        let back = text.strip_prefix(BACK);
        let (table, column, by) = said("--using", back.unwrap_or(text), default_schema)?;
        let by = if back.is_some() { Pair::new(Some(by), None) } else { Pair::new(None, Some(by)) };
        Ok((table, column, by))
    };
    common.plan.using.iter().map(conversion).collect()
}

/// The column and the expression in a flag.
fn said(
    flag: &str,
    text: &str,
    default_schema: &str,
) -> Result<(Qualified, String, Expression), Failure> {
    let parsed = split(text).and_then(|(name, expression)| {
        let (table, column) = hints::column(name, default_schema)?;
        Some((table, column, Expression::new(expression.trim())))
    });
    parsed.ok_or_else(|| {
        let message = format!("`{flag} {text}` is not TABLE.COLUMN=EXPRESSION");
        let example =
            if flag == "--fill" { "users.name='unknown'" } else { "users.at=to_timestamp(at)" };
        Failure::new(message, format!("{flag} \"{example}\""))
    })
}

fn carries_out(op: &Op, rename: &Rename) -> bool {
    let Op::Rename(done) = op else { return false };
    match (done, rename) {
        (Rename::Table(done), Rename::Table(asked)) | (Rename::Enum(done), Rename::Enum(asked)) => {
            done.after == asked.after
        }
        (Rename::Column(table, done), Rename::Column(own, asked))
        | (Rename::Label(table, done), Rename::Label(own, asked)) => {
            table == own && done.after == asked.after
        }
        (Rename::Part(table, _, done), Rename::Part(own, _, asked)) => {
            table == own && done.after == asked.after
        }
        _ => false,
    }
}

/// `OLD=NEW`. An equals sign between double quotes is part of a name.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = text.find(|c: char| {
        quoted ^= c == '"';
        c == '=' && !quoted
    })?;
    let (before, after) = (&text[..at], &text[at + 1..]);
    (!before.is_empty() && !after.is_empty()).then_some((before, after))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_rename_is_old_equals_new() {
        assert_eq!(split("a=b"), Some(("a", "b")));
        assert_eq!(split(r#""a=b".c=d"#), Some((r#""a=b".c"#, "d")));
        assert_eq!(split("a="), None);
        assert_eq!(split("a"), None);
    }
}
