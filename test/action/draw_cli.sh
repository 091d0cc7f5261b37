#!/bin/sh
# draw_cli.sh ANJU FILE: a draw is checked from its file alone; what was altered is named.
set -eu
anju=$1 file=$2 dir=$(mktemp -d /tmp/anju-draw.XXXXXX)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=C.UTF-8
. "$(dirname "$0")/expect.sh"
expect 0 "The draw holds: 6 of 40 estates" "$anju" draw --verify "$file"
expect 0 "1. 青禾苑 (weight 1000): 501, 505" "$anju" draw --verify "$file"
expect 0 '"holds":true' "$anju" draw --verify "$file" --json
sed 's/\[101,2,10\]/[101,2,11]/' "$file" >"$dir/list.json"
expect 1 "not those that were frozen" "$anju" draw --verify "$dir/list.json"
sed 's/"witness":"见证"/"witness":"别的"/' "$file" >"$dir/words.json"
expect 1 "it comes out otherwise" "$anju" draw --verify "$dir/words.json"
expect 1 '"said":"draw.bad_lots"' "$anju" draw --verify "$dir/words.json" --json
sed 's/"result":\[\[120,/"result":[[121,/' "$file" >"$dir/lot.json"
expect 1 "not what was put on record" "$anju" draw --verify "$dir/lot.json"
head -c 300 "$file" >"$dir/half.json"
expect 1 "half.json" "$anju" draw --verify "$dir/half.json"
echo '{"format":"another"}' >"$dir/other.json"
expect 1 "no record of a draw" "$anju" draw --verify "$dir/other.json"
expect 1 "No such file" "$anju" draw --verify "$dir/none.json"
expect 2 "--verify FILE is missing" "$anju" draw
echo "$n passed, 0 failed"
