//! An object on its three sides, and how each of its facets is resolved.

/// What the entities state of an object, what they stated, and what the database has.
pub(super) struct Sides<'a, S, T> {
    pub(super) stated: &'a S,
    pub(super) lock: Option<&'a S>,
    /// `None` if the object is new, and if the database's version does not count.
    pub(super) database: Option<&'a T>,
}

impl<S, T> Clone for Sides<'_, S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for Sides<'_, S, T> {}

impl<S, T> Sides<'_, S, T> {
    /// A facet that may be absent.
    pub(super) fn facet<F: Clone>(
        self,
        stated: impl Fn(&S) -> &Option<F>,
        database: impl Fn(&T) -> &Option<F>,
    ) -> Option<F> {
        self.three_way(stated, |it| database(it).as_ref())
    }

    /// A facet that every object has, if only by default.
    pub(super) fn value<F: Clone + Default>(
        self,
        stated: impl Fn(&S) -> &Option<F>,
        database: impl Fn(&T) -> &F,
    ) -> F {
        self.three_way(stated, |it| Some(database(it))).unwrap_or_default()
    }

    fn three_way<F: Clone>(
        self,
        stated: impl Fn(&S) -> &Option<F>,
        database: impl Fn(&T) -> Option<&F>,
    ) -> Option<F> {
        let lock = self.lock.and_then(|it| stated(it).as_ref());
        three_way(stated(self.stated).as_ref(), lock, self.database.and_then(database))
    }
}

/// What the entities state; or nothing, if they used to state it; or what the database has.
pub(super) fn three_way<T: Clone>(
    stated: Option<&T>,
    lock: Option<&T>,
    database: Option<&T>,
) -> Option<T> {
    match (stated, lock) {
        (Some(stated), _) => Some(stated.clone()),
        (None, Some(_)) => None,
        (None, None) => database.cloned(),
    }
}
