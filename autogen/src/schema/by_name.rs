//! Objects sorted by name.

use std::ops::Index;

/// A sorted list. A table has few objects of a kind, and a schema has many tables: a tree would take the memory of a
/// whole node for a single object.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ByName<T>(Vec<(String, T)>);

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Extend<(String, T)> for ByName<T> {
    fn extend<I: IntoIterator<Item = (String, T)>>(&mut self, all: I) {
        for (name, value) in all {
            self.insert(name, value);
        }
    }
}

impl<T> ByName<T> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(own, _)| own.as_str().cmp(name))
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.find(name).ok().map(|at| &self.0[at].1)
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.find(name).ok().map(|at| &mut self.0[at].1)
    }

    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// The previous value for this name.
    pub fn insert(&mut self, name: String, value: T) -> Option<T> {
        match self.find(&name) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                // Usually there are one or two. A list reserves room for four at first, which would not be used.
                self.0.reserve_exact(1);
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    pub fn remove(&mut self, name: &str) -> Option<T> {
        self.find(name).ok().map(|at| self.0.remove(at).1)
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> Iter<'_, T> {
        self.into_iter()
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        self.into_iter()
    }

    pub fn retain(&mut self, keep: impl Fn(&String, &T) -> bool) {
        self.0.retain(|(name, value)| keep(name, value));
    }

    pub fn keys(&self) -> impl Iterator<Item = &String> + Clone {
        self.0.iter().map(|(name, _)| name)
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<T> FromIterator<(String, T)> for ByName<T> {
    /// Of two with the same name the later one counts.
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        let mut objects = Self::new();
        for (name, value) in pairs {
            objects.insert(name, value);
        }
        objects
    }
}

impl<T> Index<&str> for ByName<T> {
    type Output = T;

    fn index(&self, name: &str) -> &T {
        self.get(name).expect("an object of that name")
    }
}

impl<T> IntoIterator for ByName<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Names and objects, borrowed.
pub type Iter<'a, T> =
    std::iter::Map<std::slice::Iter<'a, (String, T)>, fn(&'a (String, T)) -> (&'a String, &'a T)>;

impl<'a, T> IntoIterator for &'a ByName<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

/// Names and objects that can be changed.
pub type IterMut<'a, T> = std::iter::Map<
    std::slice::IterMut<'a, (String, T)>,
    fn(&'a mut (String, T)) -> (&'a String, &'a mut T),
>;

impl<'a, T> IntoIterator for &'a mut ByName<T> {
    type Item = (&'a String, &'a mut T);
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut().map(|(name, value)| (&*name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::ByName;

    #[test]
    fn objects_stand_in_the_order_of_their_names() {
        let mut objects: ByName<u8> = [("b", 2), ("c", 3), ("a", 1), ("c", 4)]
            .map(|(name, n)| (name.to_owned(), n))
            .into_iter()
            .collect();
        assert_eq!(objects.keys().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(objects["c"], 4);
        assert_eq!(objects.insert("b".to_owned(), 5), Some(2));
        assert_eq!(objects.remove("a"), Some(1));
        assert_eq!(objects.remove("a"), None);
        assert_eq!(
            objects.into_iter().collect::<Vec<_>>(),
            [("b".to_owned(), 5), ("c".to_owned(), 4)]
        );
    }
}
