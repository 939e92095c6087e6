//! What a command line says of itself beyond `--help`: completion scripts and man pages.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use clap::{Args, Command};
use clap_complete::Shell;

/// Print a completion script
#[derive(Clone, Debug, Args)]
pub struct Completions {
    /// The shell that is to read it
    shell: Shell,
}

impl Completions {
    /// Prints the script that completes this command.
    ///
    /// # Errors
    /// Where nobody reads what is printed.
    pub fn run(&self, mut command: Command) -> io::Result<()> {
        let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, name, &mut script);
        io::stdout().write_all(&script)
    }
}

/// Write the man pages into a directory
#[derive(Clone, Debug, Args)]
pub struct Man {
    /// Made where it is not there
    directory: PathBuf,
}

impl Man {
    /// Writes a page for this command, and one for each of its commands.
    ///
    /// # Errors
    /// Where the directory cannot be made or written to.
    pub fn run(&self, command: Command) -> io::Result<()> {
        fs::create_dir_all(&self.directory)?;
        clap_mangen::generate_to(command, &self.directory)
    }
}
