//! `when:` expressions: compiled and looked up when the file is read.

use super::node::Node;
use super::{Reader, hints, kinds, shapes};
use crate::diag::Diagnostic;
use crate::model::criterion::{Expression, MONEY};
use crate::model::{Currency, Money};
use minijinja::machinery::ast::Expr;
use minijinja::machinery::parse_expr;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use std::sync::{Arc, LazyLock};

/// How many bytes an expression may have: what is nested deeper than that allows would overflow the stack.
const LONGEST: usize = 2_000;

/// How many steps an expression may take.
const FUEL: u64 = 20_000;

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| environment(UndefinedBehavior::Strict));

/// One in which every name is there and says nothing: what fails in it, fails on every offer.
static DRY: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut dry = environment(UndefinedBehavior::Chainable);
    dry.add_function(MONEY, |text: Value| match text.as_str() {
        Some(text) if Money::parse(text, Currency::EUR).is_none() => {
            Err(Error::new(ErrorKind::CannotDeserialize, format!("`{text}` is no sum of money")))
        }
        _ => Ok(Value::UNDEFINED),
    });
    dry
});

fn environment(undefined: UndefinedBehavior) -> Environment<'static> {
    let mut environment = Environment::empty();
    minijinja_builtins(&mut environment);
    environment.set_undefined_behavior(undefined);
    environment.set_fuel(Some(FUEL));
    environment
}

/// The few tests that make sense on facts.
fn minijinja_builtins(environment: &mut Environment<'static>) {
    environment.add_test("defined", |v: Value| !v.is_undefined());
    environment.add_filter("length", |v: Value| v.len().unwrap_or(0));
    environment.add_filter("lower", |v: String| v.to_lowercase());
}

impl Reader<'_> {
    /// An expression that compiles and reads only what there is.
    pub(super) fn expression(&self, node: &Node) -> Option<Expression> {
        let source = self.line(node)?;
        if source.len() > LONGEST {
            let phrase = format!("an expression of {} characters", source.chars().count());
            self.wrong(node, &phrase, &format!("at most {LONGEST}, such as offer.notice_weeks <= 6"));
            return None;
        }
        match (ENVIRONMENT.compile_expression_owned(source.clone()), parse_expr(&source)) {
            (Ok(compiled), Ok(parts)) => {
                let mut ways: Vec<String> = compiled.undeclared_variables(true).into_iter().collect();
                ways.extend(kinds::ways_in_brackets(&parts));
                ways.sort();
                ways.dedup();
                let unknown: Vec<_> = ways.iter().filter_map(|way| shapes::unknown(way)).collect();
                unknown.iter().for_each(|(name, known)| self.unknown_name(node, name, known));
                (unknown.is_empty() && self.of_a_kind(node, &parts) && self.runs(node, &source)).then(|| Expression {
                    source: source.as_str().into(),
                    place: node.place,
                    compiled: Arc::new(compiled),
                })
            }
            (Err(error), _) | (_, Err(error)) => {
                let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
                let problem = Diagnostic::error("expression", format!("the expression does not compile: {detail}"));
                self.report(problem.at(node.place).expected("expected an expression such as offer.notice_weeks <= 6"));
                None
            }
        }
    }

    /// False where two things of different kinds are compared, which is never true to what was meant.
    fn of_a_kind(&self, node: &Node, expression: &Expr<'_>) -> bool {
        let strange = kinds::mismatch(expression);
        if let Some((left, right)) = &strange {
            self.wrong(node, &format!("{left} is compared with {right}"), left.example());
        }
        strange.is_none()
    }

    /// False where the expression asks for a filter, test or function that there is not, or for a sum that is none.
    fn runs(&self, node: &Node, source: &str) -> bool {
        let missing = [
            ErrorKind::UnknownFilter,
            ErrorKind::UnknownTest,
            ErrorKind::UnknownFunction,
            ErrorKind::CannotDeserialize,
        ];
        let error = DRY.compile_expression(source).and_then(|e| e.eval(())).err();
        let Some(error) = error.filter(|e| missing.contains(&e.kind())) else { return true };
        let what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        self.wrong(
            node,
            &format!("the expression cannot run: {what}"),
            "an expression such as offer.notice_weeks <= 6",
        );
        false
    }

    fn unknown_name(&self, node: &Node, name: &str, known: &[&str]) {
        let problem = Diagnostic::error("expression", format!("the expression reads `{name}`, which is not known"));
        let problem = problem.at(node.place);
        let problem =
            if known.len() > 6 { problem } else { problem.expected(format!("expected {}", known.join(", "))) };
        self.report(problem.help(hints::for_key(name, known)));
    }
}
