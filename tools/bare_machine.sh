#!/usr/bin/env bash
# Runs the README's commands from a fresh clone in an empty Debian (debootstrap, only python3 in it). As root:
#
#     tools/bare_machine.sh FOLDER [COMMAND...]     default commands: "python3 run.py test" "python3 run.py --version"
#
# Settings, all optional: SUITE (trixie), MIRROR (debootstrap's own), APT_CONF (a file for apt.conf.d), and for
# machines behind a proxy with a certificate of its own CA_BUNDLE (its path becomes the same inside).
set -euo pipefail

folder=${1:?folder of the root file system}
shift
[ $# -gt 0 ] || set -- "python3 run.py test" "python3 run.py --version"
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
suite=${SUITE:-trixie}

if [ ! -e "$folder/etc/debian_version" ]; then
    debootstrap --variant=minbase --include=python3,ca-certificates "$suite" "$folder" ${MIRROR:+"$MIRROR"}
fi
cp /etc/resolv.conf /etc/hosts "$folder/etc/"
if [ -n "${APT_CONF:-}" ]; then cp "$APT_CONF" "$folder/etc/apt/apt.conf.d/90bare-machine"; fi
certificate=()
if [ -n "${CA_BUNDLE:-}" ]; then
    install -D "$CA_BUNDLE" "$folder$CA_BUNDLE"
    certificate=("PIP_CERT=$CA_BUNDLE" "SSL_CERT_FILE=$CA_BUNDLE")
fi

release() { umount "$folder/proc" "$folder/dev/pts" "$folder/dev" 2>/dev/null || true; }
trap release EXIT
mountpoint -q "$folder/proc" || mount -t proc proc "$folder/proc"
mountpoint -q "$folder/dev" || mount --bind /dev "$folder/dev"
mountpoint -q "$folder/dev/pts" || mount -t devpts devpts "$folder/dev/pts"

rm -rf "$folder/srv/tung-nha"
git clone --quiet --no-hardlinks "$project" "$folder/srv/tung-nha"
for command in "$@"; do
    echo "\$ $command"
    env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "${certificate[@]}" \
        chroot "$folder" /bin/sh -c "cd /srv/tung-nha && $command"
done
