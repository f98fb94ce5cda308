#!/usr/bin/env bash
# Builds the portal where that is needed and runs it in the foreground, with an embedded database and demo data.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: ./run.sh [--port N] [--data DIR] [--empty] [--postgres JDBC_URL]

  --port N             where the portal listens on this machine (8181)
  --data DIR           what the portal keeps: database, files, settings, log (target/data)
  --empty              without demo data
  --postgres JDBC_URL  keep the data in PostgreSQL: jdbc:postgresql://HOST:PORT/NAME?user=USER&password=PASSWORD

The first start prints the admin's password; KUNDENPORTAL_ADMIN_PASSWORD sets another one. Ctrl-C stops the portal.
TEXT
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/jdk.sh
. "$root/scripts/jdk.sh"

port=8181
data=$root/target/data
demo=true
postgres=

value_of() {
    [ $# -ge 2 ] && [ -n "$2" ] || die "$1 needs a value: ./run.sh --help"
    printf '%s' "$2"
}

while [ $# -gt 0 ]; do
    case $1 in
        --port) port=$(value_of "$@") && shift 2 ;;
        --data) data=$(value_of "$@") && shift 2 ;;
        --postgres) postgres=$(value_of "$@") && shift 2 ;;
        --empty) demo=false && shift ;;
        -h | --help) usage && exit ;;
        *) die "Unknown option $1: ./run.sh --help" ;;
    esac
done

listening() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

