//! `autogen check`: for CI.

use super::{
    Outcome,
    args::{Check, CheckFormat, Common},
    colors::Colors,
    purpose::Purpose,
    questions,
    report::{self, Failure},
    review,
    session::Session,
};
use crate::{pipeline::Comparison, render::sarif::Differences, schema::relative::Relative as _};

pub(super) async fn run(
    common: &Common,
    check: &Check,
    colors: Colors,
) -> Result<Outcome, Failure> {
    let mut session = Session::open(common, Purpose::Look, colors).await?;
    let comparison = session.compare(&session.answers(common)?).await?;
    if check.unmanaged {
        let unmanaged = comparison.unmanaged(&session.entities);
        let mut lines: String = unmanaged.iter().map(|it| format!("{}\n", it.text)).collect();
        lines.extend(beside(&mut session, &comparison).await?);
        report::data(&lines)?;
    }
    let log = match check.format {
        CheckFormat::Text => None,
        CheckFormat::Sarif => Some(sarif(&session, &comparison)),
    };
    let forked = session.graph.head().err();
    let is_first = is_first(&session, &comparison);
    drop(session.connection);
    session.database.close().await;
    if let Some(log) = &log {
        report::data(log)?;
    }
    if let Some(heads) = forked {
        report::print(&heads, colors);
        if comparison.agrees() {
            return Ok(Outcome::Differs);
        }
    }
    if comparison.agrees() {
        if !common.quiet {
            report::findings(&comparison, common, colors);
            eprintln!("Entities and database agree{}.", report::as_far_as_known(&comparison));
        }
        super::exit(Ok(Outcome::Done), colors);
    }
    if log.is_none() {
        report::data(&report::summary(&comparison, report::detail(common), colors))?;
    }
    questions::print(&comparison.questions);
    if !common.quiet && is_first {
        eprintln!(
            "Entities and database differ, and there is no `schema.lock` yet. Run `autogen init` first: it records the\n\
             existing differences, so that `check` reports only later changes."
        );
    } else if !common.quiet {
        eprintln!("Entities and database differ. `autogen -m \"…\"` writes a migration.");
    }
    Ok(Outcome::Differs)
}

/// The objects beside tables that no SQL file declares. Privileges and owners are not listed: there are too many.
async fn beside(session: &mut Session, comparison: &Comparison) -> Result<Vec<String>, Failure> {
    let found = session.undeclared(comparison).await?;
    let listed = found.objects.keys().filter(|it| !it.kind.is_about_roles());
    let lines = listed.map(|it| format!("{}\n", it.relative(&session.default_schema)));
    Ok(lines.collect())
}

/// The differences and findings for a code host.
fn sarif(session: &Session, comparison: &Comparison) -> String {
    let (summary, proof) = (comparison.summary(), review::unasked());
    let review = comparison.review(&summary, &session.entities, &session.unseen, &proof, "");
    review::sarif(&review, Differences::Wrong, &session.settings)
}

/// Whether the project has a database but has not run `autogen init` or generated a migration yet.
fn is_first(session: &Session, comparison: &Comparison) -> bool {
    let mut stated = session.entities.tables.keys();
    !session.settings.migration.lock().exists()
        && stated.any(|it| comparison.database.tables.contains_key(it))
}
