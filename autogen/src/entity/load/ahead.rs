//! Files read ahead of the modules that they are, on every core at once: parsing them is most of the work of a reading.
//!
//! What is parsed cannot leave its thread. A file that is all said by its outline is done with here; any other is parsed
//! again where its macros, modules and types are followed up.

use std::{
    collections::BTreeMap,
    num::NonZero,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use syn::Item;

use crate::entity::place::{Report, Site};

use super::{
    cfg::Cfg,
    discriminants,
    outline::Outline,
    source::{Files, ModulePath},
    unseen,
};

/// A file.
#[derive(Debug)]
pub(super) struct Ahead {
    pub(super) file: PathBuf,
    pub(super) text: String,
    /// All that it says, where that is all said by its outline.
    pub(super) done: Option<Done>,
}

/// A module that is done with, and what is wrong in it.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) file: Arc<PathBuf>,
    pub(super) outline: Outline,
    pub(super) report: Report,
}

/// A module, with the files that it may be.
pub(super) type Wanted = (ModulePath, Vec<PathBuf>);

/// Reads the files of modules. Each is there under its module, in whichever order the threads came to them.
pub(super) fn read(
    files: Files<'_>,
    wanted: &[Wanted],
    own: bool,
    cfg: &Cfg,
) -> BTreeMap<ModulePath, Ahead> {
    let next = AtomicUsize::new(0);
    let some = || {
        let mut read = Vec::new();
        while let Some((module, candidates)) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            read.extend(one(files, module, candidates, own, cfg).map(|it| (module.clone(), it)));
        }
        read
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..cores.min(wanted.len())).map(|_| scope.spawn(some)).collect();
        let read = threads.into_iter().map(|thread| match thread.join() {
            Ok(read) => read,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        read.flatten().collect()
    })
}

fn one(
    files: Files<'_>,
    module: &ModulePath,
    candidates: &[PathBuf],
    own: bool,
    cfg: &Cfg,
) -> Option<Ahead> {
    let file = candidates.iter().find(|file| files.exists(file))?.clone();
    let text = files.read(&file)?;
    let site = Site::new(module.clone(), Arc::new(file.clone()));
    let done = done(&text, site, own, cfg);
    // Nothing has a span any more, and those of this file would be kept to the end of the thread.
    proc_macro2::extra::invalidate_current_thread_spans();
    Some(Ahead { file, text, done })
}

fn done(text: &str, site: Site, own: bool, cfg: &Cfg) -> Option<Done> {
    let mut items = syn::parse_file(text).ok()?.items;
    cfg.prune(&mut items);
    if items.iter().any(|item| matches!(item, Item::Mod(_) | Item::Macro(_))) {
        return None;
    }
    items.extend(discriminants::declared(&items));
    let mut report = Report::default();
    if own {
        let local = items.iter().flat_map(|item| unseen::local(item, &site));
        report.diagnostics.extend(local);
    }
    let outline = Outline::take(&mut items, own, &site, &mut report);
    items.is_empty().then_some(Done { file: site.file, outline, report })
}
