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
