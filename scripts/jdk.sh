# Read by run.sh and test.sh: sets JAVA_HOME to a JDK that builds and runs the portal.
# Karaf 4.4 starts with an option that JDK 24 and later refuse.

oldest_jdk=17
newest_jdk=23

die() {
    echo "$1" >&2
    exit 1
}

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

fits() {
    [ -x "$1/bin/javac" ] || return 1
    local version
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ -n "$version" ] && [ "$version" -ge $oldest_jdk ] && [ "$version" -le $newest_jdk ]
}

find_jdk() {
    local candidate on_path
    on_path=$(command -v javac || true)
    if [ -n "$on_path" ]; then
        on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
    fi
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && fits "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}

install_jdk() {
    local version
    echo "Installing a JDK..." >&2
    apt-get update -qq >/dev/null || true
    for version in 17 21; do
        if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
            return 0
        fi
    done
    return 1
}

need_jdk() {
    find_jdk && return
    if may_install && install_jdk && find_jdk; then
        return
    fi
    die "No JDK $oldest_jdk to $newest_jdk found: install one (Debian, Ubuntu: sudo apt-get install openjdk-17-jdk-headless) or set JAVA_HOME to it."
}
