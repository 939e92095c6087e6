//! `autogen check`: for CI.

use super::{
    Outcome,
    args::Common,
    questions::{self, Answers},
    report::{self, Colors, Failure},
    session::{Purpose, Session},
};
use crate::render::summary;

pub(super) async fn run(common: &Common, colors: Colors) -> Result<Outcome, Failure> {
    let mut session = Session::open(common, Purpose::Look, colors).await?;
    let comparison = session.compare(&Answers::given(common)?).await?;
    session.close().await;
    if comparison.ops.is_empty() {
        if !common.quiet {
            eprint!("{}", summary::findings(&comparison.findings, colors.stderr));
            eprintln!("Entities and database agree{}.", report::as_far_as_known(&comparison));
        }
        return Ok(Outcome::Done);
    }
    report::data(&summary::summary(&comparison.summary(), colors.stdout))?;
    questions::print(&comparison.questions);
    if !common.quiet {
        eprintln!("Entities and database differ. Write a migration with `autogen -m \"…\"`.");
    }
    Ok(Outcome::Differs)
}
