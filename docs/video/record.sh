#!/bin/bash
# Makes the guide's video anew from the running application: docs/video/record.sh [JAR]. Wants Chromium, Node.js, npm and
# FFmpeg (Debian: apt-get install chromium nodejs npm ffmpeg fonts-noto-core) and a jar that is built (./mvnw package).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=${1:-$here/../../target/digits.jar}
out=$here/../../src/main/resources/static/video
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT

port=${PORT:-8105}
java -Xmx1g -jar "$jar" --server.port="$port" --server.address=127.0.0.1 > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 300); do
	SERVER_PORT=$port "$here/../../deploy/healthcheck" 2> /dev/null && break
	kill -0 "$server" 2> /dev/null || { tail "$work/server.log"; exit 1; }
	sleep 0.5
done

(cd "$here" && npm ci --silent --no-audit --no-fund)
node "$here/record.mjs" "http://127.0.0.1:$port" "$work"

film() { ffmpeg -v error -y -f concat -i "$work/frames.txt" -vf "fps=12.5,format=yuv420p" "$@"; }
mkdir -p "$out"
film -c:v libvpx-vp9 -crf 38 -b:v 0 -row-mt 1 -deadline realtime -cpu-used 7 -an "$out/guide.webm"
film -c:v libx264 -crf 27 -preset veryfast -movflags +faststart -an "$out/guide.mp4"
# A picture of the answer stands for the film until it is played.
ffmpeg -v error -y -ss 13 -i "$out/guide.mp4" -frames:v 1 -vf scale=960:-1 -c:v libwebp -quality 70 "$out/guide.webp"
cp "$work/cues.json" "$out/cues.json"
ls -l "$out"
