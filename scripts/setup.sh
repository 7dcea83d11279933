# Shared by scripts/run and scripts/test: find Python, make .venv, check what the PDF maker needs.
# Sourced, not run; expects `set -euo pipefail` and the working directory at the repository's root.

VENV=.venv
PY=$VENV/bin/python
PDF_PACKAGES="fontconfig libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

say() { printf '%s\n' "$*" >&2; }
die() { say "Lỗi: $*"; exit 1; }

# --- System packages -------------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# Once a run, so that a machine that never asked knows which packages exist.
apt_update() {
    [ -z "${APT_UPDATED:-}" ] && may_install || return 0
    APT_UPDATED=1
    as_root apt-get -qq update >&2 || true
}

# apt_install PACKAGE...: quietly; fails when it may not or cannot.
apt_install() {
    may_install || return 1
    apt_update
    say "Đang cài gói hệ thống: $*"
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends "$@" </dev/null >/dev/null
}

install_line() { printf 'sudo apt-get install -y %s' "$*"; }

# --- Python and its packages -----------------------------------------------------------------------------------

# Prints every Python that could do, newest supported version first.
python_candidates() {
    local version found
    for version in 3.14 3.13 3.12 3.11; do
        command -v "python$version" || true
        for found in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
            [ -x "$found" ] && echo "$found"
        done
    done
    command -v python3 || true
}

python_has() { "$1" -c "import sys; assert (3, 11) <= sys.version_info < (3, 15); import $2" 2>/dev/null; }

# Sets PYTHON to a Python that can make a virtual environment.
find_python() {
    local candidate version
    for candidate in $(python_candidates); do
        if python_has "$candidate" "ensurepip, sqlite3, ssl, venv"; then PYTHON=$candidate; return; fi
    done
    for candidate in $(python_candidates); do # Debian keeps ensurepip in a package of its own
        python_has "$candidate" "sqlite3, ssl" || continue
        version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "python$version-venv" || die "Python $version thiếu phần tạo môi trường ảo." \
            "Hãy gõ: $(install_line "python$version-venv") rồi chạy lại lệnh này."
        PYTHON=$candidate
        return
    done
    die "Không tìm thấy Python 3.11 đến 3.14. Hãy cài Python, ví dụ gõ: $(install_line python3 python3-venv)"
}

# prepare_venv REQUIREMENTS: makes .venv hold what the file says; nothing to do when its stamp agrees.
prepare_venv() {
    local wanted stamp=$VENV/$1.stamp
    wanted="$(sha256sum "$1") $PWD"
    if [ -x "$PY" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && "$PY" -c '' 2>/dev/null; then return; fi
    if ! { [ -x "$PY" ] && python_has "$PY" pip; }; then
        find_python
        say "Đang tạo môi trường Python bằng $PYTHON"
        "$PYTHON" -m venv --clear "$VENV" || die "Không tạo được thư mục $VENV (thiếu quyền ghi hoặc hết chỗ)."
    fi
    say "Đang cài thư viện Python ($1), lần đầu mất một vài phút"
    "$PY" -m pip install -qq --disable-pip-version-check --require-hashes -r "$1" </dev/null >&2 ||
        die "Không cài được thư viện trong $1. Hãy kiểm tra kết nối mạng rồi chạy lại lệnh này."
    printf '%s\n' "$wanted" >"$stamp"
}

# --- What the PDF maker needs ----------------------------------------------------------------------------------

pango_works() {
    "$PY" -c 'import ctypes
for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"): ctypes.CDLL(f"lib{name}.so.0")' 2>/dev/null
}

# Four faces with the metrics of Times New Roman and every Vietnamese letter (Liberation 1.x has only part of them).
font_works() {
    local letters="102 103 110 111 128 129 168 169 1a0 1a1 1af 1b0 1ea0-1ef9" family
    command -v fc-list >/dev/null || return 1
    for family in "Liberation Serif" Tinos; do
        [ "$(fc-list ":family=$family:charset=$letters" style | sort -u | wc -l)" -ge 4 ] && return
    done
    return 1
}

prepare_pdf() {
    local missing=()
    pango_works || missing+=($PDF_PACKAGES)
    font_works || { apt_update && missing+=("$(font_package)"); }
    [ ${#missing[@]} = 0 ] && return
    apt_install "${missing[@]}" || die "Còn thiếu thành phần để tạo văn bản PDF." \
        "Hãy gõ: $(install_line "${missing[@]}") rồi chạy lại lệnh này."
    pango_works && font_works ||
        die "Đã cài ${missing[*]} nhưng vẫn chưa có Pango hoặc phông chữ Liberation Serif 2 / Tinos đủ chữ tiếng Việt."
}

# Newer releases ship version 2 as fonts-liberation, older ones beside it.
font_package() {
    if command -v apt-cache >/dev/null && [ -z "$(apt-cache search --names-only '^fonts-liberation2$')" ] &&
        [ -n "$(apt-cache search --names-only '^fonts-liberation$')" ]; then
        echo fonts-liberation
    else
        echo fonts-liberation2
    fi
}
