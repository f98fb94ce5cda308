#!/usr/bin/env bash
# Builds everything and runs every test. Arguments go to Maven.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$root" || exit
# shellcheck source=scripts/jdk.sh
. scripts/jdk.sh

chromium() {
    local name
    for name in chromium chromium-browser google-chrome-stable google-chrome; do
        command -v $name && return 0
    done
    return 1
}

need_chromium() {
    if ! chromium >/dev/null && may_install; then
        echo "Installing Chromium..." >&2
        apt-get update -qq >/dev/null || true
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 || true
    fi
    # without one, Playwright downloads its own
    CHROMIUM=$(chromium || true)
    export CHROMIUM
}

# Adds up what the modules have said at their ends. The reports know less: they keep one run of a class of several.
summary() {
    awk '/Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+[^0-9]*$/ {
            gsub(/[^0-9 ]/, "")
            tests += $1; failures += $2; errors += $3; skipped += $4
        }
        END { printf "Tests: %d, failures: %d, errors: %d, skipped: %d\n", tests, failures, errors, skipped }' "$log"
}

need_jdk
need_chromium
mkdir -p target
log=$root/target/test.log
./mvnw -B -ntp --fail-at-end verify "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}
"$JAVA_HOME/bin/java" docs/Requirements.java --check || code=1
echo
summary
[ $code = 0 ] && echo "All is well." || echo "The build failed ($code)."
exit $code
