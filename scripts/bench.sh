#!/usr/bin/env bash
# npm run bench: installs what is missing, then measures the app in a browser and prints the figures.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages
find_chromium
exec node_modules/.bin/playwright test -c e2e/bench/playwright.config.ts "$@"
