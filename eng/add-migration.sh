#!/usr/bin/env bash
# Adds a migration for SQLite and for PostgreSQL: bash eng/add-migration.sh AddPresets
# Each is compared with its own last snapshot. Look at what it wrote before you commit; a released migration is never changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?"Name the change in PascalCase, such as: bash eng/add-migration.sh AddPresets"}

dotnet tool restore
for kind in Sqlite Postgres; do
  dotnet ef migrations add "$name" --project src/VideoWeb.Data --context "${kind}VideoWebDbContext" --output-dir "Migrations/$kind"
done
# The tool begins its files with a byte order mark; ours have none.
find src/VideoWeb.Data/Migrations -name '*.cs' -exec sed -i '1s/^\xEF\xBB\xBF//' {} +
