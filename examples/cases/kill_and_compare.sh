#!/bin/sh
# kill_and_compare.sh PROGRAM FOLDER
# Runs the example once without a break and once killed again and again, each time in the middle of
# its requests; both must end with the same journals. FOLDER is made anew.
set -eu
program=$1
work=$2
rm -rf "$work"
mkdir -p "$work/whole" "$work/killed"

"$program" "$work/whole" <requests.txt >"$work/printed.txt"
diff -u expected.txt "$work/printed.txt"

mkfifo "$work/requests"
for n in 1 2 4 6 7 9 10; do
    "$program" "$work/killed" <"$work/requests" >"$work/out.txt" &
    pid=$!
    exec 3>"$work/requests"
    head -n "$n" requests.txt >&3
    # The first line tells how many cases were read.
    tries=0
    while [ "$(wc -l <"$work/out.txt")" -le "$n" ] && [ "$tries" -lt 500 ]; do
        sleep 0.02
        tries=$((tries + 1))
    done
    kill -9 "$pid"
    wait "$pid" 2>"$work/ended.txt" || true
    exec 3>&-
done
# Killed in the middle of a line
printf '{"n":5,"v":1,"kejadian":{"pada"' >>"$work/killed/izin-1.jsonl"

"$program" "$work/killed" <requests.txt >"$work/resumed.txt"
tail -n 6 expected.txt >"$work/list.txt"
tail -n 6 "$work/resumed.txt" | diff -u "$work/list.txt" -
for each in izin-1 izin-2 izin-3; do
    cmp "$work/whole/$each.jsonl" "$work/killed/$each.jsonl"
done
test -s "$work/killed/izin-1.jsonl.sisa"
