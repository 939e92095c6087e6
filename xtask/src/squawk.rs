//! `cargo xtask squawk`: what Squawk, a linter for migrations, says of every plan in stages (`tests/cases/*/*/online.sql`). It
//! knows nothing of `autogen`, and may say nothing but what is explained here.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail, ensure};

use crate::command::workspace;
use crate::tool::Tool;

const SQUAWK: Tool = Tool { package: "squawk-cli", version: "2.70.0", program: "squawk" };

/// Why something that it says is no defect.
struct Explained {
    rules: &'static [&'static str],
    reason: &'static str,
    place: Place,
}

enum Place {
    Anywhere,
    /// Below a comment with which the plan itself says that programs wait, and why.
    Said,
    In(&'static [&'static str]),
}

/// Every entry is needed, and every case of one.
const EXPLAINED: &[Explained] = &[
    Explained {
        rules: &["require-lock-timeout"],
        reason: "the runner sets `lock_timeout`, and tries again",
        place: Place::Anywhere,
    },
    Explained {
        rules: &["require-statement-timeout"],
        reason: "what takes long here keeps nobody waiting",
        place: Place::Anywhere,
    },
    Explained {
        rules: &["prefer-robust-stmts"],
        reason: "the runner records each statement, and resumes after the last",
        place: Place::Anywhere,
    },
    Explained {
        rules: &[
            "ban-alter-identity",
            "ban-drop-column",
            "ban-drop-constraint",
            "ban-drop-default",
            "ban-drop-function",
            "ban-drop-generated-expression",
            "ban-drop-not-null",
            "ban-drop-schema",
            "ban-drop-sequence",
            "ban-drop-table",
            "ban-drop-type",
            "ban-drop-view",
            "renaming-column",
            "renaming-object",
        ],
        reason: "the entities ask for it; findings and the line `Deploy:` say what running programs notice",
        place: Place::Anywhere,
    },
    Explained {
        rules: &[
            "ban-char-field",
            "identifier-too-long",
            "prefer-bigint-over-int",
            "prefer-bigint-over-smallint",
            "prefer-text-field",
            "prefer-timestamp-tz",
            "require-enum-value-ordering",
        ],
        reason: "it is what the entities state",
        place: Place::Anywhere,
    },
    Explained {
        rules: &[
            "adding-field-with-default",
            "adding-serial-primary-key-field",
            "changing-column-type",
            "constraint-missing-not-valid",
            "disallowed-unique-constraint",
            "require-concurrent-index-deletion",
        ],
        reason: "there are no stages for it, and the plan says so",
        place: Place::Said,
    },
    Explained {
        rules: &["changing-column-type"],
        reason: "the new type holds the stored values as they are, so that only the catalog changes; Squawk does not know the old type",
        place: Place::In(&[
            "column/bit_to_varbit",
            "column/citext_to_varchar",
            "column/domain_to_text_in_its_own_schema",
            "column/domains_to_their_base_types",
            "column/inet_to_cidr",
            "column/interval_fields_changed",
            "column/interval_precision_lowered",
            "column/numeric_bound_dropped",
            "column/numeric_precision_raised",
            "column/numeric_with_negative_scale",
            "column/text_to_a_domain",
            "column/text_to_varchar",
            "column/time_precision_changed",
            "column/timestamp_precision_lowered",
            "column/timestamptz_array_precision",
            "column/varchar_narrowed",
            "column/varchar_to_text",
            "column/varchar_widened",
            "column/xml_to_text",
            "extension/contrib_types_outside_the_search_path",
            "sql_table/changed",
            "vector/dimension_stated",
        ]),
    },
    Explained {
        rules: &["adding-field-with-default"],
        reason: "the default is the same for all rows, so that only the catalog keeps it",
        place: Place::In(&["column/default_of_every_kind_added"]),
    },
    Explained {
        rules: &["adding-not-nullable-field"],
        reason: "a check that is there proves it",
        place: Place::In(&["column/set_not_null_before_its_check_is_dropped"]),
    },
    Explained {
        rules: &["constraint-missing-not-valid"],
        reason: "no row is looked at, because it is not enforced",
        place: Place::In(&["check/enforced"]),
    },
    Explained {
        rules: &["renaming-table"],
        reason: "a view has the former name, and programs use the table through it",
        place: Place::In(&["rename/table_in_two_steps"]),
    },
    Explained {
        rules: &["renaming-table"],
        reason: "the entity asks for it at once; `--expand` renames in two steps, with a view",
        place: Place::In(&["rename/table_whose_foreign_key_is_made_anew"]),
    },
    Explained {
        rules: &["require-concurrent-index-creation"],
        reason: "only a partitioned table gets it, and has no rows; each partition has its own built concurrently",
        place: Place::In(&[
            "partition/index_parameters_changed",
            "partition/index_takes_over_that_of_a_partition",
            "partition/indexes_and_keys_added_to_partitions_of_partitions",
            "partition/unique_index_and_check_added",
            "partition_by/index_added_over_partitions_with_long_names",
            "partition_by/index_and_key_added_over_partitions",
        ]),
    },
    Explained {
        rules: &["constraint-missing-not-valid", "disallowed-unique-constraint"],
        reason: "only a partitioned table gets it, and has no rows; each partition has its own index built concurrently",
        place: Place::In(&[
            "partition/indexes_and_keys_added_to_partitions_of_partitions",
            "partition/unique_index_and_check_added",
            "partition_by/index_and_key_added_over_partitions",
        ]),
    },
    Explained {
        rules: &["adding-foreign-key-constraint", "constraint-missing-not-valid"],
        reason: "the table was created just before, and has no rows",
        place: Place::In(&["table/two_dropped_that_refer_to_each_other_and_one_that_stays"]),
    },
];

