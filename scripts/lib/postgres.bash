#!/usr/bin/env bash
# Where back-ups run: a task beside the database, in Swarm or in Compose. To be sourced after swarm.bash.

# the repository's, as swarm.bash found it
: "${root:?source swarm.bash first}"

# in Compose; Swarm's is below
# shellcheck disable=SC2034 # those who source it use it
backups=/backups

# choose_place NAME: sets place to swarm or compose
choose_place() {
  case ${1:-} in
    compose) place=compose ;;
    *)
      place=swarm
      # a volume takes its owner from what the image has there
      backups=/var/lib/postgresql/data
      environment "${1:-}"
      ;;
  esac
}

# beside_database JOB SECONDS SCRIPT ARGUMENTS...: runs the shell script once, with the owner's password in PGPASSWORD and the volume of
# back-ups at $backups
beside_database() {
  local job=$1 seconds=$2 script
  # shellcheck disable=SC2016 # the task's shell is to read the secret
  script='export PGHOST=postgres PGUSER=mlpipeline PGDATABASE=mlpipeline PGPASSWORD="$(cat /run/secrets/db_owner_password)"; '$3
  shift 3
  if [ "$place" = compose ]; then
    run timeout "$seconds" docker compose --project-directory "$root" --profile prod run --rm -T --no-deps --entrypoint /bin/sh backup -ec "$script" sh "$@"
  else
    run_job "$job" "$seconds" --network "${STACK}_backend" --user 999:999 --constraint 'node.labels.mlpipeline.store==true' \
      --mount "type=volume,source=${STACK}_backups,target=$backups" \
      --secret "source=$(newest_secret db_owner_password),target=db_owner_password,uid=999,gid=999,mode=0400" \
      --entrypoint /bin/sh "${POSTGRES_IMAGE:-postgres:17}" -ec "$script" sh "$@"
  fi
}
