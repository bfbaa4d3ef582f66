#!/usr/bin/env bash
# Adds a migration for SQLite and for PostgreSQL: eng/migrations/add.sh AddPresets
# Both are compared with their own last snapshot, so run it once for each change of the model, then build and look at what it wrote.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"
dotnet run --project eng/migrations/Migrations.csproj -v q -- "${1:-}" "$root/src/VideoWeb.Data"
# The scaffolder begins its files with a byte order mark; ours have none.
find src/VideoWeb.Data/Migrations -name '*.cs' -exec sed -i '1s/^\xEF\xBB\xBF//' {} +
