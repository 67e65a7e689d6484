#!/usr/bin/env bash
# Runs targets of the fuzzer: `fuzz/run.sh EXECUTIONS [TARGET ...]`, all of them where none is named.
#
# What cargo-fuzz does but without it, so that a stable Rust and a C++ compiler are enough: see instrument.sh. The process has
# 256 MiB. What takes longer than a second is tried again alone, with a second of processor time: a machine with other
# work to do is no failure. What is found lies in fuzz/artifacts; what was new to the fuzzer, in fuzz/corpus.
set -euo pipefail
cd "$(dirname "$0")"

executions=$1
shift
[ $# -gt 0 ] || set -- markdown when lint content profile offer

RUSTC_WRAPPER="$PWD/instrument.sh" cargo build --quiet --release --bins

declare -A beside=([offer]=../tests/corpus/bad-input/offers [profile]=../tests/corpus/bad-input/profiles)
for target in "$@"; do
  program="target/release/$target"
  mkdir -p "corpus/$target" "artifacts/$target"
  rm -f "artifacts/$target"/slow-unit-*
  "$program" "corpus/$target" "seeds/$target" ${beside[$target]:+"${beside[$target]}"} \
    -runs="$executions" -timeout=20 -report_slow_units=1 -rss_limit_mb=256 -malloc_limit_mb=128 -max_len=4096 \
    -dict=words.dict -seed="${SEED:-1}" -artifact_prefix="artifacts/$target/" -print_final_stats=1 \
    >"artifacts/$target.log" 2>&1 || { tail -n 40 "artifacts/$target.log"; exit 1; }
  for slow in "artifacts/$target"/slow-unit-*; do
    [ ! -e "$slow" ] || (ulimit -t 1; "$program" "$slow" >/dev/null 2>&1) || { echo "fuzz: $target: too slow: $slow"; exit 1; }
  done
  executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "artifacts/$target.log")
  memory=$(sed -n 's/^stat::peak_rss_mb: *//p' "artifacts/$target.log")
  echo "fuzz: $target: $executed executions, no failure, at most $memory MiB"
done
