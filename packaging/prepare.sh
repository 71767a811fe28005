#!/usr/bin/env bash
# Makes .venv in the checkout with everything the project needs. Can be repeated; quick when nothing changed.
#   bash packaging/prepare.sh         to run the programs
#   bash packaging/prepare.sh dev     to test and change them as well
# pip's own settings (PIP_INDEX_URL, pip.conf, ...) are honoured. A torch 2.13.0 that is there already is kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
what=${1:-run}

say() { printf '== %s\n' "$*"; }

# --- system packages: only when something is missing, only by root or sudo -------------------------------------------
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && [ -t 0 ]; then sudo "$@"
    elif command -v sudo >/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_install() {
    command -v apt-get >/dev/null || { say "no apt-get here: install by other means: $*"; return 1; }
    say "installing system packages: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null \
        && as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" </dev/null \
        || { say "could not install them. As root: apt-get install -y $*"; return 1; }
}

# --- Python -----------------------------------------------------------------------------------------------------------
is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    local name
    for name in python3.11 python3 python3.12 python3.13; do
        if command -v "$name" >/dev/null && is_new_enough "$name"; then echo "$name"; return; fi
    done
    return 1
}

make_venv() {
    local python version
    python=$(find_python) || { apt_install python3 python3-venv >&2 && python=$(find_python); } \
        || { say "Python 3.11 or newer is needed and was not found." >&2; exit 4; }
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "making .venv with $python ($version)"
    "$python" -m venv --clear .venv >/dev/null 2>&1 && return
    apt_install "python$version-venv" && "$python" -m venv --clear .venv && return
    say "Python's venv module does not work; on Debian and Ubuntu install python$version-venv."
    exit 4
}

pip_install() { .venv/bin/python -m pip install --disable-pip-version-check --no-input -qq -c constraints.txt "$@" </dev/null; }

has_torch() {
    .venv/bin/python - "${1#torch==}" <<'PYTHON'
import sys
from importlib import metadata
try:
    sys.exit(metadata.version("torch").partition("+")[0] != sys.argv[1])
except metadata.PackageNotFoundError:
    sys.exit(1)
PYTHON
}

install_libraries() {
    local torch target=.
    torch=$(grep '^torch==' constraints.txt)
    has_torch "$torch" || { say "installing $torch (large; a few minutes)"; pip_install "$torch"; }
    [ "$what" = dev ] && target='.[dev]'
    say "installing the other libraries and this project"
    pip_install -e "$target"
}

fingerprint() {
    { cat constraints.txt pyproject.toml; pwd; .venv/bin/python -VV; } | sha256sum | cut -d' ' -f1
}

.venv/bin/python -m pip --version >/dev/null 2>&1 && is_new_enough .venv/bin/python || make_venv
stamp=.venv/.prepared-$what
if [ "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint)" ]; then
    install_libraries
    fingerprint >"$stamp"
fi

# --- libraries that Qt and OpenCV load from the system ----------------------------------------------------------------
missing=$(.venv/bin/python -c 'from gfr_core.system_libraries import missing_packages; print(*missing_packages())')
if [ "$(uname)" = Linux ] && ! find /usr/share/fonts /usr/local/share/fonts -name '*.[to]tf' 2>/dev/null | grep -q .; then
    missing="$missing fonts-dejavu-core"
fi
# shellcheck disable=SC2086 # several words on purpose
[ -z "${missing// /}" ] || apt_install $missing || say "going on without; the window may not open"
