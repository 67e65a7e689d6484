//! The project's own source, parsed.

use proc_macro2::{LineColumn, Span};
use std::fs;
use std::path::Path;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, FnArg, Signature};

/// A file of Rust.
pub struct Source {
    /// Its path below the package, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its items.
    pub file: syn::File,
}

impl Source {
    /// The stage that a file of the library belongs to: the first part of its path below `src`.
    pub fn layer(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// How many lines it has.
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }
}

/// The files of Rust below a folder of the package, sorted by path.
pub fn sources(below: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = walkdir::WalkDir::new(root.join(below)).sort_by_file_name().into_iter().map(Result::unwrap);
    let rust = files.filter(|f| f.file_type().is_file() && f.path().extension().is_some_and(|e| e == "rs"));
    rust.map(|entry| {
        let text = fs::read_to_string(entry.path()).unwrap();
        let file = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", entry.path().display()));
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        Source { path, text, file }
    })
    .collect()
}

/// A function with a body.
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of its signature.
    pub line: usize,
    /// From the signature to the closing brace.
    pub lines: usize,
    /// Beside `self`.
    pub parameters: usize,
}

/// What the tidy tests look at in a file, its tests left out.
#[derive(Default)]
pub struct Found {
    /// All functions.
    pub functions: Vec<Function>,
    /// The paths that are named, in `use` and elsewhere, from their first part on: `crate::model::Offer`.
    pub paths: Vec<(Vec<String>, usize)>,
    /// Where the code may panic, and how.
    pub panics: Vec<(&'static str, usize)>,
    /// Public items without a word of documentation.
    pub undocumented: Vec<(String, usize)>,
    /// Types that derive or implement `Serialize`.
    pub serialized: Vec<usize>,
    /// `allow` and `expect` without a reason.
    pub unreasoned: Vec<usize>,
}

/// Looks through a file.
pub fn look(source: &Source) -> Found {
    let mut found = Found::default();
    if !source.file.attrs.iter().any(|a| a.path().is_ident("doc")) {
        found.undocumented.push(("the file itself".to_owned(), 1));
    }
    found.visit_file(&source.file);
    found
}

/// True for `#[cfg(test)]` and `#[test]`.
fn of_a_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| {
        a.path().is_ident("test")
            || a.path().is_ident("cfg") && a.parse_args::<syn::Path>().is_ok_and(|p| p.is_ident("test"))
    })
}

fn start(span: Span) -> LineColumn {
    span.start()
}

impl Found {
    fn function(&mut self, signature: &Signature, whole: Span) {
        let line = start(signature.span()).line;
        self.functions.push(Function {
            name: signature.ident.to_string(),
            line,
            lines: whole.end().line + 1 - line,
            parameters: signature.inputs.iter().filter(|a| matches!(a, FnArg::Typed(_))).count(),
        });
    }

    fn documented(&mut self, name: &dyn ToString, attributes: &[Attribute], span: Span) {
        if !attributes.iter().any(|a| a.path().is_ident("doc")) {
            self.undocumented.push((name.to_string(), start(span).line));
        }
    }

    fn used(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.used(&path.tree, &with(&path.ident)),
            syn::UseTree::Name(name) => self.paths.push((with(&name.ident), start(name.span()).line)),
            syn::UseTree::Rename(name) => self.paths.push((with(&name.ident), start(name.span()).line)),
            syn::UseTree::Glob(all) => self.paths.push((before.to_vec(), start(all.span()).line)),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.used(tree, before)),
        }
    }
}

fn is_public(of: &syn::Visibility) -> bool {
    matches!(of, syn::Visibility::Public(_))
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let (attributes, visibility, name): (&[Attribute], _, &dyn ToString) = match item {
            syn::Item::Mod(m) if of_a_test(&m.attrs) => return,
            syn::Item::Fn(f) if of_a_test(&f.attrs) => return,
            syn::Item::Fn(f) => (&f.attrs, Some(&f.vis), &f.sig.ident),
            syn::Item::Struct(s) => (&s.attrs, Some(&s.vis), &s.ident),
            syn::Item::Enum(e) => (&e.attrs, Some(&e.vis), &e.ident),
            syn::Item::Trait(t) => (&t.attrs, Some(&t.vis), &t.ident),
            syn::Item::Const(c) => (&c.attrs, Some(&c.vis), &c.ident),
            syn::Item::Static(s) => (&s.attrs, Some(&s.vis), &s.ident),
            syn::Item::Type(t) => (&t.attrs, Some(&t.vis), &t.ident),
            _ => (&[], None, &""),
        };
        if visibility.is_some_and(is_public) {
            self.documented(name, attributes, item.span());
        }
        visit::visit_item(self, item);
    }

    fn visit_item_fn(&mut self, f: &'ast syn::ItemFn) {
        self.function(&f.sig, f.block.span());
        visit::visit_item_fn(self, f);
    }

    fn visit_item_enum(&mut self, e: &'ast syn::ItemEnum) {
        for variant in e.variants.iter().filter(|_| is_public(&e.vis)) {
            self.documented(&variant.ident, &variant.attrs, variant.span());
        }
        visit::visit_item_enum(self, e);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if let Some(name) = field.ident.as_ref().filter(|_| is_public(&field.vis)) {
            self.documented(name, &field.attrs, field.span());
        }
        visit::visit_field(self, field);
    }

    fn visit_impl_item_fn(&mut self, f: &'ast syn::ImplItemFn) {
        if is_public(&f.vis) {
            self.documented(&f.sig.ident, &f.attrs, f.span());
        }
        self.function(&f.sig, f.block.span());
        visit::visit_impl_item_fn(self, f);
    }

    fn visit_item_impl(&mut self, i: &'ast syn::ItemImpl) {
        if i.trait_.as_ref().is_some_and(|(_, path, _)| path.segments.last().is_some_and(|s| s.ident == "Serialize")) {
            self.serialized.push(start(i.span()).line);
        }
        visit::visit_item_impl(self, i);
    }

    fn visit_attribute(&mut self, a: &'ast Attribute) {
        let tokens = a.meta.require_list().map(|l| l.tokens.to_string()).unwrap_or_default();
        if a.path().is_ident("derive") && tokens.split([',', ' ', ':']).any(|t| t == "Serialize") {
            self.serialized.push(start(a.span()).line);
        }
        if (a.path().is_ident("allow") || a.path().is_ident("expect")) && !tokens.contains("reason =") {
            self.unreasoned.push(start(a.span()).line);
        }
    }

    fn visit_item_use(&mut self, u: &'ast syn::ItemUse) {
        self.used(&u.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|s| s.ident.to_string()).collect();
        self.paths.push((names, start(path.span()).line));
        visit::visit_path(self, path);
    }

    fn visit_expr_index(&mut self, e: &'ast syn::ExprIndex) {
        self.panics.push(("an index", start(e.span()).line));
        visit::visit_expr_index(self, e);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        match call.method.to_string().as_str() {
            "unwrap" => self.panics.push(("unwrap", start(call.method.span()).line)),
            "expect" => self.panics.push(("expect", start(call.method.span()).line)),
            _ => {}
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, m: &'ast syn::Macro) {
        for how in ["panic", "unreachable", "todo", "unimplemented", "assert", "assert_eq", "assert_ne"] {
            if m.path.is_ident(how) {
                self.panics.push((how, start(m.span()).line));
            }
        }
        visit::visit_macro(self, m);
    }
}
