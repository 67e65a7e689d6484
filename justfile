# `just` runs every check of the project, as CI does.
default:
    bash .ci/run

# Quick checks while working.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test

# Rewrites what the tests expect; read the diff.
bless:
    BLESS=1 cargo test --test it

# Whole builds of 100, 1,000 and 10,000 offers, beside a program that only reads and writes; `just bench 300` for one size.
bench *sizes:
    cargo bench --bench speed -- {{sizes}}
