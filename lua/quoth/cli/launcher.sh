#!/bin/sh
# quoth: runs lua/quoth/cli with the modules that lie beside this file, wherever it is called from.
self=$0
while [ -h "$self" ]; do
  link=$(readlink -- "$self")
  case $link in /*) self=$link ;; *) self=${self%/*}/$link ;; esac
done
case $self in */*) here=${self%/*} ;; *) here=. ;; esac
share=$here/@SHARE@ lib=$here/@LIB@
exec @LUA@ -e "
  package.path = [==[$share/?.lua;$share/?/init.lua;]==] .. package.path
  package.cpath = [==[$lib/?.so;]==] .. package.cpath" "$share/quoth/cli/main.lua" "$@"
