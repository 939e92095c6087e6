//! The proof of a plan, for people.

use super::{
    args::Common,
    database::{self, EMBEDDED},
    report::Failure,
    session::Session,
};
use crate::{
    check::blocked,
    pipeline::Comparison,
    render::operation,
    scratch::{
        ScratchKind,
        prove::{Phase, Proof, Verdict},
    },
};

/// Measures the locks of the plan, and replaces steps that would block programs on a large table by stages. Skipped
/// if nothing is to be tried on this server, or if a pooler switches sessions between transactions: temporary tables
/// would stay in one of them.
///
/// # Errors
/// If the connection fails.
pub(super) async fn measure(
    session: &mut Session,
    comparison: &mut Comparison,
    common: &Common,
) -> Result<(), Failure> {
    let is_stopped = comparison.ops.is_empty() || !comparison.stops().is_empty();
    if is_stopped
        || common.plan.prove_on.is_some()
        || session.database.shares_sessions(&mut session.connection).await
    {
        return Ok(());
    }
    comparison.measure(&mut session.connection).await?;
    if comparison.stage(&session.settings.online) {
        comparison.measure(&mut session.connection).await?;
    }
    Ok(())
}

/// Proves the plan and returns what a migration's header says about it.
///
/// # Errors
/// If the plan is not proved. If the owner of the entities can fix that, the exit code is 3.
pub(super) async fn prove(
    session: &mut Session,
    comparison: &Comparison,
    common: &Common,
) -> Result<String, Failure> {
    // The embedded server has only one connection, and it is open.
    let is_asked = common.plan.prove_on.as_deref() == Some(EMBEDDED);
    let other = if session.database.is_embedded() && is_asked {
        None
    } else {
        database::elsewhere(common, &session.settings).await?
    };
    let (verdict, version, on) = match other {
        None => {
            let verdict = comparison.prove(&mut session.connection).await?;
            (verdict, session.database.server_version(), String::new())
        }
        Some(other) => {
            let mut connection = other.acquire().await?;
            let verdict = comparison.prove_elsewhere(&mut connection).await;
            drop(connection);
            let (version, address) = (other.server_version(), other.address.clone());
            let which =
                if other.is_embedded() { ", the embedded server" } else { ", another server" };
            other.close().await;
            let verdict = verdict?;
            if !common.quiet && matches!(verdict, Verdict::Proved(_)) {
                eprintln!("Proved on {address}, PostgreSQL {version}.");
            }
            (verdict, version, which.to_owned())
        }
    };
    let phase = |phase: Phase| match phase {
        Phase::Start => "recreating the current schema",
        Phase::Up => "`up`",
        Phase::Down => "`down`",
    };
    match verdict {
        Verdict::Proved(Proof { kind, left_out }) => {
            let tables = match kind {
                ScratchKind::Schemas => "",
                ScratchKind::Temporary => " and in temporary tables",
            };
            let left_out: Vec<String> =
                left_out.iter().map(|it| format!("{} ({})", it.what(), it.message)).collect();
            let without = match left_out.as_slice() {
                [] => String::new(),
                some => format!(
                    "; left out, because Postgres would not create it again: {}",
                    some.join(", ")
                ),
            };
            Ok(format!(
                "on PostgreSQL {version}{on}{tables}, up reaches the entities and down returns{without}"
            ))
        }
        Verdict::Refused { phase: Phase::Up, message, part: Some(part), .. }
            if comparison.is_left(&part, &session.said) =>
        {
            let what = part.what();
            let message = format!(
                "stopped by {what}, which no entity states and which does not fit the change: {message}"
            );
            Err(Failure::undecided(message, blocked::way_out(&what)))
        }
        Verdict::Refused { phase: Phase::Start, part: Some(part), .. } => {
            let message = format!(
                "the plan was not proved: Postgres would not create {} again: {}",
                part.what(),
                part.message
            );
            let way_out = "change it so that Postgres accepts it, or write this migration by hand: `autogen --empty -m …`";
            Err(Failure::undecided(message, way_out))
        }
        Verdict::Refused { phase: Phase::Start, statement, message, .. } => {
            let message =
                format!("the plan was not proved: {} fails: {message}", phase(Phase::Start));
            Err(Failure::new(message, format!("the statement was: {statement}"))
                .help("`autogen --empty -m …` writes a migration to fill in by hand"))
        }
        Verdict::Refused { phase: at, statement, message, .. } => {
            let message = format!(
                "the plan was not proved: Postgres refuses a statement of {}: {message}",
                phase(at)
            );
            Err(Failure::undecided(message, format!("the statement was: {statement}"))
                .help("state it in the entity as Postgres accepts it, or write this migration by hand: `autogen --empty -m …`"))
        }
        Verdict::Differs { phase: at, residue } => {
            let lines = operation::operations(&residue, &comparison.default_schema);
            let lines: Vec<String> = lines.iter().map(|it| format!("\n  {}", it.line())).collect();
            let message = format!(
                "the plan was not proved: after {}, these differences remain:{}",
                phase(at),
                lines.concat()
            );
            Err(Failure::new(message, "this is a bug in autogen; please report it with the entity")
                .help("`autogen --empty -m …` writes a migration to fill in by hand"))
        }
    }
}
