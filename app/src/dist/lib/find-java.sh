# Finds a Java installation without starting one; sourced by ./mvnw and by bin/simplecoder.
#
#   find_java VERSION PROGRAM
#
# sets found_java to the home of an installation whose version is at least VERSION and which has bin/PROGRAM
# ("javac" for a build, "java" to run), and found_java_build to its exact version. $JAVA_HOME is kept when it is
# good enough; otherwise the newest wins.
# Nothing found: says in one line on stderr what is missing and how to get it, and returns 2.
# Only shell built-ins are used (a start waits for this), apart from readlink for java on the PATH.

# Reads JAVA_VERSION and the exact build from HOME/release into java_rank (25.0.3 -> 25000003) and java_build.
java_release() {
  java_rank=0 java_build=
  [ -r "$1/release" ] || return 1
  while IFS='=' read -r java_key java_value; do
    java_value=${java_value#\"}
    java_value=${java_value%\"*}
    case $java_key in
      JAVA_VERSION) java_rank_of "$java_value" ;;
      JAVA_RUNTIME_VERSION) java_build=$java_value ;;
    esac
  done <"$1/release"
  [ "$java_rank" -gt 0 ]
}

java_rank_of() {
  java_rest=${1%%[!0-9.]*}.0.0.
  java_major=${java_rest%%.*} java_rest=${java_rest#*.}
  java_minor=${java_rest%%.*} java_rest=${java_rest#*.}
  java_patch=${java_rest%%.*}
  # Java 8 calls itself 1.8; a leading zero would be octal. Neither matters here beyond being too old.
  case $java_major$java_minor$java_patch in
    '' | *[!0-9]*) java_rank=0 ;;
    *) java_rank=$((java_major * 1000000 + ${java_minor:-0} * 1000 + ${java_patch:-0})) ;;
  esac
}

# The home behind `java` on the PATH, through any number of links.
java_on_path() {
  java_link=$(command -v java 2>/dev/null) || return 1
  java_hops=0
  while [ -L "$java_link" ] && [ "$java_hops" -lt 20 ]; do
    java_target=$(readlink "$java_link") || return 1
    case $java_target in
      /*) java_link=$java_target ;;
      *) java_link=${java_link%/*}/$java_target ;;
    esac
    java_hops=$((java_hops + 1))
  done
  case $java_link in
    */bin/java) java_candidate=${java_link%/bin/java} ;;
    *) return 1 ;;
  esac
}

java_consider() {
  [ -x "$1/bin/$java_program" ] && [ -x "$1/bin/java" ] && java_release "$1" || return 0
  [ "$java_rank" -ge "$java_least" ] || return 0
  # The checks of the build work inside the compiler of one version, so a build prefers that one to a newer.
  if [ "$java_program" = javac ] && [ "$java_rank" -lt $((java_least + 1000000)) ]; then
    java_rank=$((java_rank + 1000000000))
  fi
  [ "$java_rank" -gt "$java_best" ] || return 0
  java_best=$java_rank found_java=$1 found_java_build=$java_build
}

find_java() {
  java_least=$(($1 * 1000000)) java_program=$2 java_best=0 found_java='' found_java_build=''
  if [ -n "${JAVA_HOME-}" ]; then
    java_consider "$JAVA_HOME"
    [ -z "$found_java" ] || return 0
  fi
  if java_on_path; then
    java_consider "$java_candidate"
  fi
  # SIMPLECODER_JAVA_ROOTS replaces the places below, for tests and for unusual machines (colon-separated).
  if [ -n "${SIMPLECODER_JAVA_ROOTS+set}" ]; then
    java_rest_of_roots=$SIMPLECODER_JAVA_ROOTS:
    while [ -n "$java_rest_of_roots" ]; do
      java_root=${java_rest_of_roots%%:*} java_rest_of_roots=${java_rest_of_roots#*:}
      for java_candidate in "$java_root"/*; do java_consider "$java_candidate"; done
    done
  else
    for java_candidate in /usr/lib/jvm/* /opt/* /opt/java/* "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
      "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
      java_consider "$java_candidate"
    done
  fi
  [ -z "$found_java" ] || return 0
  java_advice "$1"
  return 2
}

java_advice() {
  case $(uname -s 2>/dev/null) in
    Darwin) java_how="brew install openjdk" ;;
    *)
      java_how="install a JDK $1 from https://adoptium.net"
      if [ -r /etc/os-release ]; then
        case $(. /etc/os-release && printf '%s' " ${ID-} ${ID_LIKE-} ") in
          *' debian '* | *' ubuntu '*) java_how="sudo apt install openjdk-$1-jdk (or a JDK from https://adoptium.net)" ;;
          *' fedora '* | *' rhel '*) java_how="sudo dnf install java-$1-openjdk-devel (or a JDK from https://adoptium.net)" ;;
          *' arch '*) java_how="sudo pacman -S jdk-openjdk" ;;
          *' alpine '*) java_how="apk add openjdk$1-jdk" ;;
        esac
      fi
      ;;
  esac
  printf 'simplecoder: no Java %s or newer found; get one by %s, or with SDKMAN: sdk install java %s-tem; or set JAVA_HOME.\n' \
    "$1" "$java_how" "$1" >&2
}
