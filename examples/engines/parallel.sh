#!/bin/sh
# GNU parallel: every core of this machine; what comes out is what one process writes, byte for byte.
#   examples/engines/parallel.sh articles.ndjson >out.ndjson
#   examples/engines/parallel.sh *.warc.gz >out.ndjson
# QUOTH: the command; BLOCK: bytes that a process gets of the file; further options in the environment's PARALLEL:
# --joblog FILE --resume-failed to go on after an interruption, --sshlogin HOSTS for many machines.
set -eu
: "${QUOTH:=quoth}" "${BLOCK:=10M}"
usage() { echo "usage: ${0##*/} FILE.ndjson | ${0##*/} FILE.warc..." >&2 && exit 64; }
case ${1-} in
  '') usage ;;
  *.warc | *.warc.gz) printf '%s\0' "$@" | parallel --will-cite --null --keep-order --halt soon,fail=1 "$QUOTH" warc {} ;;
  *)
    [ $# = 1 ] || usage
    parallel --will-cite --pipepart --arg-file "$1" --block "$BLOCK" --keep-order --halt soon,fail=1 "$QUOTH" filter
    ;;
esac
