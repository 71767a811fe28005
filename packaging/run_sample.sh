#!/usr/bin/env bash
# Sets everything up and does the main job on a sample: in the window where there is a screen, else on the command line.
#   bash packaging/run_sample.sh [--no-window]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bash packaging/prepare.sh

on_the_command_line() {
    local out=out/sample
    .venv/bin/gfr sample "$out" >/dev/null
    .venv/bin/gfr restore "$out/old_photo.png" --guide "$out/portrait.png" --out "$out/restored.png" --save-steps "$out/steps" \
        >/dev/null
    echo "the old photograph:   $PWD/$out/old_photo.png"
    echo "the portrait:         $PWD/$out/portrait.png"
    echo "the restored picture: $PWD/$out/restored.png"
    echo "all of it on a sheet: $PWD/$out/steps/comparison.png"
}

has_screen() { [ "$(uname)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

if [ "${1:-}" != --no-window ] && has_screen; then
    echo "== opening the window on the sample"
    .venv/bin/gfr-studio --sample --restore && exit 0
    echo "== no window could be opened; doing the same on the command line"
fi
on_the_command_line
