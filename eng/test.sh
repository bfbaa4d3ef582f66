#!/usr/bin/env bash
# The one test command: installs what the tests need, builds with warnings as errors, runs every test.
# Its last line is "N passed, N failed". Debian and its relatives; elsewhere install chromium, postgresql and ffmpeg first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

configuration=Release
results=artifacts/test-results
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Code of a test runs a few times: measuring it for a later, faster translation costs a quarter of the run and pays nothing back.
export DOTNET_TieredPGO=0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_missing() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v ffmpeg >/dev/null || missing+=(ffmpeg)
  command -v setpriv >/dev/null || missing+=(util-linux)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing ${missing[*]} …"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
  # Only the sweep of system calls needs it, and is skipped without it; some machines do not allow tracing anyway.
  command -v strace >/dev/null || { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends strace >/dev/null; } \
    || echo "strace cannot be had; the tests that need it are skipped."
}

run_tests() {
  local project=$1
  echo "── $project"
  # A failed test must not keep the next project from running; the counters below decide.
  dotnet "tests/$project/bin/$configuration/net10.0/$project.dll" -noLogo -noColor -result-trx "$results/$project.trx" || true
  [ -s "$results/$project.trx" ] || { echo "$project wrote no results."; broken=$((broken + 1)); }
}

# The sum of one counter over all result files.
count() { grep -ho "<Counters[^>]*" "$results"/*.trx | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }

install_missing
rm -rf "$results" artifacts/publish
mkdir -p "$results"

# Any 10.0 SDK builds; only the one that wrote the lock files is held to them to the last patch (.ci/run names it).
restore=()
[ "$(dotnet --version)" = "${VIDEOWEB_LOCKED_SDK:-}" ] && restore+=(--locked-mode)
dotnet restore VideoWeb.sln "${restore[@]}"
dotnet build VideoWeb.sln --no-restore -c "$configuration" -warnaserror -v minimal
# The browser tests and the container check run this very output, as the Dockerfile does.
dotnet publish src/VideoWeb/VideoWeb.csproj --no-restore -c "$configuration" -o artifacts/publish -v quiet
export VIDEOWEB_PUBLISHED=$PWD/artifacts/publish

broken=0
for project in VideoWeb.Providers.Tests VideoWeb.Tests VideoWeb.BrowserTests; do run_tests "$project"; done

passed=$(count passed)
failed=$(($(count failed) + $(count error) + broken))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
