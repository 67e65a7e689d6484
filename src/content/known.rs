//! What every dossier makes anew though it is the same in many: made once, and kept.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// What was made, by what it was made of; the first `MOST` are kept, so that no input makes it grow for ever.
#[derive(Debug)]
pub struct Known<K, V, const MOST: usize>(RwLock<BTreeMap<K, V>>);

impl<K, V, const MOST: usize> Default for Known<K, V, MOST> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Ord, V: Clone, const MOST: usize> Known<K, V, MOST> {
    /// What belongs to the key, which `make` makes where it was not asked for before.
    pub fn get<Q: Ord + ToOwned<Owned = K> + ?Sized>(&self, key: &Q, make: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
    {
        if let Some(made) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(key) {
            return made.clone();
        }
        let made = make();
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(key.to_owned(), made.clone());
        }
        made
    }
}
