#!/usr/bin/env bash
# What editors say of the examples and of broken copies, by yaml-language-server.
set -euo pipefail
cd "$(dirname "$0")"

[ -d node_modules/yaml-language-server ] || npm ci --no-audit --no-fund --loglevel=error
export GEN=${GEN:-../../target/release/gen}
[ -x "$GEN" ] || cargo build --release --quiet
node check.mjs
