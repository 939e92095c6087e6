//! `autogen -m "…"`: diff, prove, show, write.

use time::OffsetDateTime;

use super::{
    Outcome,
    args::{Common, Generate},
    colors::Colors,
    program::Program,
    proof::{self, prove},
    purpose::Purpose,
    questions,
    report::{self, Failure},
    review, rows,
    session::Session,
    settings::Settings,
};
use crate::{
    lock,
    pipeline::Comparison,
    render::{operation::Operation, review::Proof, rust, summary::Detail},
    write::{self, Contents, format},
};

pub(super) async fn run(
    common: &Common,
    generate: &Generate,
    colors: Colors,
) -> Result<Outcome, Failure> {
    let result = Box::pin(write_migration(common, generate, colors)).await;
    if generate.dry_run { result } else { result.map_err(Failure::unwritten) }
}

async fn write_migration(
    common: &Common,
    generate: &Generate,
    colors: Colors,
) -> Result<Outcome, Failure> {
    let message = generate.message.as_deref().ok_or_else(|| {
        Failure::new(
            "a migration needs a message",
            "autogen -m \"add table\"; `autogen --help` shows more",
        )
    })?;
    let now = OffsetDateTime::now_utc();
    Settings::load(common)?.with_migrations()?.files.name(message, &[], None)?;
    let purpose = if generate.dry_run { Purpose::Rehearse } else { Purpose::Write };
    let mut session = Session::open(common, purpose, colors).await?;
    let revises = session.graph.head()?;
    let last = session.registered.last().cloned();
    let module = session.settings.files.name(message, &revises, last.as_deref())?;
    session.module.clone_from(&module);
    let (source, lock) = if generate.empty {
        (rust::empty_migration(message, &revises), None)
    } else {
        let mut comparison = questions::compare(&mut session, common).await?;
        let lock = lock::print(&comparison.remembered(&session.said));
        if comparison.agrees() {
            session.close().await;
            if !common.quiet {
                report::findings(&comparison, common, colors);
                eprintln!(
                    "Nothing to do: entities and database agree{}.",
                    report::as_far_as_known(&comparison)
                );
            }
            return Ok(Outcome::Done);
        }
        if !comparison.stops().is_empty() {
            let why = Proof::Untried("a finding stops the change".to_owned());
            review::write(generate, &session, &comparison, &why, now)?;
            session.close().await;
            return stopped(&comparison, generate, report::detail(common), colors);
        }
        let detail = report::detail(common);
        proof::measure(&mut session, &mut comparison, common).await?;
        let proof = prove(&mut session, &comparison, common).await?;
        let proved = Proof::Proved(proof.clone());
        review::write(generate, &session, &comparison, &proved, now)?;
        if generate.dry_run {
            // Keeps stdout for the file alone.
            report::summary_aside(&comparison, detail, colors);
        } else {
            report::data(&report::summary(&comparison, detail, colors))?;
        }
        let counted = review::database(&session, now);
        if session.settings.hooks.wants_plan() {
            let plan = review::plan(&comparison, &session, message, &module);
            session.settings.hooks.before(&plan)?;
        }
        (migration(&comparison, message, &module, &revises, &proof, &counted), Some(lock))
    };
    let settings = session.settings.clone();
    let source = settings.files.headed(&source, message, &revises, &module)?;
    let target = session.settings.migration.clone();
    let program = Program::of(&session.settings);
    session.close().await;
    let source = format::formatted(&target.sources(), &source);
    if generate.dry_run {
        report::data(&source)?;
        if !common.quiet {
            eprintln!("Nothing was written (--dry-run).");
        }
        return Ok(Outcome::Done);
    }
    let contents =
        Contents { module: &module, source: &source, lock: lock.as_deref(), last: last.as_deref() };
    let written = write::write(&target, &contents)?;
    eprintln!("\nWrote {}", written.migration.display());
    report::unlisted(&written);
    if !common.quiet {
        if let Some(command) = program.command() {
            eprintln!("Review it, then apply it with: {command} up");
        } else {
            eprintln!("Review it, then {}", program.up());
        }
    }
    settings.hooks.after(&written)?;
    Ok(Outcome::Done)
}

/// Ends a generation that a finding stops. The summary shows what would have been generated.
fn stopped(
    comparison: &Comparison,
    generate: &Generate,
    detail: Detail,
    colors: Colors,
) -> Result<Outcome, Failure> {
    if generate.dry_run {
        report::summary_aside(comparison, detail, colors);
    } else {
        report::data(&report::summary(comparison, detail, colors))?;
    }
    let stops = comparison.stops();
    let unwritten = if generate.dry_run { "" } else { "; nothing was written" };
    if stops.iter().all(|it| it.is_blocked()) {
        let objects = if stops.len() == 1 { "an object" } else { "objects" };
        eprintln!("error: stopped by {objects} that autogen does not manage{unwritten}");
        eprintln!(
            "  help: autogen never drops what it does not manage; see the help of each finding above"
        );
    } else if stops.iter().all(|it| it.is_true()) {
        eprintln!("error: stopped by rows that are in the way{unwritten}");
        for flag in stops.iter().flat_map(|it| rows::flags(it, &comparison.default_schema)) {
            eprintln!("  help: {flag}");
        }
    } else {
        let what = if stops.len() == 1 { "a finding" } else { "findings" };
        eprintln!("error: stopped by {what}{unwritten}");
        eprintln!("  help: see the help of each error above");
    }
    Ok(Outcome::Stopped)
}

fn migration(
    comparison: &Comparison,
    message: &str,
    module: &str,
    revises: &[String],
    proof: &str,
    counted: &str,
) -> String {
    let operations: Vec<String> = comparison.operations.iter().map(Operation::line).collect();
    rust::migration(&rust::Migration {
        name: module,
        message,
        revises,
        plan: &comparison.plan,
        operations: &operations,
        findings: &comparison.findings,
        locks: &comparison.locks(),
        deploy: &comparison.deploy(),
        online: &comparison.online(),
        proof,
        default_schema: &comparison.default_schema,
        version: comparison.version,
        counted: Some(counted),
    })
}
