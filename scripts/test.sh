#!/usr/bin/env bash
# npm test: installs what is missing, runs unit, browser and end-to-end tests. Ends with one line,
# "N passed, N failed"; exits with 0 only when something ran and nothing failed.
# Arguments go to all three runners, to choose tests by file.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
source scripts/run.sh
collect_results

run_step install install_packages
run_step chromium find_chromium
run_tests "$@"
