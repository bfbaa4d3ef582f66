#!/usr/bin/env bash
# Keeps data of the present version for the tests of upgrades: eng/keep.sh VERSION
# Two people use the program in a browser, once on SQLite and once on PostgreSQL. What they leave behind goes to
# tests/VideoWeb.Tests/Upgrade/Kept/VERSION with a manifest of every row and file, read by the databases' own tools.
# Needs what eng/test.sh installs, sqlite3 and zip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$1
kept=$PWD/tests/VideoWeb.Tests/Upgrade/Kept/$version
[ ! -e "$kept" ] || { echo "$kept is there already. What is kept is never made anew."; exit 1; }

binaries=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
server=$(mktemp -d)
as_postgres=()
if [ "$(id -u)" = 0 ]; then chown postgres "$server"; as_postgres=(runuser -u postgres --); fi
(cd / && "${as_postgres[@]}" "$binaries/initdb" -D "$server/db" -U videoweb -A trust -E UTF8 --locale=C.UTF-8 >/dev/null)
(cd / && "${as_postgres[@]}" "$binaries/pg_ctl" -D "$server/db" -l "$server/log" -o "-k $server -c listen_addresses=" -w start >/dev/null)
trap '(cd / && "${as_postgres[@]}" "$binaries/pg_ctl" -D "$server/db" -m fast -w stop >/dev/null); rm -rf "$server"; [ -e "$kept/postgres.zip" ] || rm -rf "$kept"' EXIT

use() { dotnet run -c Release --project tests/VideoWeb.BrowserTests -- --use "$@" | tail -1; }
in_sqlite() { sqlite3 "$kept/sqlite/videoweb.db" "$1"; }
in_postgres() { "$binaries/psql" -h "$server" -U videoweb -d postgres -qAtc "$1"; }

# Every value as text, which both databases write alike whatever becomes of the column's type.
rows() {
  local ask=$1 list=$2 columns=$3 array=$4 separator=""
  for table in $($ask "$list"); do
    local of=${columns//TABLE/$table}
    printf '%s\n"%s": { "key": [%s], "columns": [%s], "rows": [\n' "$separator" "$table" \
      "$($ask "SELECT name FROM ($of) AS c WHERE pk > 0 ORDER BY pk" | sed 's/.*/"&"/' | paste -sd,)" \
      "$($ask "SELECT name FROM ($of) AS c" | sed 's/.*/"&"/' | paste -sd,)"
    $ask "SELECT CAST($array($($ask "SELECT name FROM ($of) AS c" | sed 's/.*/CAST("&" AS TEXT)/' | paste -sd,)) AS TEXT) FROM \"$table\" ORDER BY 1" | sed '$!s/$/,/'
    printf '] }'
    separator=","
  done
}

files() { (cd "$1" && find media -type f | sort | xargs sha256sum | sed 's/^\([0-9a-f]*\)  \(.*\)$/"\2": "\1"/' | paste -sd, | sed 's/,/,\n/g'); }

manifest() {
  local folder=$1 known=$2
  shift 2
  printf '{ "version": "%s", "commit": "%s", "known": %s,\n"files": {\n%s\n},\n"tables": {' "$version" "$(git rev-parse HEAD)" "$known" "$(files "$folder")"
  rows "$@"
  printf '\n} }\n'
}

mkdir -p "$kept"
known=$(use "Data:Folder=$kept/sqlite")
in_sqlite 'PRAGMA wal_checkpoint(TRUNCATE); VACUUM;' >/dev/null
manifest "$kept/sqlite" "$known" in_sqlite \
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name" \
  "SELECT name, pk FROM pragma_table_info('TABLE')" json_array > "$kept/sqlite.json"

known=$(use "Data:Folder=$kept/postgres" Data:Database=Postgres "Data:ConnectionString=Host=$server;Username=videoweb;Database=postgres")
# Without the commands to psql (\restrict) that newer ones begin and end with: the tests hand the rest to the server.
"$binaries/pg_dump" -h "$server" -U videoweb --inserts --no-owner --no-privileges postgres | sed '/^\\\(un\)\?restrict /d' > "$kept/postgres/dump.sql"
manifest "$kept/postgres" "$known" in_postgres \
  "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name" \
  "SELECT a.attname AS name, coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) AS pk FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary WHERE a.attrelid = '\"TABLE\"'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum" \
  json_build_array > "$kept/postgres.json"

for database in sqlite postgres; do (cd "$kept/$database" && zip -q -9 -r -X "../$database.zip" . && cd .. && rm -r "$database"); done
ls -l "$kept"
