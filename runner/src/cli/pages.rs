//! Documentation of a command line beyond `--help`: completion scripts and man pages.

use std::{
    ffi::OsStr,
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use clap::{Args, Command, Subcommand};
use clap_complete::Shell;

/// The commands that print them.
#[derive(Clone, Debug, Subcommand)]
pub enum Pages {
    Completions(Completions),
    Man(Man),
}

impl Pages {
    /// Prints what this command line documents about itself.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn run(&self, command: Command) -> io::Result<()> {
        match self {
            Self::Completions(completions) => completions.run(command),
            Self::Man(man) => man.run(command),
        }
    }
}

/// The command line under the name with which the program was started: each workspace has its own.
pub(super) fn named_as_started(command: Command) -> Command {
    let path = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
    let name = path.file_stem().map_or_else(|| "migration".into(), OsStr::to_string_lossy);
    command.bin_name(&*name).display_name(&*name)
}

/// Print a completion script
#[derive(Clone, Debug, Args)]
pub struct Completions {
    /// The shell that reads it
    shell: Shell,
}

impl Completions {
    /// Prints the completion script for this command.
    fn run(&self, mut command: Command) -> io::Result<()> {
        let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, name, &mut script);
        io::stdout().write_all(&script)
    }
}

/// Write the man pages into a directory
#[derive(Clone, Debug, Args)]
pub struct Man {
    /// Created if it does not exist
    directory: PathBuf,
}

impl Man {
    /// Writes a page for this command, and one for each of its subcommands.
    fn run(&self, command: Command) -> io::Result<()> {
        fs::create_dir_all(&self.directory)?;
        clap_mangen::generate_to(command, &self.directory)
    }
}
