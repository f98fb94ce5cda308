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

# Adds up the attributes of the <testsuite> elements of the reports that this run has written.
summary() {
    find . -path '*/target/*-reports/TEST-*.xml' -newer "$started" -exec grep -h -m 1 '<testsuite ' {} + | awk '
        function of(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
        { tests += of("tests"); failures += of("failures"); errors += of("errors"); skipped += of("skipped") }
        END { printf "Tests: %d, failures: %d, errors: %d, skipped: %d\n", tests, failures, errors, skipped }'
}

need_jdk
need_chromium
mkdir -p target
started=$root/target/test-started
touch "$started"
./mvnw -B -ntp --fail-at-end verify "$@"
code=$?
"$JAVA_HOME/bin/java" docs/Requirements.java --check || code=1
echo
summary
[ $code = 0 ] && echo "All is well." || echo "The build failed ($code)."
exit $code
