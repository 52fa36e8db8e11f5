# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # variables of the scripts that source it
# What the scripts of this folder share. Sourced with `root` (the project) and `here` (this folder) set.

readonly out=$root/build/image
readonly cache=$out/cache
readonly mirror=${WAYPOST_MIRROR:-http://deb.debian.org}

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "image: $*"
    exit 1
}

# step TEXT: one line a step, with the time since the start.
step() { say "$(printf '[%2d:%02d]' $((SECONDS / 60)) $((SECONDS % 60))) $*"; }

# A version stands in names of files and is compared by `sort -V`.
expect_version() { [[ $1 =~ ^[0-9A-Za-z.+~]+$ ]] || fail "'$1' is no version: letters, digits, '.', '+' and '~'"; }

# The names in a package list, comments left out, ARCH and CROSS filled in.
packages() {
    local arch=$1 cross
    shift
    case $arch in arm64) cross=aarch64-linux-gnu ;; *) cross= ;; esac
    # `g++-` without a compiler's name is left out; so is `:ARCH` where it is the builder's own.
    sed -E -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' -e "s/-CROSS\$/-$cross/" -e '/-$/d' \
        -e "s/:ARCH\$/$([[ $arch == "$(dpkg --print-architecture)" ]] || echo ":$arch")/" "$@" | sort -u
}

# key FILE…: a short name for what these files and folders hold. What it names is made anew when they change.
key() {
    (cd -- "$here" && find "$@" -type f ! -path '*/test/proven' ! -name '*.pyc' -print0 | sort -z | xargs -0 sha256sum) |
        sha256sum | cut -c1-16
}

# workshop_of ARCH, system_of ARCH: the folders of the kept packages.
workshop_of() { echo "$cache/workshop-$1-$(key packages/workshop.list)"; }
system_of() { echo "$cache/system-$1-$(key packages/common.list "packages/$1.list")"; }

# Runs a command in a mount and process namespace of its own: whatever it mounts, and whatever it starts, is gone
# with it, however it ends, and when who called it ends.
alone() { setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child "$@"; }

# in_root DIR COMMAND…: runs a command inside a root file system, with the project at /waypost (read-only) and
# build/image at /out.
in_root() {
    local dir=$1
    shift
    # shellcheck disable=SC2016 # expanded by the inner shell
    alone bash -euc '
        dir=$1 project=$2 out=$3
        shift 3
        mount --bind "$dir" "$dir"
        mkdir -p "$dir/waypost" "$dir/out"
        mount -t proc proc "$dir/proc"
        mount --rbind /sys "$dir/sys"
        mount --rbind /dev "$dir/dev"
        mount -t tmpfs tmp "$dir/tmp"
        mount --bind "$project" "$dir/waypost"
        mount -o remount,bind,ro "$dir/waypost"
        mount --bind "$out" "$dir/out"
        # not exec: the first process of a namespace has to collect the others
        chroot "$dir" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 TZ=UTC \
            SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" "$@" || exit $?
    ' in_root "$dir" "$root" "$out" "$@"
}

# in_own_mounts SCRIPT ARGS…: begins that script anew in a mount namespace of its own. What `foreign` mounts goes with it.
in_own_mounts() {
    [[ -n ${WAYPOST_OWN_MOUNTS-} ]] || WAYPOST_OWN_MOUNTS=yes exec unshare --mount --propagation private "$@"
}

# foreign ARCH: makes sure that programs of that processor run here. After in_own_mounts.
foreign() {
    [[ $1 == "$(dpkg --print-architecture)" ]] && return
    local name=qemu-aarch64 registry=/proc/sys/fs/binfmt_misc
    [[ -e $registry/register ]] || mount -t binfmt_misc none "$registry" ||
        fail "programs for $1 cannot be run here: binfmt_misc cannot be mounted"
    [[ -e $registry/$name ]] || cat "/usr/lib/binfmt.d/$name.conf" >"$registry/register" ||
        fail "programs for $1 cannot be run here: $name is not registered (package qemu-user-static)"
}

# put NEW FOLDER: in the place of the old one, which is there until now, so that nothing is lost where the new one fails.
put() {
    # Taking a folder away takes seconds, in which a build can be ended: half of one must not stand there for a whole one.
    rm -rf -- "$2.old"
    [[ ! -e $2 ]] || mv -- "$2" "$2.old"
    mv -- "$1" "$2"
    rm -rf -- "$2.old"
}

# content_version DIR: of the folders `content` and `locales` in there. A kiosk compares it with what came with its system.
content_version() {
    local time
    time=$(source_time "$1" content locales) ||
        time=$(find "$1/content" "$1/locales" -type f -printf '%Ts\n' | sort -n | tail -n 1)
    date -u -d "@$time" +%Y%m%d%H%M
}

# source_time DIR PATH…: of the last commit in DIR that touched one of these, or of the newest change since. Fails
# where there is no history, as in an archive: then the same files must have the same time too.
source_time() {
    local dir=$1 top time file changed
    shift
    top=$(git -C "$dir" rev-parse --show-toplevel 2>/dev/null) || return
    time=$(git -C "$dir" log -1 --format=%ct -- "$@" 2>/dev/null || true)
    [[ -n $time ]] || return
    while IFS= read -r -d '' file; do
        changed=$(stat -c %Y -- "$top/${file:3}" 2>/dev/null || date +%s)
        ((changed <= time)) || time=$changed
    done < <(git -C "$dir" status --porcelain -z --no-renames --untracked-files=all -- "$@")
    echo "$time"
}

# packages_in DIR STATE: how many are 'unpacked' (also those that are set up), or 'installed'.
packages_in() {
    case $2 in
        unpacked) find "$1/var/lib/dpkg/info" -name '*.list' 2>/dev/null | wc -l ;;
        *) grep -cs "^Status: install ok $2" "$1/var/lib/dpkg/status" || true ;;
    esac
}

# Of Debian's next release a package comes only where a list names it so. Its list of packages is signed as all are, but
# valid for a week only, and mirrors lag.
# shellcheck disable=SC2016 # expanded by mmdebstrap's shell
readonly only_named='mkdir -p "$1/etc/apt/preferences.d"
    printf "Package: *\nPin: release n=forky\nPin-Priority: 1\n" >"$1/etc/apt/preferences.d/forky"'

# bootstrap TARGET LOG INCLUDE ARCHS COMPONENTS ARGS…: a Debian 13 in TARGET, or nothing.
bootstrap() {
    local target=$1 log=$2 include=$3 archs=$4 components=$5 work
    shift 5
    work=$target.part
    rm -rf -- "$work"
    mkdir -p "$(dirname "$target")"
    # Once a minute, until it is over. Without the build's lock (8): the last sleep outlives a build that fails.
    while sleep 60 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        step "  $(packages_in "$work" unpacked) packages unpacked, $(packages_in "$work" installed) set up"
    done 8>&- &
    local progress=$!
    alone mmdebstrap --mode=root --format=directory --architectures="$archs" --include="$include" \
        --aptopt='Acquire::Retries "5"' --aptopt='APT::Install-Recommends "false"' --setup-hook="$only_named" \
        "$@" trixie "$work" \
        "deb $mirror/debian trixie $components" \
        "deb $mirror/debian trixie-updates $components" \
        "deb $mirror/debian trixie-backports $components" \
        "deb [check-valid-until=no] $mirror/debian forky non-free-firmware" \
        "deb $mirror/debian-security trixie-security $components" >"$log" 2>&1 || {
        kill "$progress"
        tail -n 25 "$log" >&2
        fail "the packages could not be installed (log: $log)"
    }
    kill "$progress"
    put "$work" "$target"
}
