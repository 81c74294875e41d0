#!/bin/bash
# Runs the Dockerfile's steps as plain commands and then the server as a container would: another user, no
# capabilities, a root file system that can't be written to, a small /tmp in memory. Needs root on Linux and a
# JDK 25 in JAVA_HOME; touches nothing outside a temporary folder.
#
#     deploy/prove-image-steps.sh [--jar target/digits.jar] [--picture FILE]
#
# Without --jar the jar is built from the last commit, in a copy that holds what .dockerignore lets through.
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
jar="" picture=""
while [ $# -gt 0 ]; do
	case $1 in
		--jar) jar=$(realpath "$2") ;;
		--picture) picture=$(realpath "$2") ;;
		*) echo "unknown: $1" >&2; exit 2 ;;
	esac
	shift 2
done
: "${JAVA_HOME:?point it at a JDK 25}"
java=$JAVA_HOME/bin/java
port=${PORT:-8105}
# A container's /app is this folder here; it must be seen from inside the new mounts, so not beneath /tmp.
work=$(mktemp -d /var/tmp/digits-image.XXXXXX)
server=""
finish() {
	# unshare itself doesn't listen to SIGTERM while its child lives.
	[ -z "$server" ] || { kill $(pgrep -P "$server") 2>/dev/null && wait "$server"; } || true
	rm -rf "$work"
}
trap finish EXIT

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'NOT PROVEN: %s\n' "$*" >&2; exit 1; }

if [ -z "$jar" ]; then
	say "build: the files that .dockerignore lets through, and nothing else"
	mkdir "$work/build"
	git -C "$repository" archive HEAD .mvn mvnw pom.xml models src/main | tar -x -C "$work/build"
	(cd "$work/build" && ./mvnw -B -q -DskipTests package)
	jar=$work/build/target/digits.jar
fi

say "build: layers"
mkdir "$work/layers" "$work/app"
(cd "$work/layers" && "$java" -Djarmode=tools -jar "$jar" extract --layers --destination .)
du -sh "$work"/layers/*
# The names that the Dockerfile copies.
for layer in dependencies spring-boot-loader snapshot-dependencies application; do
	[ -d "$work/layers/$layer" ] || fail "no layer $layer"
	cp -a "$work/layers/$layer/." "$work/app/"
done
cp "$repository"/deploy/{java.options,healthcheck,make-cache} "$work/app/"
[ -f "$work/app/digits.jar" ] || fail "no digits.jar in the layers"

say "image: one start at build time, for the natives and the AOT cache"
mkdir "$work/root"
# Everything runs where the image has it, in /app: an empty root with this machine's system folders bound into it.
enter() {
	# Replaces the shell that calls it, so that whoever ends that one ends all.
	exec unshare --mount --fork --kill-child bash -euc '
		root=$1; writable=$2; shift 2
		mount --bind "$root" "$root"
		for folder in usr bin sbin lib lib64 etc opt proc dev; do
			[ -e "/$folder" ] || continue
			if [ -L "/$folder" ]; then cp -an "/$folder" "$root/$folder"; else mkdir -p "$root/$folder"; mount --rbind "/$folder" "$root/$folder"; fi
		done
		mkdir -p "$root/app" "$root/tmp" "$root/java"
		mount --bind "$1" "$root/app"; mount --bind "$2" "$root/java"; shift 2
		if [ "$writable" = no ]; then
			mount -o remount,bind,ro "$root/app"
			mount -t tmpfs -o size=64m,mode=1777 tmpfs "$root/tmp"
			mkdir -p "$root/app/uploads" 2>/dev/null || true
			mount -t tmpfs -o size=64m,uid=10001 tmpfs "$root/app/uploads"
			mount -o remount,bind,ro "$root"
			for folder in usr etc opt; do mount -o remount,bind,ro "$root/$folder" 2>/dev/null || true; done
		fi
		exec chroot "$root" "$@"' enter "$work/root" "$1" "$work/app" "$JAVA_HOME" "${@:2}"
}
(enter yes /bin/bash -euc 'cd /app
	PATH=/java/bin:$PATH SERVER_PORT='"$port"' bash make-cache && rm make-cache
	mkdir natives && find /tmp/javacpp -type f -name "*.so*" -exec mv -t natives {} +
	rm -rf /tmp/javacpp
	mkdir uploads stacks && chown 10001 uploads stacks') > "$work/training.log" 2>&1 || { tail -40 "$work/training.log"; fail "the training start"; }
grep -E '^AOTCache' "$work/training.log" || true
[ -s "$work/app/digits.aot" ] || fail "no AOT cache"
[ -n "$(ls "$work/app/natives")" ] || fail "no natives were unpacked"
du -sh "$work/app/digits.aot" "$work/app/natives" "$work/app/lib"

start() { # $1: an option of java; the rest as the image's ENTRYPOINT and ENV have it
	! SERVER_PORT=$port "$repository/deploy/healthcheck" 2> /dev/null || fail "port $port is taken"
	began=$(date +%s%N)
	enter no setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
		/usr/bin/env -i PATH=/java/bin:/usr/bin:/bin SERVER_PORT="$port" OMP_NUM_THREADS=1 MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=131072 \
		JDK_JAVA_OPTIONS="-Xms64m -Xmx1g -XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -Dorg.bytedeco.javacpp.maxphysicalbytes=1800m" \
		/bin/bash -c "cd /app && exec java $1 @java.options -jar digits.jar" > "$work/server.log" 2>&1 &
	server=$!
	until SERVER_PORT=$port "$repository/deploy/healthcheck" 2>/dev/null; do
		kill -0 "$server" 2>/dev/null || { tail -40 "$work/server.log"; fail "the server ended"; }
		[ $(($(date +%s%N) - began)) -lt 90000000000 ] || { tail -40 "$work/server.log"; fail "not ready in 90 s"; }
		sleep 0.1
	done
	echo "ready after $((($(date +%s%N) - began) / 1000000)) ms"
}
stop() {
	jvm=$(pgrep -P "$server")
	began=$(date +%s%N)
	kill -TERM "$jvm"
	wait "$server" || status=$?
	server=""
	echo "stopped after $((($(date +%s%N) - began) / 1000000)) ms, exit status ${status:-0}"
	grep -h -i 'graceful' "$work/server.log" || true
}

say "container: user 10001, no capabilities, read-only root"
start -XX:AOTCache=digits.aot
jvm=$(pgrep -P "$server")
if [ -n "$picture" ]; then
	curl -sS -o "$work/answer.json" -F "image=@$picture" "localhost:$port/api/v1/readings"
	echo "first answer after $((($(date +%s%N) - began) / 1000000)) ms"
	head -c 300 "$work/answer.json" && echo
fi
grep -E '^(Uid|CapEff|NoNewPrivs|VmRSS)' "/proc/$jvm/status"
grep -E 'WARNING|warning' "$work/server.log" || echo "no warnings of the JVM"
curl -fsS "localhost:$port/actuator/health" && echo
stop

say "container: without the AOT cache, to compare"
start -Dnothing
stop

say "all steps went through"
