#!/usr/bin/env bash
# Sets everything up and runs every check: format, lint, types, contracts, tests. Stops at the first that fails.
#   bash packaging/run_tests.sh [arguments for pytest]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bash packaging/prepare.sh dev

# No window appears on anybody's desktop, and a torch beside another does not spin.
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} OMP_WAIT_POLICY=PASSIVE PYTHONUNBUFFERED=1

step() {
    local name=$1 start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" </dev/null || { local code=$?; printf '== %s FAILED (exit %s)\n' "$name" "$code"; exit "$code"; }
    printf '== %s: ok, %s s\n' "$name" "$((SECONDS - start))"
}

bin=.venv/bin
step format "$bin/ruff" format --check .
step lint "$bin/ruff" check .
step types "$bin/mypy"
step contracts "$bin/lint-imports"
step tests "$bin/python" -m pytest -q "$@"
printf '\n== everything passed, %s s\n' "$SECONDS"
