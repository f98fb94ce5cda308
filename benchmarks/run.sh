#!/usr/bin/env bash
# Builds what is not built and measures it: see README.md. Arguments: [--documents N,N...] [--full] [--seconds N] [--out FILE]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../scripts/jdk.sh
. "$root/scripts/jdk.sh"
need_jdk
mkdir -p "$root/target"
(cd "$root" && ./mvnw -q -B -ntp -DskipTests -pl distribution,benchmarks -am package) >&2
cd "$root/benchmarks"
exec "$JAVA_HOME/bin/java" -cp "target/classes:$(cat target/classpath)" \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=warn org.kundenportal.benchmarks.Benchmarks "$@"
