//! `autogen edit`: a migration in the editor. It needs no database.

use std::{env, path::Path, process::Command};

use super::{
    Outcome,
    args::{Common, Edit},
    report::Failure,
    settings::Settings,
};

pub(super) fn run(common: &Common, edit: &Edit) -> Result<Outcome, Failure> {
    let target = Settings::load(common)?.with_migrations()?.migration;
    let registered = target.registered()?;
    let sources = target.sources();
    let module = chosen(&registered, edit.revision.as_deref(), &sources)?;
    let files = [sources.join(format!("{module}.rs")), sources.join(module).join("mod.rs")];
    let Some(file) = files.iter().find(|it| it.is_file()) else {
        return Err(Failure::new(
            format!("there is no file `{}`", files[0].display()),
            "the migration may be written in the file that lists it",
        ));
    };
    let editor = ["VISUAL", "EDITOR"].into_iter().filter_map(|it| env::var(it).ok());
    let editor = editor.map(|it| it.trim().to_owned()).find(|it| !it.is_empty());
    let Some(editor) = editor else {
        return Err(Failure::new(
            "neither VISUAL nor EDITOR names an editor",
            format!(
                "set one of them, as in `EDITOR=vi autogen edit`; the file is {}",
                file.display()
            ),
        ));
    };
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    let status = command.args(words).arg(file).status();
    let status =
        status.map_err(|error| Failure::system(&format!("cannot run `{editor}`"), &error))?;
    if !status.success() {
        return Err(Failure::new(
            format!("`{editor}` failed: {status}"),
            format!("the file is {}", file.display()),
        ));
    }
    Ok(Outcome::Done)
}

/// The migration of this name or part of a name, or the last one.
fn chosen<'a>(
    registered: &'a [String],
    part: Option<&str>,
    sources: &Path,
) -> Result<&'a str, Failure> {
    let Some(part) = part else {
        return registered.last().map(String::as_str).ok_or_else(|| {
            Failure::new("there are no migrations", "`autogen -m \"…\"` writes the first")
        });
    };
    let whole: Vec<&String> = registered.iter().filter(|it| *it == part).collect();
    let found: Vec<&String> = if whole.is_empty() {
        registered.iter().filter(|it| it.contains(part)).collect()
    } else {
        whole
    };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new(
            format!("there is no migration `{part}`"),
            format!("the migrations are in {}", sources.display()),
        )),
        many => {
            let names: Vec<&str> = many.iter().map(|it| it.as_str()).collect();
            Err(Failure::new(
                format!("`{part}` is ambiguous: it matches {}", names.join(", ")),
                "write more of the name",
            ))
        }
    }
}
