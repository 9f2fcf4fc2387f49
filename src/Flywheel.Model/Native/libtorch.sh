# For the scripts that build native code: which libtorch to build against, and how.
# libtorch is taken from FLYWHEEL_LIBTORCH (a folder with include/ and lib/), else from the PyTorch of python3, else from the
# system (Debian: libtorch-dev). Built libraries are kept in FLYWHEEL_NATIVE, by default .flywheel/native of the checkout.

fail() { printf '%s: %s\n' "$(basename "$0")" "$1" >&2; exit 1; }

# The folder of python3's PyTorch, without importing it: that alone takes seconds.
python_torch() {
  command -v python3 >/dev/null || return 0
  python3 -c 'import importlib.util as u; s = u.find_spec("torch"); print(s.submodule_search_locations[0] if s and s.submodule_search_locations else "")' 2>/dev/null || true
}

# Sets include (folders, colon-separated), lib, origin, version and flags.
find_libtorch() {
  local folder header
  if [ -n "${FLYWHEEL_LIBTORCH:-}" ]; then
    folder=$FLYWHEEL_LIBTORCH; origin="FLYWHEEL_LIBTORCH=$folder"
    [ -e "$folder/lib/libtorch_cpu.so" ] && [ -d "$folder/include/ATen" ] ||
      fail "FLYWHEEL_LIBTORCH=$folder holds no lib/libtorch_cpu.so and include/ATen. Name the folder of an unpacked libtorch or of an installed PyTorch."
  else
    folder=$(python_torch)
    if [ -n "$folder" ] && [ -e "$folder/lib/libtorch_cpu.so" ]; then origin="the PyTorch of $(command -v python3)"; else folder=; fi
  fi
  if [ -n "$folder" ]; then
    include=$folder/include:$folder/include/torch/csrc/api/include; lib=$folder/lib
  else
    # Ordinary users' PATH may lack /sbin.
    lib=$("$(command -v ldconfig || printf /sbin/ldconfig)" -p | sed -n 's/.*=> \(.*\)\/libtorch_cpu\.so.*/\1/p' | head -n 1)
    [ -n "$lib" ] && [ -d /usr/include/ATen ] ||
      fail "no libtorch found: not in FLYWHEEL_LIBTORCH, not in python3, not in the system. On Debian: apt-get install libtorch-dev libopenblas0-pthread; elsewhere: pip install torch, or unpack a libtorch and set FLYWHEEL_LIBTORCH."
    include=/usr/include:/usr/include/torch/csrc/api/include; origin="the system"
  fi
  header=${include%%:*}/torch/csrc/api/include/torch/version.h
  [ -e "$header" ] || fail "$origin: $header is missing, so this libtorch has no headers to build against."
  version=$(sed -n 's/#define TORCH_VERSION "\(.*\)"/\1/p' "$header" | head -n 1)
  [ -n "$version" ] || version=$(sed -n 's/#define TORCH_VERSION_\(MAJOR\|MINOR\|PATCH\) \([0-9]*\)/\2/p' "$header" | paste -sd.)
  flags=(-O2 -shared -w)
  local one folders
  IFS=: read -ra folders <<<"$include"
  for one in "${folders[@]}"; do [ "$one" = /usr/include ] || flags+=(-isystem "$one"); done
  grep -q __cxx11 "$lib/libc10.so" || flags+=(-D_GLIBCXX_USE_CXX11_ABI=0)
}

# compile OUTPUT COMPILER ARGUMENTS...: with the C++ version that this libtorch's headers ask for.
compile() {
  local output=$1 compiler=$2; shift 2
  local log=$output.log standard
  for standard in 17 20; do
    if "$compiler" "-std=c++$standard" "${flags[@]}" "$@" -o "$output" >"$log" 2>&1; then rm -f "$log"; return 0; fi
  done
  sed -n '1,40p' "$log" >&2
  return 1
}

# The file that names the current library of a kind, and the libtorch that was asked for, one a line.
is_current() {
  local current=$1 library asked source
  [ -e "$current" ] || return 1
  shift
  for source in "$@"; do [ "$current" -nt "$source" ] || return 1; done
  { read -r library && read -r asked; } <"$current" || return 1
  { [ -z "$library" ] || [ -e "$library" ]; } && [ "$asked" = "libtorch:${FLYWHEEL_LIBTORCH:-}" ]
}

make_current() { printf '%s\nlibtorch:%s\n' "$2" "${FLYWHEEL_LIBTORCH:-}" >"$1.$$" && mv "$1.$$" "$1"; }
