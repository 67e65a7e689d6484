//! `when:` expressions: compiled and looked up when the file is read.

use super::Reader;
use super::node::Node;
use crate::diag::{Diagnostic, nearest};
use crate::model::criterion::Expression;
use minijinja::{Environment, UndefinedBehavior};
use std::sync::{Arc, LazyLock};

/// What an expression may read.
const ROOTS: [&str; 3] = ["offer", "profile", "log"];

/// How many steps an expression may take.
const FUEL: u64 = 20_000;

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::empty();
    minijinja_builtins(&mut environment);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment
});

/// The few tests that make sense on facts.
fn minijinja_builtins(environment: &mut Environment<'static>) {
    environment.add_test("defined", |v: minijinja::Value| !v.is_undefined());
    environment.add_filter("length", |v: minijinja::Value| v.len().unwrap_or(0));
    environment.add_filter("lower", |v: String| v.to_lowercase());
}

impl Reader<'_> {
    /// An expression that compiles and reads only what there is.
    pub(super) fn expression(&self, node: &Node) -> Option<Expression> {
        let source = self.line(node)?;
        match ENVIRONMENT.compile_expression_owned(source.clone()) {
            Ok(compiled) => {
                let unknown = compiled.undeclared_variables(false).into_iter().filter(|v| !ROOTS.contains(&v.as_str()));
                let mut unknown: Vec<String> = unknown.collect();
                unknown.sort();
                for name in &unknown {
                    self.unknown_name(node, name);
                }
                unknown.is_empty().then(|| Expression {
                    source: source.into(),
                    place: node.place,
                    compiled: Arc::new(compiled),
                })
            }
            Err(error) => {
                let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
                self.wrong(
                    node,
                    &format!("the expression does not compile: {detail}"),
                    "an expression such as offer.notice_weeks <= 6",
                );
                None
            }
        }
    }

    fn unknown_name(&self, node: &Node, name: &str) {
        let problem = Diagnostic::error("expression", format!("the expression reads `{name}`, which is not known"));
        let problem = problem.at(node.place).expected("expected offer, profile or log");
        self.report(match nearest(name, ROOTS) {
            Some(root) => problem.help(format!("did you mean `{root}`?")),
            None => problem,
        });
    }
}
