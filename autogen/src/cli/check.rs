//! `autogen check`: for CI.

use super::{
    Outcome,
    answers::Answers,
    args::{Check, Common},
    questions,
    report::{self, Colors, Failure},
    session::{Purpose, Session},
};
use crate::render::summary;

pub(super) async fn run(
    common: &Common,
    check: &Check,
    colors: Colors,
) -> Result<Outcome, Failure> {
    let mut session = Session::open(common, Purpose::Look, colors).await?;
    let comparison = session.compare(&Answers::given(common)?).await?;
    if check.unmanaged {
        let unmanaged = comparison.unmanaged(&session.entities);
        let lines: String = unmanaged.iter().map(|it| format!("{}\n", it.text)).collect();
        report::data(&lines)?;
    }
    let forked = session.graph.head().err();
    drop(session.connection);
    session.database.close().await;
    if let Some(heads) = forked {
        report::print(&heads, colors);
        if comparison.agrees() {
            return Ok(Outcome::Differs);
        }
    }
    if comparison.agrees() {
        if !common.quiet {
            eprint!("{}", summary::findings(&comparison.findings, colors.stderr));
            eprintln!("Entities and database agree{}.", report::as_far_as_known(&comparison));
        }
        super::exit(Ok(Outcome::Done), colors);
    }
    report::data(&summary::summary(&comparison.summary(), colors.stdout))?;
    questions::print(&comparison.questions);
    if !common.quiet {
        eprintln!("Entities and database differ. `autogen -m \"…\"` writes a migration.");
    }
    Ok(Outcome::Differs)
}
