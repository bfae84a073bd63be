#!/usr/bin/env bash
# npm start: installs what is missing, builds the app and serves it on this machine.
# OPENF1_URL: the API the build talks to. PORT: where it is served, else the first free from 4173.
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages
node_modules/.bin/vite build --logLevel warn
exec node scripts/serve.mjs "${OUT_DIR:-dist}"
