# want NAME PROMPT: takes from the terminal what the environment does not say
want() {
  local variable=$1 answer
  [ -z "${!variable}" ] || return 0
  [ -t 0 ] || { echo "set $variable" >&2; exit 2; }
  read -r -p "$2: " answer
  printf -v "$variable" '%s' "$answer"
}

# given NAME...: nobody is asked for these
given() {
  local each
  for each in "$@"; do
    [ -n "${!each}" ] || { echo "the job has to set $each" >&2; exit 2; }
  done
}
