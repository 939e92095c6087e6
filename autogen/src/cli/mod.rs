//! The command line: arguments in, text and an exit code out. The only stage that prints.

/// Like the standard macro, but a closed reader (`autogen check 2>&1 | head`) is not an error.
macro_rules! eprintln {
    () => { eprint!("\n") };
    ($($text:tt)*) => { eprint!("{}\n", format_args!($($text)*)) };
}

/// The same without a line break.
macro_rules! eprint {
    ($($text:tt)*) => {{
        let text = format!($($text)*);
        let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
    }};
}

/// The same on stdout.
macro_rules! println {
    () => { println!("") };
    ($($text:tt)*) => {{
        let text = format!("{}\n", format_args!($($text)*));
        let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
    }};
}

mod adopt;
mod answers;
mod args;
mod cargo;
mod check;
mod colors;
mod database;
mod demo;
mod diff;
mod edit;
mod expand;
mod files;
mod find;
mod generate;
mod graph;
mod hidden;
mod hints;
mod hooks;
mod init;
mod merge;
mod parsing;
mod program;
mod prompt;
mod proof;
mod purpose;
mod questions;
mod record;
mod report;
mod review;
mod rows;
mod session;
mod settings;
mod sql;
mod verbose;
mod width;

use std::process::ExitCode;

use self::{
    args::{Arguments, Command},
    report::Failure,
};

/// How a successful command ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Outcome {
    /// It is done, or there was nothing to do.
    Done,
    /// Entities and database differ.
    Differs,
    /// A finding must be dealt with first; nothing was written.
    Stopped,
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let mut arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            // clap's own exit code for a usage error is 2, which here means that there are differences.
            return if error.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
        }
    };
    let runtime =
        match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => {
                let failure = Failure::system("the program cannot start its threads", &error);
                report::print(&failure, colors::Colors::choose(arguments.common.color));
                return ExitCode::FAILURE;
            }
        };
    verbose::start(arguments.common.verbose);
    // A command asks one thing after the other, so one connection suffices.
    arguments.common.connect.max_connections = 1;
    let color = colors::Colors::choose(arguments.common.color);
    let result = runtime.block_on(run(arguments, color));
    exit(result, color)
}

/// Ends the process without freeing memory: freeing thousands of tables takes longer than comparing them.
fn exit(result: Result<Outcome, Failure>, colors: colors::Colors) -> ! {
    let code = match result {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Differs) => 2,
        Ok(Outcome::Stopped) => 3,
        Err(failure) => {
            report::print(&failure, colors);
            failure.exit
        }
    };
    std::process::exit(code.into())
}

async fn run(arguments: Arguments, colors: colors::Colors) -> Result<Outcome, Failure> {
    let Arguments { common, generate, command } = arguments;
    match command {
        None => Box::pin(generate::run(&common, &generate, colors)).await,
        Some(Command::Generate(generate)) => {
            Box::pin(generate::run(&common, &generate, colors)).await
        }
        Some(Command::Init(init)) => Box::pin(init::run(&common, &init, colors)).await,
        Some(Command::Adopt(adopt)) => Box::pin(adopt::run(&common, &adopt, colors)).await,
        Some(Command::Merge(merge)) => merge::run(&common, &merge),
        Some(Command::Edit(edit)) => edit::run(&common, &edit),
        Some(Command::Check(check)) => Box::pin(check::run(&common, &check, colors)).await,
        Some(Command::Diff(diff)) => Box::pin(diff::run(&common, &diff, colors)).await,
        Some(Command::Demo(demo)) => demo::run(&demo),
        Some(Command::Pages(pages)) => match pages.run(args::command_line()) {
            Ok(()) => Ok(Outcome::Done),
            Err(error) => Err(Failure::system("cannot write", &error)),
        },
    }
}
