//! What is counted before a plan runs, compared with what Postgres then finds.

use std::time::Duration;

use autogen::{
    check::{Finding, probe::Count},
    count::NOT_YET,
    pipeline::Comparison,
};

use crate::stage::Stage;

/// Findings that predict a failure. Lost or changed values do not make a statement fail.
const FAIL: &[&str] = &[
    "not-null",
    "required-column",
    "unique-on-existing",
    "check-on-existing",
    "exclusion-on-existing",
    "foreign-key-on-existing",
    "drops-enum-label",
];

/// What happens to `up` on the rows.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Fate {
    Applied,
    Failed,
}

/// L10, with `up` as the judge.
pub(crate) async fn decide(stage: &Stage, change: &Comparison) -> Result<(), String> {
    let counted = counted(stage, change).await?;
    let foretold: Vec<String> =
        counted.findings.iter().filter(|it| it.is_true()).map(shown).collect();
    let fails = counted.findings.iter().any(|it| it.is_true() && FAIL.contains(&it.code));
    match stage.run(&change.plan.up, "up").await {
        Ok(()) if fails => {
            Err(format!("L10: rows are counted that are in nobody's way: {}", foretold.join(", ")))
        }
        Err(error) if foretold.is_empty() => {
            let all: Vec<String> = counted.findings.iter().map(shown).collect();
            Err(format!("L10: up fails, and no rows are counted: {error}\n{}", all.join("\n")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn shown(finding: &Finding) -> String {
    format!(
        "{} {} {}: {:?}",
        finding.direction.as_str(),
        finding.code,
        finding.object,
        finding.count
    )
}

/// The comparison with counted rows. An unknown number is a defect here, because nothing is hidden.
async fn counted(stage: &Stage, change: &Comparison) -> Result<Comparison, String> {
    let mut counted = change.clone();
    let mut connection = stage.place.connection().await?;
    counted.count(&mut connection, Duration::from_secs(10)).await;
    let is_unknown =
        |it: &&Finding| matches!(&it.count, Some(Count::Unknown(reason)) if reason != NOT_YET);
    match counted.findings.iter().find(is_unknown) {
        Some(it) => Err(format!("L10: the rows of a finding cannot be counted: {}", shown(it))),
        None => Ok(counted),
    }
}

/// Whether counting found rows on which `up` fails.
pub(crate) async fn foretells(stage: &Stage, change: &Comparison) -> Result<bool, String> {
    let counted = counted(stage, change).await?;
    let fails = |it: &Finding| FAIL.contains(&it.code) || it.code == "narrows-type";
    Ok(counted.findings.iter().any(|it| it.is_true() && fails(it)))
}

/// L10: counting finds what Postgres finds. A plan that applies had no rows in its way, and one that fails had some.
pub(crate) async fn hold(stage: &Stage, change: &Comparison, fate: Fate) -> Result<(), String> {
    let counted = counted(stage, change).await?;
    let in_the_way = counted.findings.iter().find(|it| it.is_true() && FAIL.contains(&it.code));
    match (fate, in_the_way) {
        (Fate::Applied, Some(finding)) => {
            Err(format!("L10: rows are counted that are in nobody's way: {}", shown(finding)))
        }
        (Fate::Failed, _) if !counted.findings.iter().any(Finding::is_true) => {
            let all: Vec<String> = counted.findings.iter().map(shown).collect();
            Err(format!("L10: up is to fail, and no rows are counted: {}", all.join(", ")))
        }
        (Fate::Applied | Fate::Failed, _) => Ok(()),
    }
}
