#!/usr/bin/env bash
# What the other scripts share: the packages, and a browser to test in. Run it to prepare a machine,
# source it for its functions. Needs node 20.19 or newer, npm, and for the browser apt-get or a download.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

require_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo 'LapLake needs Node.js 20.19 or newer with npm: https://nodejs.org' >&2
    return 1
  fi
}

# Installs the locked packages unless exactly those are there.
install_packages() {
  require_node || return 1
  if node scripts/installed.mjs; then return 0; fi
  echo 'Installing packages'
  npm ci --include=dev --no-audit --no-fund </dev/null
}

can_start() {
  [ -n "$1" ] && timeout 30 "$1" --version >/dev/null 2>&1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

installed_chromium() {
  local name path
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    path=$(command -v "$name" || true)
    if can_start "$path"; then echo "$path" && return 0; fi
  done
  path=$(node -e "import('@playwright/test').then(({chromium}) => console.log(chromium.executablePath()))" 2>/dev/null || true)
  if can_start "$path"; then echo "$path" && return 0; fi
  return 1
}

download_chromium() {
  timeout 180 npx --no-install playwright install chromium </dev/null && installed_chromium >/dev/null
}

apt_chromium() {
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -q </dev/null
  as_root apt-get install -y -q chromium </dev/null
}

# Sets and exports CHROMIUM; fails when no browser can be had.
find_chromium() {
  if can_start "${CHROMIUM:-}"; then export CHROMIUM && return 0; fi
  if ! CHROMIUM=$(installed_chromium); then
    echo 'No Chromium here: fetching one'
    download_chromium || apt_chromium || true
    CHROMIUM=$(installed_chromium) || {
      echo 'No Chromium to test in: install one and name it in CHROMIUM' >&2
      return 1
    }
  fi
  export CHROMIUM
  echo "Browser: $CHROMIUM"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  install_packages
  find_chromium
fi