/// Something that it says.
struct Said<'a> {
    /// `KIND/WHAT`
    case: &'a str,
    /// The line of the file, from 1.
    line: usize,
    rule: &'a str,
    message: &'a str,
}

pub(crate) fn run() -> Result<ExitCode> {
    let plans = plans()?;
    let mut squawk = Command::new(SQUAWK.path()?);
    squawk.args(["--pg-version=18.0", "--reporter=gcc"]).args(&plans).current_dir(workspace());
    let output = squawk.output().context("`squawk` does not run")?;
    // 1 if it says anything.
    ensure!(
        matches!(output.status.code(), Some(0 | 1)),
        "`squawk` failed ({}): {}",
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    );
    let text = String::from_utf8(output.stdout)?;
    let said = text.lines().map(said).collect::<Result<Vec<_>>>()?;
    let mut unneeded = EXPLAINED.iter().flat_map(Explained::parts).collect::<BTreeSet<_>>();
    let mut unexplained = Vec::new();
    for it in &said {
        match it.explanation()? {
            Some(part) => _ = unneeded.remove(&part),
            None => unexplained.push(it),
        }
    }
    for Said { case, line, rule, message } in &unexplained {
        eprintln!("error: tests/cases/{case}/online.sql:{line}: {rule}: {message}");
    }
    for Part { rule, case, reason } in &unneeded {
        eprintln!("error: nothing needs the explanation of {rule} {case} ({reason})");
    }
    if unexplained.is_empty() && unneeded.is_empty() {
        println!("squawk: {} plans in stages, nothing unexplained", plans.len());
        return Ok(ExitCode::SUCCESS);
    }
    bail!("squawk finds something in the plans in stages (xtask/src/squawk.rs)")
}

/// The paths of all plans in stages, below the workspace.
fn plans() -> Result<Vec<String>> {
    let mut plans = Vec::new();
    for kind in fs::read_dir(workspace().join("tests/cases"))?.flatten() {
        for case in fs::read_dir(kind.path()).into_iter().flatten().flatten() {
            let plan = case.path().join("online.sql");
            if plan.exists() {
                let below = plan.strip_prefix(workspace())?;
                plans.push(below.to_string_lossy().into_owned());
            }
        }
    }
    plans.sort();
    Ok(plans)
}

/// Reads `tests/cases/KIND/WHAT/online.sql:LINE:COLUMN: warning: RULE MESSAGE`, whose lines are counted from 0.
fn said(line: &str) -> Result<Said<'_>> {
    let read = || {
        let (place, text) = line.split_once(": ")?;
        let (_, text) = text.split_once(": ")?;
        let mut place = place.split(':');
        let case = place.next()?.strip_prefix("tests/cases/")?.strip_suffix("/online.sql")?;
        let line = place.next()?.parse::<usize>().ok()? + 1;
        let (rule, message) = text.split_once(' ')?;
        Some(Said { case, line, rule, message })
    };
    read().with_context(|| format!("squawk says `{line}`"))
}

impl Explained {
    /// Each rule, with each case.
    fn parts(&'static self) -> impl Iterator<Item = Part> {
        let cases = match self.place {
            Place::Anywhere | Place::Said => &[""],
            Place::In(cases) => cases,
        };
        let part = |rule, case| Part { rule, case, reason: self.reason };
        self.rules.iter().flat_map(move |rule| cases.iter().map(move |case| part(rule, case)))
    }
}

/// What one explanation says of one rule, in one case or in all (an empty name).
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Part {
    rule: &'static str,
    case: &'static str,
    reason: &'static str,
}

impl Said<'_> {
    fn explanation(&self) -> Result<Option<Part>> {
        for it in EXPLAINED {
            if matches!(it.place, Place::Said) && !self.is_admitted()? {
                continue;
            }
            let is_own = |part: &Part| part.case.is_empty() || part.case == self.case;
            let part = it.parts().find(|part| part.rule == self.rule && is_own(part));
            if part.is_some() {
                return Ok(part);
            }
        }
        Ok(None)
    }

    /// Whether the plan says of the statement, or of its transaction, that programs wait for it.
    fn is_admitted(&self) -> Result<bool> {
        let plan = workspace().join("tests/cases").join(self.case).join("online.sql");
        let text = fs::read_to_string(&plan).with_context(|| plan.display().to_string())?;
        let before: Vec<&str> = text.lines().take(self.line).collect();
        let last = |wanted: &str| before.iter().rposition(|line| *line == wanted);
        let begun = last("BEGIN;").filter(|begun| last("COMMIT;") < Some(*begun));
        let before = &before[..begun.unwrap_or(before.len())];
        let mut above = before.iter().rev().take_while(|line| !line.is_empty());
        Ok(above.any(|line| line.starts_with("-- Programs wait")))
    }
}
