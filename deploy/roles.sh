#!/usr/bin/env bash
# Run once by the database's own image when its folder is empty: an owner who migrates, and a role that owns nothing.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username postgres \
  --set owner="$(cat /run/secrets/owner_password)" \
  --set application="$(cat /run/secrets/application_password)" <<'SQL'
CREATE ROLE shanyrak_owner LOGIN PASSWORD :'owner';
CREATE ROLE shanyrak_application LOGIN PASSWORD :'application';
CREATE DATABASE shanyrak OWNER shanyrak_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';
SQL
