#!/bin/sh
# A role that sees statistics and no rows, for the exporter.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat /run/secrets/db_monitor_password)" -U "${POSTGRES_USER:-mlpipeline}" -d "${POSTGRES_DB:-mlpipeline}" <<'SQL'
create role monitor login password :'password' connection limit 3;
grant pg_monitor to monitor;
SQL
