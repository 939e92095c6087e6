//! The commands that show revisions: `status`, `current`, `history`, `heads`, `branches`, `show` and `check`.

use clap::Args;
use sea_orm_migration::MigratorTrait;
use time::OffsetDateTime;
use time::macros::format_description;

use super::term::{self, count};
use super::{Context, Ending, locks};
use crate::direction::Direction;
use crate::error::RunError;
use crate::listing::{self, Revision, State};
use crate::offline::Range;
use crate::options::Options;
use crate::revisions::graph::Graph;
use crate::revisions::name::{Found, RevisionName};

/// For programs.
#[derive(Debug, Args)]
pub(super) struct Format {
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Show which migrations are applied; changes nothing
#[derive(Debug, Args)]
pub(super) struct Status {
    /// Show which tables pending migrations block, and how large they are
    #[arg(long)]
    locks: bool,
    #[command(flatten)]
    format: Format,
}

/// Show the revision that the database is at
#[derive(Debug, Args)]
pub(super) struct Current {
    #[command(flatten)]
    format: Format,
}

/// Show all revisions, the newest first
#[derive(Debug, Args)]
pub(super) struct History {
    /// From where to where: A:B, either end may be missing; `base`, `current` and `head` are names too
    #[arg(short, long = "rev-range", value_name = "A:B")]
    range: Option<String>,
    /// Mark the revision that the database is at
    #[arg(short, long)]
    indicate_current: bool,
    #[command(flatten)]
    format: Format,
}

/// Show the newest revisions; if there are several, merge them
#[derive(Debug, Args)]
pub(super) struct Heads {
    #[command(flatten)]
    format: Format,
}

/// Show the revisions that more than one follows
#[derive(Debug, Args)]
pub(super) struct Branches {
    #[command(flatten)]
    format: Format,
}

/// Show one revision
#[derive(Debug, Args)]
pub(super) struct Show {
    /// A revision's name or unique part of it, `head`, `head-1`
    #[arg(value_name = "REVISION")]
    revision: String,
    #[command(flatten)]
    format: Format,
}

/// Exit with 2 if migrations are pending
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    format: Format,
}

async fn asked<M: MigratorTrait>(context: &Context) -> Result<Vec<Revision>, RunError> {
    context.with::<M, _>(Options::default(), async |runner, _| runner.status().await).await
}

pub(super) async fn status<M: MigratorTrait>(
    args: &Status,
    context: &Context,
) -> Result<Ending, RunError> {
    if args.locks {
        return locks::run::<M>(&args.format, context).await;
    }
    let revisions = asked::<M>(context).await?;
    if args.format.json {
        return json("revisions", &revisions);
    }
    let width = revisions.iter().map(|it| it.name.len()).max().unwrap_or_default();
    for revision in &revisions {
        let state = match revision.state {
            State::Applied { applied_at } => format!("applied  {}", moment(applied_at)),
            State::Missing { applied_at } => {
                format!("applied  {}  (its file is missing)", moment(applied_at))
            }
            State::Pending | State::Unknown => "pending".to_owned(),
        };
        term::data(&format!("{:width$}  {state}{}", revision.name, remarks(revision)));
    }
    if revisions.is_empty() {
        context.term.say("There are no migrations");
    }
    Ok(Ending::Done)
}

pub(super) async fn current<M: MigratorTrait>(
    args: &Current,
    context: &Context,
) -> Result<Ending, RunError> {
    let revisions = asked::<M>(context).await?;
    let missing = |it: &Revision| matches!(it.state, State::Missing { .. });
    let current: Vec<Revision> =
        revisions.into_iter().filter(|it| it.is_current || missing(it)).collect();
    if args.format.json {
        return json("revisions", &current);
    }
    if current.is_empty() {
        context.term.say("No migration is applied");
    }
    for revision in &current {
        if context.verbose {
            term::data(&paragraph(revision, &[]));
        } else {
            let missing = if missing(revision) { " (its file is missing)" } else { "" };
            let head = if revision.is_head { " (head)" } else { "" };
            term::data(&format!("{}{head}{missing}{}", revision.name, remarks(revision)));
        }
    }
    Ok(Ending::Done)
}

