#!/bin/sh
# What clickhouse.sql runs. Copy it to user_scripts (a server's: /var/lib/clickhouse/user_scripts).
exec "${QUOTH:-quoth}" filter
