#!/usr/bin/env bash
# What the scripts for Swarm share: options, dry runs, names of stacks and secrets, waiting for services. To be sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
declare -A option
arguments=()

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

say() { echo "$(date -u +%H:%M:%S) $*"; }

# read_options "timeout=900 force" "$@": option[NAME] of each, positional ones in arguments; --help and --dry-run always.
# The script's own usage() says what they are.
read_options() {
  local known name
  for known in $1 dry-run; do
    case $known in *=*) option[${known%%=*}]=${known#*=} ;; *) option[$known]=false ;; esac
  done
  known=" $1 "
  shift
  while [ $# -gt 0 ]; do
    name=${1#--}
    case $1 in
      -h | --help) usage; exit 0 ;;
      --*)
        if [ -z "${option[$name]+there}" ]; then usage >&2; exit 2; fi
        case $known in
          *" $name="*)
            [ $# -gt 1 ] || { usage >&2; exit 2; }
            option[$name]=$2
            shift
            ;;
          *) option[$name]=true ;;
        esac
        ;;
      -*) usage >&2; exit 2 ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
}

# numbers NAME...: these options are whole numbers
numbers() {
  local name
  for name in "$@"; do
    [[ ${option[$name]} =~ ^[0-9]+$ ]] || { echo "--$name needs a whole number" >&2; exit 2; }
  done
}

# run COMMAND...: what changes something, which a dry run only names
run() {
  if ${option[dry-run]}; then
    printf 'would run:'
    printf ' %q' "$@"
    echo
  else
    "$@"
  fi
}

# ask DOCKER-ARGUMENTS...: what only looks. A dry run may look at nothing.
ask() {
  if ${option[dry-run]}; then docker "$@" 2>/dev/null || true; else docker "$@"; fi
}

# environment production|staging: STACK, FILES, and the settings of .env.*, which what is set already goes before
environment() {
  local short line extra name
  case ${1:-} in
    production) short=prod ;;
    staging) short=staging ;;
    *) usage >&2; exit 2 ;;
  esac
  export STACK=${STACK:-ml-$1}
  FILES=("$root/docker-stack-prod.yml")
  if [ $short != prod ]; then FILES+=("$root/docker-stack-$short.yml"); fi
  for extra in ${STACK_OPTIONS:-}; do
    [ -f "$root/docker-stack-$extra.yml" ] || fail "STACK_OPTIONS: there is no docker-stack-$extra.yml"
    FILES+=("$root/docker-stack-$extra.yml")
  done
  while IFS= read -r line; do
    case $line in
      \#* | '') ;;
      *=*)
        name=${line%%=*}
        if [ -z "${!name:-}" ]; then export "${line?}"; fi
        ;;
    esac
  done <"$root/.env.$short"
  if ! ${option[dry-run]}; then
    [ "$(docker info --format '{{.Swarm.ControlAvailable}}' 2>/dev/null)" = true ] || fail "no Swarm manager answers (DOCKER_HOST=${DOCKER_HOST:-unset})"
  fi
}

compose_files() { printf -- '-c\n%s\n' "${FILES[@]}"; }

# --- secrets: STACK_NAME_TIME, of which the newest counts ---

newest_secret() { ask secret ls --format '{{.Name}}' | { grep -E "^${STACK}_$1_[0-9]{14}$" || true; } | sort | tail -n 1; }

# make_secret NAME [FILE]: prints the new secret's name; its value is FILE's, else made. The value is in no argument and no file.
make_secret() {
  local name
  name=${STACK}_$1_$(date -u +%Y%m%d%H%M%S)
  echo "$name"
  if ${option[dry-run]}; then return; fi
  local value
  if [ -n "${2:-}" ]; then value=$(cat "$2"); else value=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n'); fi
  [ -n "$value" ] || fail "$1: an empty secret"
  printf %s "$value" | docker secret create --label "io.mlpipeline.secret=$1" "$name" - >/dev/null || fail "$1: could not be made"
  if [ "$1" = redis_password ]; then
    # the exporter reads it in a form of its own
    printf '{"redis://redis:6379":"%s"}' "$value" \
      | docker secret create --label io.mlpipeline.secret=redis_passwords "${name/_redis_password_/_redis_passwords_}" - >/dev/null \
      || fail "redis_passwords: could not be made"
  fi
}

# the names that the stack's files ask for
# shellcheck disable=SC2016 # the files' variables, not the shell's
secrets_of_files() { sed -n 's/.*\${SECRET_\([a-z_]*\):-.*/\1/p' "${FILES[@]}" | sort -u; }

