# expect CODE TEXT COMMAND...: sourced by the tests of the command line; counts in $n.
n=0
expect() { # CODE, TEXT in the output, then the command
    code=$1 text=$2 got=0
    shift 2
    out=$("$@" 2>&1) || got=$?
    n=$((n + 1))
    case $out in *"$text"*) ;; *) echo "no '$text' in: $out"; exit 1 ;; esac
    [ "$got" = "$code" ] || { echo "exit code $got instead of $code: $*: $out"; exit 1; }
}
