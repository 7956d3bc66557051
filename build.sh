#!/usr/bin/env bash
# Every task of the project. `./build.sh help` lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly wasm_target=wasm32-unknown-unknown
readonly wasm_module=target/wasm/$wasm_target/wasm/loopscope_wasm.wasm
readonly package=www/src/engine/pkg
readonly types=www/src/engine/types.ts
# The LLVM whose linker goes with Debian's Rust for the web.
readonly llvm=22
# What browsers have had for years; `--all-features` makes modules that some refuse.
readonly wasm_features=(
  --enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-nontrapping-float-to-int
  --enable-mutable-globals --enable-multivalue --enable-reference-types
)

help() {
  cat <<'TEXT'
./build.sh build         build the command (target/release/loopscope) and the page (dist/)
./build.sh serve [PORT]  build, then serve the page on localhost (port 8000 unless given)
./build.sh test          build, then run every test; ends with "N passed, N failed"
./build.sh bench         run the benchmarks
./build.sh help          this text

It needs Rust and Node, and fetches the rest. What was built from the same files is not built again.
TEXT
}

say() { printf '\033[1m· %s\033[0m\n' "$*" >&2; }

die() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

# once NAME OUTPUT INPUT... -- COMMAND...
# Runs the command, unless OUTPUT is there and the inputs hold what they held when it last succeeded.
once() {
  local stamp=target/stamps/$1 output=$2 inputs=(build.sh) now
  shift 2
  while [[ $1 != -- ]]; do inputs+=("$1") && shift; done
  shift
  now=$(fingerprint "${inputs[@]}")
  if [[ -e $output && -f $stamp && $(<"$stamp") == "$now" ]]; then return; fi
  "$@"
  mkdir -p target/stamps
  printf '%s\n' "$now" >"$stamp"
}

# One number for the names and contents of all the files below the given paths.
fingerprint() {
  find "$@" -name node_modules -prune -o -type f -exec cksum {} + | LC_ALL=C sort | cksum
}

# What is needed ------------------------------------------------------------------------------------------------------

need_basics() {
  command -v cargo >/dev/null || die "Rust is missing: see https://rustup.rs"
  command -v npm >/dev/null || die "Node is missing (20 or later, with npm): see https://nodejs.org"
}

# Succeeds only as root on Debian.
apt_install() {
  [[ $(id -u) == 0 ]] && grep -qs '^ID=debian' /etc/os-release || return 1
  say "Installing $*"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

has_wasm_target() { [[ -d $(rustc --print sysroot)/lib/rustlib/$wasm_target ]]; }

has_debian_rust() { [[ -x /usr/bin/rustc && -d /usr/lib/rustlib/src/rust/library && -x /usr/bin/wasm-ld-$llvm ]]; }

need_wasm_target() {
  if has_wasm_target || has_debian_rust; then return; fi
  say "Adding Rust's target for the browser"
  rustup target add $wasm_target 2>/dev/null && return
  apt_install rustc-web cargo-web rust-web-src lld-$llvm && return
  die "Rust's target for the browser is missing: rustup target add $wasm_target"
}

# Cargo for the browser. Debian's Rust brings no std for it, but its sources: they are built along.
wasm_cargo() {
  # The messages of panics name source files: no folder of this machine is to travel with them.
  local -x CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
  if has_wasm_target; then
    cargo "$@"
  else
    RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$llvm \
      /usr/bin/cargo "$@" -Zbuild-std=std,panic_abort
  fi
}

# Puts a wasm-bindgen of exactly the library's version on the path.
need_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
  PATH=$PWD/target/tools/bin:$PATH
  [[ $(wasm-bindgen --version 2>/dev/null) == "wasm-bindgen $version" ]] && return
  say "Installing wasm-bindgen $version (some minutes, once)"
  cargo install --quiet wasm-bindgen-cli --version "$version" --root target/tools --target-dir target/tools/build --force ||
    die "wasm-bindgen is missing: cargo install wasm-bindgen-cli --version $version"
  rm -rf target/tools/build
}

# The npm packages of a folder, as its lock file has them.
need_packages() {
  [[ $1/node_modules/.package-lock.json -nt $1/package-lock.json ]] && return
  say "Fetching the npm packages of $1"
  npm ci --prefix "$1" --no-audit --no-fund --loglevel=error || die "npm packages are missing: npm ci --prefix $1"
  touch "$1/node_modules/.package-lock.json"
}

# Names the browser of the tests in LOOPSCOPE_BROWSER; empty for Playwright's own.
need_browser() {
  LOOPSCOPE_BROWSER=$(find_browser) || { apt_install chromium fonts-noto-cjk && LOOPSCOPE_BROWSER=$(find_browser); } ||
    tests/node_modules/.bin/playwright install chromium ||
    die "A browser is missing: install Chromium"
  export LOOPSCOPE_BROWSER
}

find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