# export_secrets: SECRET_NAME for each; makes what is missing
export_secrets() {
  local name found plain=SECRET_redis_password
  # redis_passwords after redis_password, with which it is made
  for name in $(secrets_of_files); do
    found=$(newest_secret "$name")
    if [ -z "$found" ]; then
      if [ "$name" = redis_passwords ]; then
        found=${!plain/_redis_password_/_redis_passwords_}
      elif [ "$name" = alert_webhook_url ]; then
        # nobody is told, which AlertsNotDelivered says, until scripts/rotate-secret brings the address
        found=$(make_secret "$name" <(echo "${ALERT_WEBHOOK_URL:-http://localhost:9/}"))
      else
        found=$(make_secret "$name")
      fi
      say "secret $found made" >&2
    fi
    export "SECRET_$name=$found"
  done
}

# export_hashes: HASH_PATH for each file that becomes a config
# shellcheck disable=SC2016 # the files' variables, not the shell's
export_hashes() {
  local file hash
  while IFS= read -r file; do
    hash=$(sha256sum "$root/$file" | cut -c1-12)
    export "HASH_${file//[^A-Za-z0-9]/_}=$hash"
  done < <(sed -n 's/^  [a-z-]*: {name: .*\${HASH_.*file: \.\/\([^}]*\)}$/\1/p' "${FILES[@]}" | sort -u)
}

# --- services ---

# the colour of ml-service that the gateway asks
live_colour() {
  local colour
  colour=$(ask service inspect --format '{{index .Spec.Labels "io.mlpipeline.live"}}' "${STACK}_nginx" 2>/dev/null || true)
  case $colour in green) echo green ;; *) echo blue ;; esac
}

service_of_colour() { case $1 in green) echo ml-service-green ;; *) echo ml-service ;; esac; }
other_colour() { case $1 in green) echo blue ;; *) echo green ;; esac; }

replicas_of() { ask service inspect --format '{{if .Spec.Mode.Replicated}}{{.Spec.Mode.Replicated.Replicas}}{{end}}' "$1" 2>/dev/null || true; }

# "STATE STARTED" of the last update, "none -" where there was none
update_of() {
  docker service inspect --format '{{if .UpdateStatus}}{{.UpdateStatus.State}} {{.UpdateStatus.StartedAt}}{{else}}none -{{end}}' "$1" 2>/dev/null || echo "none -"
}

# all that should run does. Not the REPLICAS of docker service ls: those count what ran on a node that died, and are never equal then.
is_whole() {
  local wanted states
  wanted=$(replicas_of "$1")
  states=$(docker service ps --filter desired-state=running --format '{{.CurrentState}}' "$1" 2>/dev/null) || return 1
  # one without a health check runs as soon as it is begun, also if it ends a second later
  if grep -qiE '^Running (less than a|[1-4]) seconds? ago' <<<"$states"; then return 1; fi
  # a global service has as many as there are nodes for it
  ! grep -qv '^Running' <<<"${states:-Running}" && [ "$(grep -c '^Running' <<<"$states")" -ge "${wanted:-1}" ]
}

# await SERVICE UPDATE-BEFORE SECONDS: 0 when it is as it was asked to be. UPDATE-BEFORE is what update_of said before, as Swarm
# goes on showing how an earlier update ended.
await() {
  local service=$1 before=$2 end=$((SECONDS + $3)) now state
  if ${option[dry-run]}; then return; fi
  while :; do
    now=$(update_of "$service")
    state=${now%% *}
    if [ "$now" = "$before" ]; then state=unchanged; fi
    case $state in
      paused | rollback_*)
        # the way back may still be going
        if [ "$state" != rollback_started ]; then
          say "$service: $state" >&2
          reasons "$service"
          return 1
        fi
        ;;
      completed | unchanged | none) if is_whole "$service"; then return 0; fi ;;
    esac
    if [ "$SECONDS" -ge "$end" ]; then
      say "$service: not there in time ($state)" >&2
      reasons "$service"
      return 1
    fi
    sleep "${POLL:-2}"
  done
}

# why tasks of a service failed, as Swarm has it
reasons() {
  docker service ps --no-trunc --format '{{.Name}} {{.Node}} {{.CurrentState}} {{.Error}}' "$1" 2>/dev/null | grep -E 'Failed|Rejected|Pending|Shutdown' | head -n 8 >&2 || true
}

# RESOLVE_IMAGE=never: the nodes have the images themselves
resolving=()
if [ "${RESOLVE_IMAGE:-}" = never ]; then resolving=(--no-resolve-image); fi

