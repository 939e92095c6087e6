//! Questions that a comparison raises, and their answers: from `--rename` and `--drop`, or from whoever sits at the
//! terminal.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    sync::Arc,
};

use super::{args::Common, hints, report::Failure, session::Session};
use crate::{
    check::alike::Question,
    op::{Op, Rename},
    pipeline::Comparison,
    schema::{Pair, Qualified, stated},
};

/// What is known to be renamed, and what is not.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    renames: Vec<Pair<String>>,
    drops: Vec<String>,
}

impl Answers {
    /// What stands on the command line.
    ///
    /// # Errors
    /// Where a `--rename` is not `OLD=NEW`.
    pub(super) fn given(common: &Common) -> Result<Self, Failure> {
        let pair = |text: &String| {
            let (before, after) = split(text).ok_or_else(|| {
                Failure::new(format!("`--rename {text}` is not OLD=NEW"))
                    .help("--rename users.name=users.full_name")
            })?;
            Ok(Pair::new(before.to_owned(), after.to_owned()))
        };
        let renames = common.rename.iter().map(pair).collect::<Result<_, Failure>>()?;
        Ok(Self { renames, drops: common.drop.clone() })
    }

    /// Has the entities state the renames.
    pub(super) fn state(
        &self,
        entities: &mut Arc<stated::Schema>,
        default_schema: &str,
    ) -> Result<Vec<(Rename, Pair<String>)>, Failure> {
        let mut renames = Vec::new();
        // A column belongs to a table whose former name must be known by then.
        let mut ordered: Vec<&Pair<String>> = self.renames.iter().collect();
        ordered.sort_by_key(|pair| pair.after.matches('.').count());
        for pair in ordered {
            let stated = hints::state(Arc::make_mut(entities), pair, default_schema);
            let rename = stated.map_err(|problem| {
                let given = format!("--rename {}={}", pair.before, pair.after);
                Failure::new(format!("`{given}`: {problem}"))
                    .help("OLD is the whole name in the database, NEW the one the entities state")
            })?;
            renames.push((rename, pair.clone()));
        }
        Ok(renames)
    }

    /// Whether the table is said to be dropped.
    pub(super) fn drops(&self, table: &Qualified, default_schema: &str) -> bool {
        self.drops.contains(&table.relative_to(default_schema))
    }

    /// Holds the answers against what was found: each must have been about something.
    pub(super) fn settle(
        &self,
        renames: &[(Rename, Pair<String>)],
        comparison: &mut Comparison,
    ) -> Result<(), Failure> {
        for (rename, given) in renames {
            if !comparison.ops.iter().any(|op| carries_out(op, rename)) {
                let message =
                    format!("`{}` is not in the database, or not to be renamed", given.before);
                return Err(Failure::new(message).help(format!(
                    "--rename {}={} has nothing to do; leave it out",
                    given.before, given.after
                )));
            }
        }
        comparison.questions.retain(|it| !self.drops.contains(&it.former));
        Ok(())
    }
}

fn carries_out(op: &Op, rename: &Rename) -> bool {
    let Op::Rename(done) = op else { return false };
    match (done, rename) {
        (Rename::Table(done), Rename::Table(asked)) | (Rename::Enum(done), Rename::Enum(asked)) => {
            done.after == asked.after
        }
        (Rename::Column(table, done), Rename::Column(own, asked))
        | (Rename::Label(table, done), Rename::Label(own, asked)) => {
            table == own && done.after == asked.after
        }
        (Rename::Part(table, _, done), Rename::Part(own, _, asked)) => {
            table == own && done.after == asked.after
        }
        _ => false,
    }
}

/// `OLD=NEW`; an equals sign between double quotes is a part of a name.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = text.find(|c: char| {
        quoted ^= c == '"';
        c == '=' && !quoted
    })?;
    let (before, after) = (&text[..at], &text[at + 1..]);
    (!before.is_empty() && !after.is_empty()).then_some((before, after))
}

/// Compares until nothing is left to ask.
///
/// # Errors
/// Where a question is left and there is nobody to answer it.
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

/// Asks until there is an answer; `None` where the input ends.
fn ask(question: &Question) -> Option<Answer> {
    let Question { kind, former, candidates } = question;
    let n_choices = candidates.len() + 1;
    eprintln!("The {kind} `{former}` goes, and something like it comes.");
    for (at, candidate) in candidates.iter().enumerate() {
        eprintln!("  {}) renamed to `{candidate}`: what it holds stays", at + 1);
    }
    eprintln!("  {n_choices}) dropped, with what it holds");
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
            format!("is the {} `{}` renamed, or dropped with what it holds?", one.kind, one.former)
        }
        n => format!("{n} things may be renamed, or dropped with what they hold"),
    };
    let failure = Failure::undecided(message);
    questions.iter().fold(failure, |failure, question| failure.help(flags(question)))
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
        eprintln!("note: the {} `{}` may be renamed; say which:", question.kind, question.former);
        eprintln!("  help: {}", flags(question));
    }
}

#[cfg(test)]
mod tests {
    use super::{shell, split};

    #[test]
    fn an_answer_has_two_names() {
        assert_eq!(split("a=b"), Some(("a", "b")));
        assert_eq!(split(r#""a=b".c=d"#), Some((r#""a=b".c"#, "d")));
        assert_eq!(split("a="), None);
        assert_eq!(split("a"), None);
    }

    #[test]
    fn an_argument_survives_the_shell() {
        assert_eq!(shell("users.name"), "users.name");
        assert_eq!(shell(r#"users."it's""#), r#"'users."it'\''s"'"#);
    }
}
