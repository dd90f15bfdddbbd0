#!/bin/sh
# Run once by the image of PostgreSQL, on an empty volume: the login of the service, which owns
# nothing and cannot bypass row-level security. What it may touch, the migrations say.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$CTWG_SERVICE_PASSWORD" \
    --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --no-psqlrc <<'SQL'
CREATE ROLE ctwg_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
SQL
