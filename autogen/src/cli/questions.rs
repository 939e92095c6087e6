//! Questions that a comparison raises, asked at the terminal until none is left.

use std::io::{self, BufRead, IsTerminal, Write};

use super::{answers::Answers, args::Common, report::Failure, session::Session};
use crate::{check::alike::Question, pipeline::Comparison, schema::Pair};

/// Compares until nothing is left to ask.
///
/// # Errors
/// If a question is left and there is nobody to answer it.
pub(super) async fn compare(session: &mut Session, common: &Common) -> Result<Comparison, Failure> {
    let mut answers = Answers::given(common)?;
    loop {
        let comparison = session.compare(&answers).await?;
        let Some(question) = comparison.questions.first() else { return Ok(comparison) };
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
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

/// Asks until there is an answer; `None` if the input ends.
fn ask(question: &Question) -> Option<Answer> {
    let Question { kind, former, candidates } = question;
    let n_choices = candidates.len() + 1;
    eprintln!("The {kind} `{former}` would be dropped, and a similar one added.");
    for (at, candidate) in candidates.iter().enumerate() {
        eprintln!("  {}) renamed to `{candidate}`, with its data", at + 1);
    }
    eprintln!("  {n_choices}) dropped, with its data");
    loop {
        eprint!("Which [1-{n_choices}]? ");
        let _ = io::stderr().flush();
        let mut line = String::new();
        let n_read = io::stdin().lock().read_line(&mut line).ok()?;
        if n_read == 0 {
            eprintln!();
            return None;
        }
        match line.trim().parse::<usize>() {
            Ok(choice) if choice == n_choices => return Some(Answer::Dropped),
            Ok(choice) if (1..n_choices).contains(&choice) => {
                return Some(Answer::Renamed(candidates[choice - 1].clone()));
            }
            _ => {}
        }
    }
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

/// The flags that answer a question either way.
fn flags(question: &Question) -> String {
    let Question { kind: _, former, candidates } = question;
    let renames =
        candidates.iter().map(|now| format!("`--rename {}`", shell(&format!("{former}={now}"))));
    let renames: Vec<String> = renames.collect();
    format!("{}, or `--drop {}`", renames.join(", "), shell(former))
}

/// The argument as a shell takes it.
fn shell(argument: &str) -> String {
    if argument.contains(['"', ' ', '\\', '$']) {
        format!("'{}'", argument.replace('\'', r"'\''"))
    } else {
        argument.to_owned()
    }
}

/// Says what a migration would have to know.
pub(super) fn print(questions: &[Question]) {
    for question in questions {
        eprintln!("note: the {} `{}` may be renamed:", question.kind, question.former);
        eprintln!("  help: {}", flags(question));
    }
}

#[cfg(test)]
mod tests {
    use super::shell;

    #[test]
    fn an_argument_survives_the_shell() {
        assert_eq!(shell("users.name"), "users.name");
        assert_eq!(shell(r#"users."it's""#), r#"'users."it'\''s"'"#);
    }
}
