#!/usr/bin/env bash
# Runs steps one after the other, whatever becomes of each, and sums up at the end: sourced by
# test.sh and .ci/run. SECONDS_ALLOWED bounds the whole; a runner that is cut short has failed.

collect_results() {
  results=$(mktemp -d)
  trap sum_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

sum_up() {
  trap - EXIT
  local outcome=0
  echo
  node scripts/tally.mjs "$results" || outcome=$?
  # 127: there is no node to count with.
  if [ "$outcome" = 127 ]; then echo '0 passed, 1 failed'; fi
  rm -rf "$results"
  exit "$outcome"
}

# run_step NAME COMMAND...: counts only when it fails.
run_step() {
  local name=$1 code=0
  shift
  printf '\n== %s\n' "$name"
  "$@" </dev/null || code=$?
  echo "$code" >"$results/$name.step"
  return 0
}

# run_runner NAME COMMAND...: COMMAND leaves its report in $results/NAME.json.
run_runner() {
  local name=$1 code=0
  shift
  printf '\n== %s\n' "$name"
  within_time "$@" </dev/null || code=$?
  echo "$code" >"$results/$name.runner"
}

within_time() {
  if [ -z "${SECONDS_ALLOWED:-}" ]; then
    "$@"
    return
  fi
  timeout --kill-after=10 "$(seconds_left)" "$@"
}

seconds_left() {
  local left=$((SECONDS_ALLOWED - SECONDS))
  echo "$((left > 5 ? left : 5))"
}

# run_vitest PROJECT NAME ARGUMENTS...
run_vitest() {
  run_runner "$2" node_modules/.bin/vitest run --project "$1" --passWithNoTests \
    --reporter=default --reporter=json --outputFile.json="$results/$2.json" "${@:3}"
}

# Two ports nobody has, so that several checkouts can be tested at the same time.
free_ports() {
  read -r E2E_OPENF1_PORT E2E_APP_PORT < <(node -e "
    const servers = [0, 0].map(() => require('node:net').createServer().listen(0, '127.0.0.1'));
    setTimeout(() => {
      console.log(servers.map((server) => server.address().port).join(' '));
      servers.forEach((server) => server.close());
    }, 50)")
  export E2E_OPENF1_PORT E2E_APP_PORT
}

# The unit tests and two browsers with a half of the browser tests each, all at once: by themselves each has
# stretches in which it keeps one core busy.
run_vitests() {
  VITE_CACHE=node_modules/.vite-unit run_aside unit run_vitest unit unit "$@"
  VITE_CACHE=node_modules/.vite-lake run_aside browser-lake \
    run_vitest browser browser-lake --exclude 'src/!(engine)/**' --exclude 'src/engine/!(lake|ingest)/**/*' "$@"
  run_vitest browser browser-rest --exclude 'src/engine/*.test.*' --exclude 'src/engine/{lake,ingest}/**' "$@"
  await_aside unit browser-lake
}

# run_aside NAME COMMAND...: in the background, until await_aside NAME tells what it said.
run_aside() {
  "${@:2}" >"$results/$1.log" 2>&1 &
  asides[$1]=$!
}

await_aside() {
  local name
  for name in "$@"; do
    wait "${asides[$name]}" || echo $? >"$results/$name.runner"
    cat "$results/$name.log"
  done
}
declare -A asides

run_tests() {
  run_vitests "$@"
  if [ -f e2e/playwright.config.ts ]; then
    free_ports
    local limit=()
    # Playwright stops by itself a little before, and so still reports what it has.
    if [ -n "${SECONDS_ALLOWED:-}" ]; then limit=(--global-timeout="$(seconds_left)000"); fi
    SECONDS_ALLOWED=${SECONDS_ALLOWED:+$((SECONDS_ALLOWED + 20))} E2E_JSON="$results/e2e.json" run_runner e2e node_modules/.bin/playwright test \
      -c e2e/playwright.config.ts --pass-with-no-tests "${limit[@]}" "$@"
  fi
}