pub(super) async fn history<M: MigratorTrait>(
    args: &History,
    context: &Context,
) -> Result<Ending, RunError> {
    let (graph, mut revisions) = context
        .with::<M, _>(Options::default(), async |runner, _| {
            Ok((runner.graph()?, runner.status().await?))
        })
        .await?;
    if let Some(range) = &args.range {
        let within = within(&graph, &revisions, &Range::parse(range))?;
        revisions.retain(|it| within.contains(&it.name));
    }
    if args.format.json {
        return json("revisions", &revisions);
    }
    for revision in revisions.iter().rev() {
        if context.verbose {
            let text = graph.find(&revision.name).map(|at| graph.header(at).text.lines());
            term::data(&paragraph(revision, &text.into_iter().flatten().collect::<Vec<_>>()));
            continue;
        }
        term::data(&line(revision, if args.indicate_current { Mark::Current } else { Mark::None }));
    }
    Ok(Ending::Done)
}

pub(super) fn heads<M: MigratorTrait>(args: &Heads, context: &Context) -> Result<Ending, RunError> {
    let revisions = known::<M>(context)?.1;
    let heads: Vec<Revision> = revisions.into_iter().filter(|it| it.is_head).collect();
    if args.format.json {
        return json("revisions", &heads);
    }
    for revision in &heads {
        if context.verbose {
            term::data(&paragraph(revision, &[]));
        } else {
            term::data(&format!("{} (head)", revision.name));
        }
    }
    Ok(Ending::Done)
}

pub(super) fn branches<M: MigratorTrait>(
    args: &Branches,
    context: &Context,
) -> Result<Ending, RunError> {
    let (graph, revisions) = known::<M>(context)?;
    let points: Vec<Revision> = revisions.into_iter().filter(|it| it.is_branch_point).collect();
    if args.format.json {
        return json("revisions", &points);
    }
    for revision in &points {
        term::data(&format!("{} (branchpoint)", revision.name));
        let children = graph.find(&revision.name).map(|at| graph.children(at)).unwrap_or_default();
        for child in graph.names_of(children.iter().copied()) {
            term::data(&format!("  -> {child}"));
        }
    }
    Ok(Ending::Done)
}

pub(super) fn show<M: MigratorTrait>(args: &Show, context: &Context) -> Result<Ending, RunError> {
    let (graph, revisions) = known::<M>(context)?;
    let name = RevisionName::new(&args.revision);
    let places = match name.find(&graph, &std::collections::BTreeSet::new())? {
        Found::Base => Vec::new(),
        Found::At(at) => vec![at],
        Found::Heads(heads) => heads,
    };
    let shown: Vec<&Revision> = places.iter().map(|at| &revisions[*at]).collect();
    if args.format.json {
        return json("revisions", &shown);
    }
    for (revision, at) in shown.into_iter().zip(places) {
        let text: Vec<&str> = graph.header(at).text.lines().collect();
        term::data(&paragraph(revision, &text));
    }
    Ok(Ending::Done)
}

pub(super) async fn check<M: MigratorTrait>(
    args: &Check,
    context: &Context,
) -> Result<Ending, RunError> {
    let revisions = asked::<M>(context).await?;
    let pending: Vec<Revision> =
        revisions.into_iter().filter(|it| matches!(it.state, State::Pending)).collect();
    let ending = if pending.is_empty() { Ending::Done } else { Ending::Differs };
    if args.format.json {
        json("revisions", &pending)?;
        return Ok(ending);
    }
    for revision in &pending {
        term::data(&line(revision, Mark::None));
    }
    context.term.say(&match pending.len() {
        0 => "Nothing is pending".to_owned(),
        pending => format!("{} pending", count(pending)),
    });
    Ok(ending)
}

fn known<M: MigratorTrait>(context: &Context) -> Result<(Graph, Vec<Revision>), RunError> {
    let graph = context.sources.graph(&M::migrations())?;
    let revisions = graph.all().map(|at| listing::revision(&graph, at)).collect();
    Ok((graph, revisions))
}