# update SERVICE SECONDS ARGUMENTS...: docker service update, seen to its end
update() {
  local service=$1 end=$((SECONDS + $2)) seconds=$2 before left
  shift 2
  before=$(${option[dry-run]} || update_of "$service")
  if ${option[dry-run]}; then
    run docker service update --detach=false "$@" "$service"
    return
  fi
  # its exit status tells a rejected command; how the update ended is Swarm's to say
  timeout "$seconds" docker service update --quiet --detach=false "${resolving[@]}" "$@" "$service" >/dev/null || [ $? = 124 ] || return 1
  left=$((end - SECONDS))
  await "$service" "$before" $((left > 0 ? left : 0))
}

# run_job NAME SECONDS ARGUMENTS... IMAGE COMMAND...: a task that runs once, in the stack's networks; its output, and its success
run_job() {
  local name=${STACK}_job-$1-$$ end=$((SECONDS + $2)) state said=/dev/null
  if ${option[dry-run]}; then said=/dev/stdout; fi
  shift 2
  run docker service create --quiet --detach --name "$name" --mode replicated-job --restart-condition none \
    --with-registry-auth "${resolving[@]}" --read-only --cap-drop ALL --limit-memory 512M --limit-pids 64 --mount type=tmpfs,target=/tmp "$@" >"$said" || return 1
  if ${option[dry-run]}; then return; fi
  while :; do
    state=$(docker service ps --no-trunc --format '{{.CurrentState}} {{.Error}}' "$name" | head -n 1)
    case $state in
      Complete* | Failed* | Rejected* | Shutdown*) break ;;
    esac
    if [ "$SECONDS" -ge "$end" ]; then state="not there in time: $state"; break; fi
    sleep "${POLL:-2}"
  done
  docker service logs --raw "$name" 2>&1 || true
  docker service rm "$name" >/dev/null
  case $state in Complete*) return 0 ;; esac
  say "$name: $state" >&2
  return 1
}

# --- releases: what was deployed, kept in the Swarm itself as configs ---

# STACK_release_TIME holds the files as they were filled in, and STACK_release_TIME_ok says that it came up
releases() { ask config ls --format '{{.Name}}' | { grep -E "^${STACK}_release_[0-9]{14}$1$" || true; } | sort; }

# roll_out RENDERED SECONDS STACK-DEPLOY-ARGUMENTS...: deploys, and sees each service of the rendered file to its end. Fails with
# what did not come up as it was asked to.
roll_out() {
  local rendered=$1 end=$((SECONDS + $2)) status=0 left service wanted runs
  local services=() failed=()
  local -A before=()
  mapfile -t services < <(sed -n '/^services:/,/^[a-z]/s/^  \([a-z-]*\):$/\1/p' "$rendered")
  if ! ${option[dry-run]}; then
    for service in "${services[@]}"; do before[$service]=$(update_of "${STACK}_$service"); done
  fi
  # detached, as Docker would watch one service after the other, each for its whole monitoring time
  run timeout "$2" docker stack deploy --prune --with-registry-auth --resolve-image "${RESOLVE_IMAGE:-always}" \
    --detach=true "${@:3}" "$STACK" || status=$?
  if ${option[dry-run]}; then
    printf 'would wait for: %s\n' "${services[*]}"
    return
  fi
  if [ "$status" != 0 ]; then say "docker stack deploy ended with $status" >&2; fi
  # until Swarm has begun an update, a service looks as if there were none
  for _ in 1 2 3; do sleep "${POLL:-2}"; done
  for service in "${services[@]}"; do
    left=$((end - SECONDS))
    await "${STACK}_$service" "${before[$service]}" $((left > 0 ? left : 0)) || failed+=("$service")
    # a service that went back by itself is whole too, with its old image
    wanted=$(awk -v name="  $service:" '$0 == name {inside = 1; next} inside && /^  [^ ]/ {exit} inside && $1 == "image:" {print $2}' "$rendered")
    runs=$(docker service inspect --format '{{.Spec.TaskTemplate.ContainerSpec.Image}}' "${STACK}_$service" 2>/dev/null || true)
    if [ "${runs%@*}" != "${wanted%@*}" ]; then
      say "$service runs ${runs:-nothing}, not $wanted" >&2
      case " ${failed[*]} " in *" $service "*) ;; *) failed+=("$service") ;; esac
    fi
  done
  if [ ${#failed[@]} -gt 0 ]; then say "not there: ${failed[*]}" >&2; fi
  [ "$status" = 0 ] && [ ${#failed[@]} = 0 ]
}
