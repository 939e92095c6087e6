//! Reads files before their modules are reached, on all cores: parsing takes most of the time of a reading.
//!
//! A syntax tree cannot leave its thread. If a file's extract contains everything, the file is done; otherwise it is
//! parsed again where its macros, modules and types are resolved.

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

use crate::entity::{
    path::ModulePath,
    place::{Report, Site},
};

use super::{
    cfg::Cfg,
    discriminants,
    extract::{Extract, Origin},
    files::Files,
    unseen,
};

/// A file whose module has not been reached yet.
#[derive(Debug)]
pub(super) struct Prefetched {
    pub(super) file: PathBuf,
    pub(super) text: String,
    /// Its module, if the extract contains all of it.
    pub(super) finished: Option<Finished>,
}

/// A complete module, and its errors.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) file: Arc<PathBuf>,
    pub(super) extract: Extract,
    pub(super) report: Report,
}

/// A module, and the files that may contain it.
pub(super) type Wanted = (ModulePath, Vec<PathBuf>);

/// Reads the files of modules. The result is keyed by module, independent of the order in which threads finish.
pub(super) fn read(
    files: Files<'_>,
    wanted: &[Wanted],
    origin: Origin,
    cfg: &Cfg,
) -> BTreeMap<ModulePath, Prefetched> {
    let next = AtomicUsize::new(0);
    let some = || {
        let mut read = Vec::new();
        while let Some((module, candidates)) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            read.extend(one(files, module, candidates, origin, cfg).map(|it| (module.clone(), it)));
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
    origin: Origin,
    cfg: &Cfg,
) -> Option<Prefetched> {
    let file = candidates.iter().find(|file| files.exists(file))?.clone();
    let text = files.read(&file)?;
    let site = Site::new(module.clone(), Arc::new(file.clone()));
    let finished = finished(&text, site, origin, cfg);
    // No span is needed any more, and those of this file would be kept until the thread ends.
    proc_macro2::extra::invalidate_current_thread_spans();
    Some(Prefetched { file, text, finished })
}

fn finished(text: &str, site: Site, origin: Origin, cfg: &Cfg) -> Option<Finished> {
    let mut items = syn::parse_file(text).ok()?.items;
    // The search for unreached files needs to know about those that are not compiled.
    if items.iter().any(|item| matches!(item, Item::Mod(it) if it.content.is_none())) {
        return None;
    }
    cfg.prune(&mut items);
    if items.iter().any(|item| matches!(item, Item::Mod(_) | Item::Macro(_))) {
        return None;
    }
    items.extend(discriminants::declared(&items));
    let mut report = Report::default();
    if origin == Origin::Root {
        let local = items.iter().flat_map(|item| unseen::local(item, &site));
        report.diagnostics.extend(local);
    }
    let extract = Extract::take(&mut items, origin, &site, &mut report);
    items.is_empty().then_some(Finished { file: site.file, extract, report })
}