/// The names between the ends of a range, including both ends.
fn within(
    graph: &Graph,
    revisions: &[Revision],
    range: &Range,
) -> Result<std::collections::BTreeSet<String>, RunError> {
    let applied = revisions
        .iter()
        .filter(|it| matches!(it.state, State::Applied { .. }))
        .filter_map(|it| graph.find(&it.name))
        .collect();
    let heads = |name: &RevisionName| match name.find(graph, &applied)? {
        Found::Base => Ok::<_, RunError>(Vec::new()),
        Found::At(at) => Ok(vec![at]),
        Found::Heads(heads) => Ok(heads),
    };
    let below = match &range.to {
        Some(to) => graph.ancestors(heads(to)?),
        None => graph.all().collect(),
    };
    let above = match range.from.as_ref().map(heads).transpose()? {
        Some(from) if !from.is_empty() => graph.descendants(from),
        _ => graph.all().collect(),
    };
    let both = below.intersection(&above).copied();
    Ok(graph.names_of(both).into_iter().map(str::to_owned).collect())
}

/// Whether a line marks the database's revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Current,
    None,
}

/// `m1 -> m2 (head), message`
fn line(revision: &Revision, mark: Mark) -> String {
    let mut line = if matches!(revision.state, State::Missing { .. }) {
        format!("? -> {} (its file is missing)", revision.name)
    } else {
        format!("{} -> {}", parents(revision), revision.name)
    };
    let marks = [
        (revision.is_head, " (head)"),
        (mark == Mark::Current && revision.is_current, " (current)"),
        (revision.is_branch_point, " (branchpoint)"),
        (revision.is_merge, " (mergepoint)"),
    ];
    line.extend(marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark));
    line.push_str(&remarks(revision));
    if let Some(message) = &revision.message {
        line.push_str(&format!(", {message}"));
    }
    line
}

fn paragraph(revision: &Revision, text: &[&str]) -> String {
    let marks = [
        (revision.is_head, " (head)"),
        (revision.is_current, " (current)"),
        (revision.is_branch_point, " (branchpoint)"),
        (revision.is_merge, " (mergepoint)"),
    ];
    let marks: String = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
    let mut lines = vec![format!("Rev: {}{marks}", revision.name)];
    if matches!(revision.state, State::Missing { .. }) {
        lines.push("Its file is missing".to_owned());
    } else {
        lines.push(format!("Revises: {}", parents(revision)));
    }
    match revision.state {
        State::Applied { applied_at } | State::Missing { applied_at } => {
            lines.push(format!("Applied: {}{}", moment(applied_at), remarks(revision)));
        }
        State::Pending => lines.push(format!("Pending{}", remarks(revision))),
        State::Unknown => {}
    }
    lines.push(String::new());
    match (text, &revision.message) {
        ([], Some(message)) => lines.extend([format!("    {message}"), String::new()]),
        ([], None) => {}
        (text, _) => {
            lines.extend(text.iter().map(|line| format!("    {line}").trim_end().to_owned()));
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

fn parents(revision: &Revision) -> String {
    if revision.revises.is_empty() { "base".to_owned() } else { revision.revises.join(", ") }
}

fn remarks(revision: &Revision) -> String {
    let mut remarks = String::new();
    if revision.is_edited {
        remarks.push_str(" (edited since)");
    }
    match revision.unfinished {
        Some(Direction::Up) => remarks.push_str(" (interrupted; `up` resumes it)"),
        Some(Direction::Down) => remarks.push_str(" (interrupted; `down` resumes it)"),
        None => {}
    }
    remarks
}

/// The version of what `--json` prints, which `docs/src/json.md` describes.
const JSON_VERSION: u32 = 1;

/// Prints a list for programs: an object with its version, and the list under this key.
pub(super) fn json<T: serde::Serialize>(key: &str, list: &T) -> Result<Ending, RunError> {
    let failed = |error: serde_json::Error| {
        RunError::query("printing JSON")(sea_orm::DbErr::Json(error.to_string()))
    };
    let list = serde_json::to_value(list).map_err(failed)?;
    let whole = serde_json::json!({ "version": JSON_VERSION, key: list });
    let text = serde_json::to_string_pretty(&whole).map_err(failed)?;
    term::data(&text);
    Ok(Ending::Done)
}

fn moment(seconds: i64) -> String {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second] UTC");
    let moment = OffsetDateTime::from_unix_timestamp(seconds).ok();
    moment.and_then(|moment| moment.format(format).ok()).unwrap_or_default()
}
