//! What a review page needs besides the comparison, and writing it where `--html` says.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

use time::OffsetDateTime;

use super::{
    args::{Common, Generate},
    proof::prove,
    report::Failure,
    session::Session,
    settings::Settings,
};
use crate::{
    pipeline::Comparison,
    render::{
        html,
        json::{self, Details},
        review::{Proof, Review},
        sarif::{self, Differences},
    },
    schema::{diagnostic::Diagnostic, stated},
};

/// Proves the plan for a review: a failure is a part of it.
pub(super) async fn proof(
    session: &mut Session,
    comparison: &Comparison,
    common: &Common,
) -> Proof {
    if comparison.ops.is_empty() {
        return Proof::Untried("there is nothing to prove".to_owned());
    }
    if !comparison.stops().is_empty() {
        return Proof::Untried("a finding stops the change".to_owned());
    }
    match prove(session, comparison, common).await {
        Ok(how) => Proof::Proved(how),
        Err(failure) => {
            let help = failure.help.iter().map(|it| format!("; {it}"));
            Proof::Failed(format!("{}{}", failure.message, help.collect::<String>()))
        }
    }
}

/// For a form of the review that does not need it.
pub(super) fn unasked() -> Proof {
    Proof::Untried("it was not asked for".to_owned())
}

/// Where and when the rows were counted.
pub(super) fn database(session: &Session, now: OffsetDateTime) -> String {
    let (date, time) = (now.date(), now.time());
    format!(
        "on PostgreSQL {}, {date} {:02}:{:02} UTC",
        session.database.server_version(),
        time.hour(),
        time.minute()
    )
}

/// A comparison as JSON.
pub(super) fn json(
    comparison: &Comparison,
    entities: &stated::Schema,
    unseen: &[Diagnostic],
) -> String {
    let Comparison { plan, operations, findings, questions, notes, default_schema, .. } =
        comparison;
    let unmanaged = comparison.unmanaged(entities);
    let locks = comparison.locks_for_programs();
    let details = Details {
        operations,
        findings,
        questions,
        notes,
        unseen,
        unmanaged: &unmanaged,
        locks: locks.as_ref(),
        deploy: &comparison.deploy(),
    };
    json::json(plan, details, default_schema)
}

/// The same for a hook, with the migration's name and message.
pub(super) fn plan(
    comparison: &Comparison,
    session: &Session,
    message: &str,
    module: &str,
) -> String {
    let text = json(comparison, &session.entities, &session.unseen);
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    value["migration"] = serde_json::json!({ "name": module, "message": message });
    value.to_string()
}

/// A review as SARIF, with paths from the root of the repository. What no source states is at the lock, which records what was
/// once stated, or else at the manifest of the entities.
pub(super) fn sarif(review: &Review<'_>, differences: Differences, settings: &Settings) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let top = here.ancestors().find(|it| it.join(".git").exists()).map(Path::to_owned);
    let top = top.unwrap_or_else(|| runner::__private::root(&here));
    let lock = settings.migration.lock();
    let fallback = if lock.exists() && !uri(&here.join(&lock), &top).contains("://") {
        lock
    } else {
        settings.entities.first().map_or_else(|| top.join("Cargo.toml"), |it| it.join("Cargo.toml"))
    };
    let uri = |path: &Path| uri(&here.join(path), &top);
    sarif::sarif(review, differences, uri, &fallback)
}

/// The address of a file, relative to a directory if it is below.
fn uri(path: &Path, top: &Path) -> String {
    let mut whole = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => whole.push(part),
        }
    }
    let (start, path) = match whole.strip_prefix(top) {
        Ok(below) => ("", below),
        Err(_) => ("file://", whole.as_path()),
    };
    let text = path.to_string_lossy().replace('\\', "/");
    let escaped = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    format!("{start}{}", escaped.collect::<String>())
}

/// Writes the page of a migration, if it is asked for.
///
/// # Errors
/// If the file cannot be written.
pub(super) fn write(
    generate: &Generate,
    session: &Session,
    comparison: &Comparison,
    proof: &Proof,
    now: OffsetDateTime,
) -> Result<(), Failure> {
    let Some(path) = &generate.html else { return Ok(()) };
    let summary = comparison.summary();
    let database = database(session, now);
    let review = comparison.review(&summary, &session.entities, &session.unseen, proof, &database);
    let page = html::html(&Review { message: generate.message.as_deref(), ..review });
    fs::write(path, page)
        .map_err(|error| Failure::system(&format!("cannot write `{}`", path.display()), &error))?;
    eprintln!("Wrote the review to {}", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::uri;

    #[test]
    fn addresses_are_relative_to_the_repository() {
        let address = |path: &str| uri(Path::new(path), Path::new("/code/my repository"));
        assert_eq!(
            address("/code/my repository/server/../entity/src/a b#1.rs"),
            "entity/src/a%20b%231.rs"
        );
        assert_eq!(address("/else/entity.rs"), "file:///else/entity.rs");
    }
}
