//! The texts of the migrations, which a built program carries with it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::Dir;

/// The source of each migration, by the migration's name.
///
/// Without the source of a migration its message and its checksum are unknown, and it follows the one before it.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: BTreeMap<String, Cow<'static, str>>,
}

impl Sources {
    /// The files of a directory and those below it: `m20250101_120000_base.rs`, or `m20250101_120000_base/mod.rs`.
    ///
    /// [`crate::sources!`] embeds the directory of the crate it is written in.
    #[must_use]
    pub fn embedded(directory: &Dir<'static>) -> Self {
        let mut texts = BTreeMap::new();
        collect(directory, &mut texts);
        Self { texts }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(AsRef::as_ref)
    }
}

/// Of `(name, source)`.
impl FromIterator<(String, String)> for Sources {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(texts: T) -> Self {
        Self { texts: texts.into_iter().map(|(name, text)| (name, Cow::Owned(text))).collect() }
    }
}

fn collect(directory: &Dir<'static>, texts: &mut BTreeMap<String, Cow<'static, str>>) {
    for file in directory.files() {
        let path = file.path();
        let stem = if path.file_name().is_some_and(|name| name == "mod.rs") {
            path.parent().and_then(|parent| parent.file_name())
        } else {
            path.extension().filter(|extension| *extension == "rs").and(path.file_stem())
        };
        if let (Some(name), Some(text)) =
            (stem.and_then(|stem| stem.to_str()), file.contents_utf8())
        {
            texts.insert(name.to_owned(), Cow::Borrowed(text));
        }
    }
    for directory in directory.dirs() {
        collect(directory, texts);
    }
}

/// The sources of the crate that this is written in, embedded when it is built: `runner::sources!()`.
///
/// For a program that runs the migrations of a library, it is written in the library:
///
/// ```text
/// pub fn sources() -> runner::Sources { runner::sources!() }
/// ```
#[macro_export]
macro_rules! sources {
    () => {{
        use $crate::include_dir;
        static DIRECTORY: include_dir::Dir<'static> =
            include_dir::include_dir!("$CARGO_MANIFEST_DIR/src");
        $crate::Sources::embedded(&DIRECTORY)
    }};
}
