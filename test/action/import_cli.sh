#!/bin/sh
# import_cli.sh ANJU: the command line import, its counts and exit codes, on an example city.
set -eu
anju=$1 dir=$(mktemp -d /tmp/anju-cli.XXXXXX)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=C.UTF-8
. "$(dirname "$0")/expect.sh"
"$anju" demo --small --bare --data "$dir/city" >/dev/null
printf '小区名称,编号,户数,均价\n东苑,T-1,100,1\n西苑,T-2,很多,2\n' >"$dir/list.csv"
expect 1 "2 rows (UTF-8), 1 new, 0 changed, 0 the same, 1 refused" "$anju" import estates "$dir/list.csv" --data "$dir/city" --dry-run
expect 1 "line 3 户数 “很多”: Not one number" "$anju" import estates "$dir/list.csv" --data "$dir/city" --dry-run
expect 1 '"new":1' "$anju" import estates "$dir/list.csv" --data "$dir/city" --dry-run --json
expect 0 "left out: 均价" "$anju" import estates "$dir/list.csv" --data "$dir/city" --refused "$dir/refused.csv"
expect 0 "西苑,T-2,很多,2" cat "$dir/refused.csv"
printf '小区名称,编号,户数\n东苑,T-1,101\n' >"$dir/list.csv"
expect 0 "0 new, 1 changed, 0 the same, 0 refused" "$anju" import estates "$dir/list.csv" --data "$dir/city"
expect 0 "0 new, 0 changed, 1 the same, 0 refused" "$anju" import estates "$dir/list.csv" --data "$dir/city" --dry-run
printf '东苑,101\n' >"$dir/list.csv"
expect 1 "a column “小区” is needed" "$anju" import estates "$dir/list.csv" --data "$dir/city"
printf '小区名称,户数\n"东苑,101\n' >"$dir/list.csv"
expect 1 "line 2: A quotation mark" "$anju" import estates "$dir/list.csv" --data "$dir/city"
expect 1 "No such file" "$anju" import estates "$dir/none.csv" --data "$dir/city"
expect 1 "What can be imported: estates Estate, buildings" "$anju" import people "$dir/list.csv" --data "$dir/city"
printf '名字,门洞\n甲苑,60\n' >"$dir/odd.csv"
printf '# which is which\n名字 = name\n门洞 = households\n' >"$dir/map.txt"
printf '小区,楼栋,户号\n甲苑,1幢,101\n' >"$dir/homes.csv"
expect 1 "No heading" "$anju" import estates "$dir/odd.csv" --data "$dir/city"
printf '名字,户数,楼栋数\n甲苑,60,2\n' >"$dir/odd.csv"
printf '名字 = name\n' >"$dir/map.txt"
expect 1 "The column “name” is missing" "$anju" import estates "$dir/odd.csv" --data "$dir/city" --dry-run
expect 0 "1 rows (UTF-8), 1 new" "$anju" import estates "$dir/odd.csv" --data "$dir/city" --map "$dir/map.txt"
expect 0 "1 the same" "$anju" import estates "$dir/odd.csv" --data "$dir/city"
printf '没有 = name\n' >"$dir/map.txt"
expect 1 "no column headed “没有”" "$anju" import estates "$dir/odd.csv" --data "$dir/city" --map "$dir/map.txt"
expect 1 "? Are buildings" "$anju" import households "$dir/homes.csv" --data "$dir/city" --dry-run
expect 0 "1 rows (UTF-8), 1 new" "$anju" import households "$dir/homes.csv" --data "$dir/city" --yes
expect 2 "--data DIR is missing" "$anju" import estates "$dir/list.csv"
echo "$n checks of the command line import passed"
