//! `autogen diff`: the difference, for people and programs.

use std::sync::Arc;

use time::OffsetDateTime;

use super::{
    Outcome,
    args::{Common, Diff, Format},
    colors::Colors,
    proof::{self, prove},
    purpose::Purpose,
    questions,
    report::{self, Failure},
    review, rows,
    session::Session,
};
use crate::{
    pipeline::Comparison,
    render::{html, markdown, review::Review, sarif::Differences, sql},
};

pub(super) async fn run(common: &Common, diff: &Diff, colors: Colors) -> Result<Outcome, Failure> {
    let mut session = Session::open(common, Purpose::Look, colors).await?;
    let answers = session.answers(common)?;
    let mut comparison = session.compare(&answers).await?;
    rows::count(&mut session, &mut comparison).await;
    proof::measure(&mut session, &mut comparison, common).await?;
    let (obstacle, path) = match diff.format {
        Format::Sql => {
            let obstacle = obstacle(&mut session, &comparison, common).await;
            let is_idle = comparison.ops.is_empty();
            (obstacle, if is_idle { String::new() } else { path(&mut session).await })
        }
        Format::Text | Format::Json | Format::Markdown | Format::Html | Format::Sarif => {
            (None, String::new())
        }
    };
    let proof = match diff.format {
        Format::Html => review::proof(&mut session, &comparison, common).await,
        Format::Text | Format::Sql | Format::Json | Format::Markdown | Format::Sarif => {
            review::unasked()
        }
    };
    let database = review::database(&session, OffsetDateTime::now_utc());
    let unseen = std::mem::take(&mut session.unseen);
    let entities = Arc::clone(&session.entities);
    let settings = session.settings.clone();
    session.close().await;
    let Comparison { plan, default_schema, .. } = &comparison;
    let reviewed = |render: &dyn Fn(&Review<'_>) -> String| {
        let summary = comparison.summary();
        render(&comparison.review(&summary, &entities, &unseen, &proof, &database))
    };
    let text = match diff.format {
        Format::Text => report::summary(&comparison, report::detail(common), colors),
        Format::Sql => {
            let note = obstacle.as_deref().map(sql::comment).unwrap_or_default();
            note + &path + &sql::way(&plan.up, &plan.transactions, default_schema)
        }
        Format::Json => review::json(&comparison, &entities, &unseen),
        Format::Markdown => reviewed(&markdown::markdown),
        Format::Html => reviewed(&html::html),
        Format::Sarif => reviewed(&|it| review::sarif(it, Differences::Expected, &settings)),
    };
    report::data(&text)?;
    if !common.quiet {
        questions::print(&comparison.questions);
    }
    if comparison.agrees() && !common.quiet {
        if diff.format == Format::Sql {
            report::findings(&comparison, common, colors);
        }
        eprintln!("Entities and database agree{}.", report::as_far_as_known(&comparison));
    }
    Ok(if obstacle.is_some() { Outcome::Stopped } else { Outcome::Done })
}

/// The statement that sets the search path, for a role or database without one. Whoever runs the statements needs it.
async fn path(session: &mut Session) -> String {
    let empty = "SELECT reset_val IN ('', '\"\"') FROM pg_settings WHERE name = 'search_path'";
    let is_empty = sqlx::query_scalar(empty).fetch_one(&mut *session.connection).await;
    if is_empty.unwrap_or(false) { "SET search_path = public;\n".to_owned() } else { String::new() }
}

/// Why nobody should run the statements, if there is a reason.
async fn obstacle(
    session: &mut Session,
    comparison: &Comparison,
    common: &Common,
) -> Option<String> {
    let stops = comparison.stops();
    if !stops.is_empty() {
        let lines = stops.iter().map(|it| format!("\n{}", it.message));
        return Some(format!("Blocked, do not run this:{}", lines.collect::<String>()));
    }
    if comparison.ops.is_empty() {
        return None;
    }
    let failure = prove(session, comparison, common).await.err()?;
    let help = failure.help.iter().map(|it| format!("\n{it}"));
    Some(format!("Not proved, do not run this: {}{}", failure.message, help.collect::<String>()))
}
