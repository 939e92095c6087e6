//! `--help`, completion scripts and man pages of both programs.

use std::fs;

use tests::program::bin;

#[test]
fn the_help_fits_a_screen_and_shows_examples() {
    for program in ["autogen", "migration"] {
        let output = bin(program).arg("--help").run().success();
        output.prints("\nExamples:\n");
        let lines: Vec<_> = output.stdout.lines().collect();
        assert!(lines.len() <= 50, "{program} --help has {} lines", lines.len());
        for line in lines {
            assert!(line.chars().count() <= 100, "{program} --help is wide: {line}");
        }
    }
}

#[test]
fn every_shell_completes_every_command() {
    for (program, command) in [("autogen", "merge"), ("migration", "downgrade")] {
        for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
            bin(program)
                .args(["completions", shell])
                .run()
                .success()
                .prints(program)
                .prints(command);
        }
    }
    bin("autogen").args(["completions", "cmd"]).run().code(1).says("invalid value 'cmd'");
}

#[test]
fn every_command_has_a_man_page() {
    let directory = tempfile::tempdir().expect("a directory");
    let pages = directory.path().join("share/man1");
    for (program, command) in [("autogen", "check"), ("migration", "stamp")] {
        bin(program).arg("man").arg(&pages).run().success();
        for page in [format!("{program}.1"), format!("{program}-{command}.1")] {
            let text = fs::read_to_string(pages.join(&page)).expect(&page);
            assert!(text.contains(".TH "), "{page} is no man page: {text}");
        }
    }
    let file = directory.path().join("taken");
    fs::write(&file, "").expect("written");
    bin("autogen").arg("man").arg(&file).run().code(1).says("cannot write: ");
}
