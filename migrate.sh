#!/usr/bin/env bash
# Everyday names for the commands of `migration` and `autogen`.
set -euo pipefail

usage() {
    cat <<'TEXT'
migrate.sh upgrade             apply all pending migrations (also without a command)
migrate.sh downgrade [N]       revert N migrations, one unless said otherwise
migrate.sh current             where the database is
migrate.sh history             all revisions
migrate.sh check               exit 2 where migrations are pending
migrate.sh create "message"    write the migration for what changed in the entities
TEXT
}

run() {
    local package=$1
    shift
    exec "${CARGO:-cargo}" run --quiet --package "$package" -- "$@"
}

cd "$(dirname "${BASH_SOURCE[0]}")"
command=${1:-upgrade}
shift || true
case $command in
    upgrade) run migration upgrade head "$@" ;;
    downgrade)
        count=${1:-1}
        shift || true
        case $count in
            *[!0-9]*) echo "migrate.sh: \`$count\` is not a number of migrations" >&2 && exit 1 ;;
        esac
        run migration downgrade "-$count" "$@"
        ;;
    current | history | check) run migration "$command" "$@" ;;
    create) run autogen -m "${1:?say what it does: migrate.sh create \"add table\"}" "${@:2}" ;;
    help | -h | --help) usage ;;
    *) usage >&2 && exit 1 ;;
esac
