//! `autogen demo`: the whole loop on a throw-away copy of the sample and an embedded database of its own.

mod copy;
mod play;

use std::path::{Path, PathBuf};

use self::{copy::Copy, play::Stage};
use super::{Outcome, args::Demo, report::Failure};

pub(super) fn run(demo: &Demo) -> Result<Outcome, Failure> {
    let here =
        std::env::current_dir().map_err(|error| Failure::system("no working directory", &error))?;
    let workspace = runner::__private::root(&here);
    let copy = Copy::of(&workspace)?;
    println!("# In a copy of this workspace, {};", copy.root().display());
    println!("# nothing outside of it is changed.\n");
    let stage = Stage { copy: copy.root(), build_directory: build_directory(&workspace) };
    if let Err(failure) = play(&copy, &stage) {
        let kept = copy.keep();
        return Err(failure.help(format!("the copy is kept: {}", kept.display())));
    }
    if demo.keep {
        println!("# The copy is kept: {}", copy.keep().display());
    } else {
        println!("# That was the whole loop. The copy is deleted; `demo --keep` leaves it there.");
    }
    Ok(Outcome::Done)
}

fn play(copy: &Copy, stage: &Stage<'_>) -> Result<(), Failure> {
    println!("# 1. Somebody adds an entity:");
    copy.add_entity()?;
    show(Path::new(copy::ENTITY_FILE), copy::ENTITY);

    println!("# 2. Its migration is generated, and proved on the database before it is written:");
    let before = copy.migrations();
    stage.autogen(&["-m", "add notes"])?;

    println!("# 3. This is what there is to review:");
    let after = copy.migrations();
    let written = after.difference(&before).next();
    let written = written
        .ok_or_else(|| Failure::new("no migration was written", "the output above says why"))?;
    let text = std::fs::read_to_string(copy.root().join(written)).map_err(|error| {
        Failure::system(&format!("cannot read `{}`", written.display()), &error)
    })?;
    show(written, &text);

    println!("# 4. Apply it:");
    stage.migration(&["up"])?;
    println!("# 5. Now there is nothing left to do:");
    stage.autogen(&["check"])?;
    println!("# 6. And back:");
    stage.migration(&["down"])?;
    stage.migration(&["status"])
}

fn show(path: &Path, text: &str) {
    println!("$ cat {}\n{}\n", path.display(), text.trim_end());
}

/// Where cargo has built this program, or where it would.
fn build_directory(workspace: &Path) -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    let built = program.parent().filter(|it| it.join("deps").is_dir()).and_then(Path::parent);
    built.map_or_else(|| workspace.join("target"), Path::to_owned)
}
