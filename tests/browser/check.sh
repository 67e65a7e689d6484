#!/usr/bin/env bash
# Builds every example and looks at each page of it in a real Chromium. A machine without a browser is a failure.
set -euo pipefail
cd "$(dirname "$0")"

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$browser" ] || { echo "no Chromium here: install Debian's package chromium" >&2; exit 1; }
[ -d node_modules/playwright-core ] && [ -d node_modules/axe-core ] || npm ci --no-audit --no-fund --loglevel=error

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
gen=${GEN:-../../target/release/gen}
[ -x "$gen" ] || cargo build --release --quiet
for project in ../../examples/*/ ../corpus/good/; do
  [ -d "$project" ] || continue
  for theme in default letter; do
    "$gen" -q build "$project" -o "$out/$theme/$(basename "$project")" --theme "$theme" --as-of 2026-11-20T09:00:00+01:00
  done
done
# The longest words of a picture are in other languages.
for language in de fr es; do
  "$gen" -q build ../../examples/relocation -o "$out/$language" --language "$language" --as-of 2026-11-20T09:00:00+01:00
done
BROWSER="$browser" node pages.mjs "$out"