check_port() {
    [[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || die "--port $port is no port: name one from 1 to 65535."
    if listening "$port"; then
        local free=$((port + 1))
        while listening $free; do free=$((free + 1)); done
        die "Port $port is taken: ./run.sh --port $free"
    fi
}

check_disk() {
    local place=$1 kib
    kib=$(df -Pk "$place" | awk 'NR == 2 { print $4 }')
    [ "$kib" -ge 1048576 ] || die "$place has $((kib / 1024)) MB left and the portal needs 1024 MB: free some, or use another disk with ./run.sh --data DIR"
}

check_postgres() {
    [ -z "$postgres" ] || [[ $postgres == jdbc:postgresql:* ]] || die "--postgres needs an address like jdbc:postgresql://localhost:5432/kundenportal?user=USER&password=PASSWORD"
}

check_password() {
    local password=${KUNDENPORTAL_ADMIN_PASSWORD:-}
    [ -z "$password" ] || [[ $password =~ ^[A-Za-z0-9._+*/=!?#%\&@~^-]{8,200}$ ]] || die "KUNDENPORTAL_ADMIN_PASSWORD must have 8 to 200 letters, digits and characters of . _ + * / = ! ? # % & @ ~ ^ -"
}

archive() {
    local found=("$root"/distribution/target/kundenportal-*.tar.gz)
    [ -f "${found[0]}" ] && printf '%s' "${found[0]}"
}

up_to_date() {
    local built changed
    built=$(archive) || return 1
    changed=$(cd "$root" && find . \( -name target -o -name .git -o -name itests -o -name benchmarks -o -name docs \) -prune \
        -o -type f \( -path '*/src/main/*' -o -name pom.xml -o -path './.mvn/*' \) -newer "$built" -print | head -n 1)
    [ -z "$changed" ]
}

build() {
    up_to_date && return
    local log=$root/target/build.log
    mkdir -p "$root/target"
    check_disk "$root/target"
    echo "Building the portal, the first time for some minutes..." >&2
    (cd "$root" && ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl distribution -am package) >"$log" 2>&1 ||
        die "The build failed, $log says why: $(grep -m 1 '^\[ERROR\]' "$log" || tail -n 1 "$log")"
}

unpack() {
    home=$root/target/kundenportal
    build_id=$(cksum "$(archive)" | cut -d ' ' -f 1,2)
    if [ "$(cat "$home/.build" 2>/dev/null || true)" != "$build_id" ]; then
        rm -rf "$home"
        mkdir -p "$home"
        tar xzf "$(archive)" -C "$home" --strip-components=1
        echo "$build_id" >"$home/.build"
    fi
}

# What belongs to the data rather than to the build: kept when a newer build takes over the directory.
kept() {
    case $1 in
        users.properties | keys.properties | host.key* | *.key | org.kundenportal* | org.ops4j.datasource-*) return 0 ;;
        *) return 1 ;;
    esac
}

prepare_data() {
    mkdir -p "$data" 2>/dev/null && [ -w "$data" ] || die "$data cannot be written: name another place with ./run.sh --data DIR"
    data=$(cd "$data" && pwd)
    chmod 700 "$data"
    check_disk "$data"
    if command -v flock >/dev/null; then
        exec 9>"$data/lock"
        flock -n 9 || die "$data is in use by a running portal: stop that one, or name another place with ./run.sh --data DIR"
    fi
    mkdir -p "$data/etc" "$data/data/log" "$data/deploy"
    if [ "$(cat "$data/etc/.build" 2>/dev/null || true)" != "$build_id" ]; then
        local file
        for file in "$home"/etc/*; do
            if ! { kept "${file##*/}" && [ -e "$data/etc/${file##*/}" ]; } && [[ $file != */org.ops4j.datasource-* ]]; then
                cp -R "$file" "$data/etc/"
            fi
        done
        rm -rf "$data/data/cache"
        echo "$build_id" >"$data/etc/.build"
    fi
    choose_database
    choose_demo
    choose_password
}

choose_database() {
    local config=$data/etc/org.ops4j.datasource-kundenportal
    if [ -n "$postgres" ]; then
        rm -f "$config"*.cfg
        (umask 077 && sed -e '/^user =/d' -e '/^\.password =/d' -e '/^# the leading dot/d' -e '/^url =/d' \
            "$home/etc/examples/org.ops4j.datasource-kundenportal-postgresql.cfg" >"$config-postgresql.cfg" &&
            printf '\n# the leading dot keeps it out of the properties of the service\n.url = %s\n' "$postgres" >>"$config-postgresql.cfg")
    elif ! ls "$config"*.cfg >/dev/null 2>&1; then
        cp "$home/etc/org.ops4j.datasource-kundenportal-derby.cfg" "$config-derby.cfg"
    fi
}

choose_demo() {
    if $demo; then
        echo "enabled = true" >"$data/etc/org.kundenportal.demo.cfg"
    else
        rm -f "$data/etc/org.kundenportal.demo.cfg"
    fi
}

choose_password() {
    local users=$data/etc/users.properties
    chmod 600 "$users"
    password=${KUNDENPORTAL_ADMIN_PASSWORD:-}
    if [ -z "$password" ]; then
        if grep -q '^admin *=' "$users"; then
            password="unchanged since the first start"
            return
        fi
        password=$(head -c 1024 /dev/urandom | LC_ALL=C tr -dc 'abcdefghijkmnpqrstuvwxyz23456789' | cut -c 1-16)
    fi
    sed -i.old '/^admin *=/d' "$users" && rm -f "$users.old"
    printf 'admin = %s,portal-admin\n' "$password" >>"$users"
}

health() {
    local line body=
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 0
    printf 'GET /portal/api/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    while IFS= read -r -t 10 line <&3 || [ -n "$line" ]; do body=$line; done
    printf '%s' "$body"
}

customer_url() {
    local base=http://localhost:$port url
    url=$(sed -n 's/^customerUrl *= *//p' "$data/data/kundenportal-demo.properties" 2>/dev/null | sed 's/\\\(.\)/\1/g')
    case $url in
        '') printf '%s' "$base/portal/" ;;
        /*) printf '%s' "$base$url" ;;
        *) printf '%s' "$url" ;;
    esac
}

alive() {
    kill -0 "$portal" 2>/dev/null
}

start() {
    export KARAF_BASE=$data KARAF_DATA=$data/data KARAF_ETC=$data/etc
    export KUNDENPORTAL_PORT=$port KUNDENPORTAL_URL=http://localhost:$port
    # bin/karaf becomes the JVM, so that its process is ours to stop
    export KARAF_EXEC=exec
    # several portals may run from one build, each with data of its own, which prepare_data has locked
    export CHECK_ROOT_INSTANCE_RUNNING=false
    unset KARAF_NOROOT KUNDENPORTAL_ADMIN_PASSWORD
    "$home/bin/karaf" server </dev/null >"$data/console.log" 2>&1 &
    portal=$!
    trap stop INT TERM HUP
}

stop() {
    trap '' INT TERM HUP
    kill -TERM "$portal" 2>/dev/null || true
    wait "$portal" 2>/dev/null || true
    exit 0
}

wait_until_up() {
    local state='' now=''
    until [[ $now == *'"UP"'* ]] && { ! $demo || [ -f "$data/data/kundenportal-demo.properties" ] || [ "$((SECONDS - since))" -ge 30 ]; }; do
        alive || die "The portal ended while it started: $data/console.log and $data/data/log/karaf.log say why."
        sleep 0.3 &
        wait $!
        now=$(health 2>/dev/null || true)
        [[ $now == *'"UP"'* ]] || since=$SECONDS
        if [ "$now" != "$state" ]; then
            state=$now
            [[ $now != *'"DATABASE_REFUSED"'* ]] || echo "The database cannot be used, $data/data/log/karaf.log says why." >&2
        fi
        if [ -n "$postgres" ] && [[ $now == *'"WAITING_FOR_DATABASE"'* ]]; then
            echo "Waiting for the database..." >&2
            postgres=
        fi
    done
}

check_port
check_postgres
check_password
need_jdk
build
unpack
prepare_data
start
since=$SECONDS
wait_until_up

cat <<TEXT
Customer: $(customer_url)
Admin:    http://localhost:$port/portal/admin/
User:     admin
Password: $password
TEXT

code=0
wait "$portal" || code=$?
die "The portal has ended by itself ($code): $data/console.log and $data/data/log/karaf.log say why."
