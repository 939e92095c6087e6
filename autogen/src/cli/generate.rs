//! `autogen -m "…"`: diff, prove, show, write.

use time::OffsetDateTime;

use super::{
    Outcome,
    args::{Common, Generate},
    report::{Colors, Failure},
    session::Session,
};
use crate::{
    lock,
    pipeline::Comparison,
    render::{
        operation::{self, Operation},
        rust, summary,
    },
    scratch::prove::{Stage, Verdict},
    write::{self, Contents, format, stem},
};

pub(super) async fn run(
    common: &Common,
    generate: &Generate,
    colors: Colors,
) -> Result<Outcome, Failure> {
    let message = generate.message.as_deref().ok_or_else(|| {
        Failure::new("a migration needs a message")
            .help("autogen -m \"add table\"; `autogen --help` shows more")
    })?;
    let module = stem::file_stem(message, OffsetDateTime::now_utc())
        .map_err(|error| Failure::new(error.to_string()))?;
    let mut session = Session::open(common, colors).await?;
    let revises = session.registered.last().cloned();
    let (source, lock) = if generate.empty {
        (rust::empty_migration(message, revises.as_deref()), None)
    } else {
        let comparison = session.compare().await?;
        let lock = lock::print(&session.entities);
        if comparison.ops.is_empty() {
            session.close().await;
            eprintln!("Nothing to do: entities and database agree.");
            return Ok(Outcome::Done);
        }
        let proof = prove(&mut session, &comparison).await?;
        print!("{}", summary::summary(&comparison.summary(), colors.stdout));
        (migration(&comparison, message, &module, revises.as_deref(), &proof), Some(lock))
    };
    let target = session.settings.migration.clone();
    session.close().await;
    let source = format::formatted(&target.sources(), &source);
    if generate.dry_run {
        println!("\n{source}");
        eprintln!("Nothing was written (--dry-run).");
        return Ok(Outcome::Done);
    }
    let contents = Contents { module: &module, source: &source, lock: lock.as_deref() };
    let written = write::write(&target, &contents)?;
    eprintln!("\nWrote {}", written.migration.display());
    if !common.quiet {
        let package = target.migration_dir.file_name().unwrap_or_default().to_string_lossy();
        eprintln!("Review it, then apply it with: cargo run -p {package} -- up");
    }
    Ok(Outcome::Done)
}

fn migration(
    comparison: &Comparison,
    message: &str,
    module: &str,
    revises: Option<&str>,
    proof: &str,
) -> String {
    let operations: Vec<String> = comparison.operations.iter().map(Operation::line).collect();
    rust::migration(&rust::Migration {
        name: module,
        message,
        revises,
        plan: &comparison.plan,
        operations: &operations,
        findings: &comparison.findings,
        proof,
        default_schema: &comparison.default_schema,
    })
}

/// What the header says of the proof; a failure where there is none.
async fn prove(session: &mut Session, comparison: &Comparison) -> Result<String, Failure> {
    let verdict = comparison.prove(&mut session.connection).await?;
    let stage = |stage: Stage| match stage {
        Stage::Start => "building the database as it is",
        Stage::Up => "up",
        Stage::Down => "down",
    };
    match verdict {
        Verdict::Proved => {
            let version = session.database.server_version();
            Ok(format!("on PostgreSQL {version}, up reaches the entities and down returns"))
        }
        Verdict::Refused { stage: at, statement, message } => {
            let failure =
                Failure::new(format!("the plan was not proved: {} fails: {message}", stage(at)));
            Err(failure.help(format!("the statement was: {statement}")).help(
                "nothing was written; `autogen --empty -m …` writes a migration to fill by hand",
            ))
        }
        Verdict::Differs { stage: at, residue } => {
            let lines = operation::operations(&residue, &comparison.default_schema);
            let lines: Vec<String> = lines.iter().map(|it| format!("\n  {}", it.line())).collect();
            let failure = Failure::new(format!(
                "the plan was not proved: after {}, these differences are left:{}",
                stage(at),
                lines.concat()
            ));
            Err(failure.help("nothing was written; this is a defect of autogen, please report it with the entity"))
        }
    }
}
