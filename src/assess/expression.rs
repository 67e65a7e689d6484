//! `when:` expressions over offer, profile and log. A fact that the files do not give makes the answer unknown, never
//! false: every mapping tells when a key that it does not have is read.

use super::facts::Desk;
use super::values::Maker;
use crate::model::criterion::{Expression, MONEY, TERMS};
use minijinja::{ErrorKind, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the expressions of one offer read; made once for all of them.
pub struct Facts {
    root: Value,
    missed: Arc<AtomicBool>,
}

/// What an expression came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no.
    Known(bool),
    /// It reads a fact that the files do not give.
    Unknown,
    /// It cannot be evaluated, or is no yes/no; in the words of the engine.
    Trouble(String),
}

impl Facts {
    /// The facts of an offer, or of the present job, of which there is no log: what is dated later than the desk's clock has
    /// not happened.
    #[must_use]
    pub fn new(desk: &Desk<'_>) -> Self {
        let missed = Arc::new(AtomicBool::new(false));
        let maker = Maker { missed: &missed, profile: desk.profile };
        let log = desk.offer.map_or_else(|| Value::from(Vec::<Value>::new()), |offer| maker.log(offer, desk.as_of));
        let roots = vec![
            ("offer".to_owned(), maker.offer(desk, &log)),
            ("profile".to_owned(), maker.profile()),
            ("log".to_owned(), log),
            (TERMS.to_owned(), maker.terms(desk)),
            (MONEY.to_owned(), maker.money()),
        ];
        let root = maker.mapping(roots);
        Self { root, missed }
    }

    /// Evaluates an expression.
    #[must_use]
    pub fn ask(&self, expression: &Expression) -> Answer {
        self.missed.store(false, Ordering::Relaxed);
        let result = expression.compiled.eval(self.root.clone());
        if self.missed.load(Ordering::Relaxed) {
            return Answer::Unknown;
        }
        match result {
            Ok(value) => bool::try_from(value.clone()).map_or_else(
                |_| Answer::Trouble(format!("neither true nor false, but {}", value.kind())),
                Answer::Known,
            ),
            Err(error) if error.kind() == ErrorKind::UndefinedError => Answer::Unknown,
            Err(error) => Answer::Trouble(error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)),
        }
    }
}
