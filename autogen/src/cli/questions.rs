//! Asks the questions that a comparison raises, until none is left.

use super::{
    answers::Parking,
    args::Common,
    prompt::{choose, has_somebody, shell},
    report::Failure,
    rows,
    session::Session,
};
use crate::{check::alike::Question, pipeline::Comparison, schema::Pair};

/// Compares until no question is left.
///
/// # Errors
/// If a question is left and nobody can answer it.
pub(super) async fn compare(session: &mut Session, common: &Common) -> Result<Comparison, Failure> {
    let mut answers = session.answers(common)?;
    loop {
        let mut comparison = session.compare(&answers).await?;
        let Some(question) = comparison.questions.first() else {
            rows::count(session, &mut comparison).await;
            let in_the_way = comparison.findings.iter().find(|it| it.is_true());
            match in_the_way.filter(|_| has_somebody()).and_then(rows::ask) {
                Some(rows::Answer::Filled(table, column, fill)) => {
                    answers.fills.push((table, column, fill));
                }
                Some(rows::Answer::Allowed(finding)) => answers.allowed.push(finding),
                Some(rows::Answer::Dropped(name)) => answers.drops.push(name),
                Some(rows::Answer::Parked) => answers.parking = Parking::Always,
                None => return Ok(comparison),
            }
            continue;
        };
        if !has_somebody() {
            return Err(unanswered(&comparison.questions));
        }
        match ask(question) {
            Some(Answer::Renamed(now)) => {
                answers.renames.push(Pair::new(question.former.clone(), now));
            }
            Some(Answer::Dropped) => answers.drops.push(question.former.clone()),
            None => return Err(unanswered(&comparison.questions)),
        }
    }
}

enum Answer {
    Renamed(String),
    Dropped,
}

/// Asks until there is an answer; `None` at the end of the input.
fn ask(question: &Question) -> Option<Answer> {
    let Question { kind, former, candidates } = question;
    let n_choices = candidates.len() + 1;
    eprintln!("The {kind} `{former}` would be dropped, and a similar one added.");
    for (at, candidate) in candidates.iter().enumerate() {
        eprintln!("  {}) renamed to `{candidate}`, with its data", at + 1);
    }
    eprintln!("  {n_choices}) dropped, with its data");
    let choice = choose(n_choices)?;
    Some(candidates.get(choice - 1).map_or(Answer::Dropped, |it| Answer::Renamed(it.clone())))
}

fn unanswered(questions: &[Question]) -> Failure {
    let one = &questions[0];
    let message = match questions.len() {
        1 => {
            format!("is the {} `{}` renamed, or dropped with its data?", one.kind, one.former)
        }
        n => format!("{n} things may be renamed, or dropped with their data"),
    };
    let failure = Failure::undecided(message, flags(one));
    questions[1..].iter().fold(failure, |failure, question| failure.help(flags(question)))
}

/// The flags for either answer to a question.
fn flags(question: &Question) -> String {
    let Question { kind: _, former, candidates } = question;
    let renames =
        candidates.iter().map(|now| format!("`--rename {}`", shell(&format!("{former}={now}"))));
    let renames: Vec<String> = renames.collect();
    format!("{}, or `--drop {}`", renames.join(", "), shell(former))
}

/// Prints the question and what it is about.
pub(super) fn print(questions: &[Question]) {
    for question in questions {
        eprintln!("note: the {} `{}` may be renamed:", question.kind, question.former);
        eprintln!("  help: {}", flags(question));
    }
}
