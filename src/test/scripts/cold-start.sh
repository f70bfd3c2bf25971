#!/bin/sh
# Prints how long the window takes from ./cellscope to the screen, for some starts of a build that is up to date.
# Needs a display (Xvfb will do) and xdotool.
#   src/test/scripts/cold-start.sh [STARTS]
set -eu
cd "$(dirname -- "$0")/../../.."
starts=${1:-7}
library=$(mktemp -d)
trap 'rm -rf "$library"' EXIT

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

start() {
  begun=$(milliseconds)
  ./cellscope --library="$library" 2>/dev/null &
  process=$!
  until xdotool search --onlyvisible --name '^CellScope$' >/dev/null 2>&1; do sleep 0.02; done
  echo $(($(milliseconds) - begun))
  sleep 2
  # On a signal to end, the first start of a build leaves its class archive.
  pkill -TERM -P "$process" java || kill "$process"
  wait "$process" || true
}

echo "first start (builds what is out of date, writes the class archive): $(start) ms" >&2
i=0
while [ "$i" -lt "$starts" ]; do
  start
  i=$((i + 1))
done | sort -n | awk '{ t[NR] = $1 } END { print "median " t[int((NR + 1) / 2)] " ms, " t[1] " to " t[NR] " ms" }'
