# `just` runs every check of the project, as CI does.
default:
    bash .ci/run

# Quick checks while working.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test

# The tests; `just test tidy` for one module.
test *names:
    cargo test {{names}}

# The lints alone.
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings

# The documentation of the library, without a warning.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# Licences, bans and sources of what we build on.
deny:
    cargo deny check licenses bans sources

# The examples, built where `gen build` puts them: examples/*/dossiers.
examples:
    cargo build --release
    for example in examples/*/; do target/release/gen build "$example" --as-of 2026-11-20T09:00:00+01:00; done

# Every page of the examples in a real browser.
browser:
    bash tests/browser/check.sh

# The examples and broken copies of them, as an editor sees them.
editor:
    bash tests/editor/check.sh

# Rewrites what the tests expect; read the diff.
bless:
    BLESS=1 cargo test --test it

# A static binary for this machine, with its manual pages and completions: target/dist.
release:
    bash scripts/release.sh

# The hostile corpus, faults and two hundred kills and all, through the release binary.
hostile:
    cargo test --release --test it -- --include-ignored hostile kills

# The fuzzer: each target for so many executions; `just fuzz 100000 offer when` for some. What it finds is in fuzz/artifacts.
fuzz executions="1000000" *targets:
    fuzz/run.sh {{executions}} {{targets}}

# Changes the arithmetic, the dates, the escaping and the rules in every small way, and says what no test has seen; for hours.
# `just mutants -f src/model/number.rs` looks at one file.
mutants *options:
    cargo mutants --no-shuffle {{options}}

# Whole builds of 100, 1,000 and 10,000 offers, beside a program that only reads and writes; `just bench 300` for one size.
bench *sizes:
    cargo bench --bench speed -- {{sizes}}
