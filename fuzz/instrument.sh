#!/usr/bin/env bash
# rustc for the fuzzer (RUSTC_WRAPPER): what reads a stranger's bytes counts its edges, everything else runs at full speed.
# A count of each comparison would cost three times as much again: words.dict tells the fuzzer what we compare with.
set -euo pipefail
case " $* " in
*" --crate-name dossier "* | *" --crate-name granit_parser "* | *" --crate-name fuzzed "*)
  set -- "$@" -Cpasses=sancov-module
  for part in level=3 inline-8bit-counters pc-table; do
    set -- "$@" "-Cllvm-args=-sanitizer-coverage-$part"
  done
  ;;
esac
exec "$@"