# Building ------------------------------------------------------------------------------------------------------------

build() {
  need_basics
  build_command
  build_package
  build_types
  need_packages www
  once page dist/index.html www -- build_page
  node tests/budget.mjs
}

build_command() {
  say "Building the command"
  cargo build --quiet --release -p loopscope
}

build_package() {
  need_wasm_target
  need_bindgen
  need_packages crate/wasm
  say "Building the engine for the browser"
  wasm_cargo build --quiet --profile wasm -p loopscope-wasm --target $wasm_target --target-dir target/wasm
  local shown
  mapfile -t shown < <(find www/content -name '*.py' | LC_ALL=C sort)
  once bound target/bound/library.json $wasm_module Cargo.lock crate/src crate/wasm/library.mjs crate/wasm/package-lock.json -- bind_package
  once package $package/whole.wasm target/bound crate/wasm/split.mjs "${shown[@]}" -- split_package "${shown[@]}"
}

bind_package() {
  say "Binding and shrinking it"
  rm -rf target/bound
  wasm-bindgen --target web --out-dir target/bound $wasm_module
  crate/wasm/node_modules/.bin/wasm-opt -O3 --debuginfo "${wasm_features[@]}" \
    target/bound/loopscope_wasm_bg.wasm -o target/bound/loopscope_wasm_bg.wasm
  node crate/wasm/library.mjs target/bound/library.json
}

# What the page's own programs use is what the page loads first.
split_package() {
  say "Splitting it into what most programs use, and what few do"
  rm -rf target/package
  cp -r target/bound target/package
  node crate/wasm/split.mjs target/package "$@"
  rm -rf $package
  mkdir -p "$(dirname $package)"
  mv target/package $package
}

build_types() { once types $types crate/src/trace crate/src/view crate/src/edit crate/examples Cargo.lock -- generate_types; }

generate_types() {
  say "Generating the page's types"
  cargo run --quiet -p loopscope --features types --example types -- $types
}

build_page() {
  say "Building the page"
  npm --prefix www run --silent build
}

# Serving, testing, measuring -----------------------------------------------------------------------------------------

serve() {
  local port=${1:-8000}
  [[ $port =~ ^[0-9]+$ ]] || die "not a port: $port"
  build
  cd www
  exec node_modules/.bin/vite preview --host localhost --port "$port" --strictPort
}

passed=0
failed=0

run_tests() {
  need_basics
  suite build check ./build.sh build
  suite rust cargo test --quiet --workspace --no-fail-fast
  suite layers node --test --test-reporter=spec tests/layers.test.mjs
  suite wasm node --test --test-reporter=spec tests/wasm/*.test.mjs
  suite lessons node --test --test-reporter=spec tests/lessons/*.test.mjs
  suite types check npm --prefix www run --silent check
  suite page npm --prefix www run --silent test
  suite browser browser_tests
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}

browser_tests() {
  need_packages tests
  need_browser
  tests/node_modules/.bin/playwright test --config tests/playwright.config.mjs
}

# A command that only succeeds or fails counts as one test.
check() {
  if "$@"; then printf '  1 passed\n'; else printf '  1 failed\n'; fi
}

# suite NAME COMMAND...: runs it, and adds what it reports. To break off, or to report nothing, is a failure.
suite() {
  local log=target/tests/$1.log good bad status=0
  say "Testing: $1"
  mkdir -p target/tests
  (shift && NO_COLOR=1 "$@") 2>&1 | tee "$log" || status=$?
  good=$(count passed pass "$log")
  bad=$(count failed fail "$log")
  if ((bad == 0 && (status != 0 || good == 0))); then bad=1; fi
  say "$1: $good passed, $bad failed"
  passed=$((passed + good)) failed=$((failed + bad))
}

# count PAST VERB LOG: the sum of "3 passed" or "pass 3" over the lines in which cargo, Node, Vitest and Playwright sum up.
count() {
  awk -v past="^$1" -v verb="$2" '
    /^test result:|^ℹ (pass|fail) |^ +Tests  |^  [0-9]+ (passed|failed)/ {
      for (i = 1; i < NF; i++) {
        if ($(i + 1) ~ past) n += $i
        else if ($i == verb) n += $(i + 1)
      }
    }
    END { print n + 0 }' "$3"
}

bench() {
  need_basics
  local file found=
  for file in crate/benches/*.rs crate/*/benches/*.rs; do
    [[ -f $file ]] || continue
    found=yes
    say "Measuring: $file"
    cargo bench --quiet --manifest-path "${file%/benches/*}/Cargo.toml" --bench "$(basename "$file" .rs)"
  done
  [[ -n $found ]] || say "There are no benchmarks yet."
}

case ${1:-help} in
  build | bench | help) "$1" ;;
  serve) serve "${2:-}" ;;
  test) run_tests ;;
  *) help >&2 && exit 2 ;;
esac
