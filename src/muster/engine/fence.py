"""What the kernel takes away from the process that reads: other files, the network, other processes. Linux only.

Landlock (what may be opened) and seccomp (what may be asked of the kernel) are called without a library of their own:
both are a few structures of fixed layout, as `linux/landlock.h` and `linux/filter.h` give them. Whoever has
threads already fences only the one that calls, so this comes before everything that starts some.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIBC = ctypes.CDLL(None, use_errno=True)
_Argument = int | bytes | None

# linux/prctl.h
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SIGKILL = 9
_SECCOMP_MODE_FILTER = 2

# linux/landlock.h: the three calls have the same numbers everywhere.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_CREATE_RULESET_VERSION, _RULE_PATH_BENEATH = 1, 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_FILE, _MAKE_REG, _MAKE_SYM, _TRUNCATE = 1 << 5, 1 << 8, 1 << 12, 1 << 14
_FILE_RIGHTS = ((1, 0x1FFF), (2, 0x3FFF), (3, 0x7FFF), (5, 0xFFFF))
"""From which version of Landlock on which rights over files exist."""
_NETWORK, _NETWORK_SINCE = 0b11, 4
_SCOPES, _SCOPES_SINCE = 0b11, 6
_READ = _READ_FILE | _READ_DIR
_WORK = _READ | _WRITE_FILE | _REMOVE_FILE | _MAKE_REG | _MAKE_SYM | _TRUNCATE

# linux/filter.h, linux/seccomp.h
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _FAIL, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_EPERM, _ENOSYS = 1, 38
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_CLONE_THREAD = 0x00010000


class _Machine(NamedTuple):
    """How a processor numbers what may be asked of the kernel."""

    audit: int
    forbidden: tuple[int, ...]
    """socket, socketpair, execve, fork, vfork, setsid, setpgid, ptrace, mount, umount2, chroot, pivot_root, unshare, setns,
    keyctl, add_key, request_key, bpf, perf_event_open, userfaultfd, process_vm_readv and _writev, open_by_handle_at,
    execveat, io_uring_setup, pidfd_open, pidfd_getfd, pidfd_send_signal: as far as the processor has them."""
    clone: int
    clone3: int = 435
    foreign_from: int = 0x4000_0000
    """Numbers from here on belong to another way of calling, which nobody needs."""


_SINCE_2019 = (424, 425, 434, 438)
_MACHINES = {
    "x86_64": _Machine(
        0xC000003E,
        (
            *(
                41,
                53,
                57,
                58,
                59,
                101,
                109,
                112,
                155,
                161,
                165,
                166,
                248,
                249,
                250,
                272,
                298,
                304,
                308,
                310,
                311,
            ),
            321,
            322,
            323,
            *_SINCE_2019,
        ),
        clone=56,
    ),
    "aarch64": _Machine(
        0xC00000B7,
        (
            *(39, 40, 41, 51, 97, 117, 154, 157, 198, 199, 217, 218, 219, 221, 241, 265, 268, 270, 271),
            280,
            281,
            282,
            *_SINCE_2019,
        ),
        clone=220,
    ),
}


class Fences(NamedTuple):
    """What this kernel offers."""

    landlock: int
    """Its version; 0 where there is none."""
    has_seccomp: bool

    @property
    def keeps_files(self) -> bool:
        """Whether only the file that is read, and the folder it is read into, can be opened."""
        return self.landlock > 0

    @property
    def keeps_network(self) -> bool:
        """Whether no connection can be made. Landlock alone knows TCP only, seccomp all of them."""
        return self.has_seccomp or self.landlock >= _NETWORK_SINCE


def fences() -> Fences:
    """What the kernel offers; asks, and changes nothing."""
    if sys.platform != "linux":
        return Fences(0, has_seccomp=False)
    version = _call(_LIBC.syscall, _CREATE_RULESET, None, 0, _CREATE_RULESET_VERSION)
    has_filter = Path("/proc/sys/kernel/seccomp/actions_avail").exists()
    return Fences(max(0, version), has_seccomp=has_filter and platform.machine() in _MACHINES)


def fence_this_process(file: Path, folder: Path) -> None:
    """From here on this process reads `file` and Muster's own code, writes into `folder`, and does nothing else outside.

    What the kernel doesn't offer is left out: the limits of memory and time hold without it.
    """
    if sys.platform != "linux":
        return
    _call(_LIBC.prctl, _PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    _call(_LIBC.prctl, _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    offered = fences()
    if offered.landlock:
        _keep_to(offered.landlock, {**dict.fromkeys(_code(), _READ), file: _READ, folder: _WORK})
    if offered.has_seccomp:
        _forbid(_MACHINES[platform.machine()])


def _code() -> set[Path]:
    """Where Python, its libraries and what they are linked to lie; time zones; and how many processors there are."""
    named = [entry for entry in sys.path if entry] + list(sysconfig.get_paths().values())
    system = (
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/usr/local/lib",
        "/usr/share/zoneinfo",
        "/etc/ld.so.cache",
    )
    quiet = (
        "/dev/null",
        "/dev/urandom",
        "/proc/self",
        "/proc/cpuinfo",
        "/proc/meminfo",
        "/sys/devices/system/cpu",
    )
    return {Path(path) for path in (*named, sys.base_prefix, *system, *quiet)}


def _keep_to(version: int, places: dict[Path, int]) -> None:
    rights = next(found for since, found in reversed(_FILE_RIGHTS) if version >= since)
    network = _NETWORK if version >= _NETWORK_SINCE else 0
    scopes = _SCOPES if version >= _SCOPES_SINCE else 0
    asked = struct.pack("=QQQ", rights, network, scopes)
    # Older kernels know a shorter structure, and take a longer one only where the rest is zero: so it is.
    ruleset = _asked(_CREATE_RULESET, asked, len(asked), 0)
    try:
        for path, wanted in places.items():
            _open_up(ruleset, path, wanted & rights)
        _asked(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _open_up(ruleset: int, path: Path, rights: int) -> None:
    """Takes a place that is there into the rules; of a file only the rights that files have."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        is_folder = path.is_dir()
        kept = rights if is_folder else rights & (_READ_FILE | _WRITE_FILE | _EXECUTE | _TRUNCATE)
        _asked(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, struct.pack("=Qi", kept, place), 0)
    finally:
        os.close(place)


def _asked(number: int, *arguments: _Argument) -> int:
    return _checked(_call(_LIBC.syscall, number, *arguments))


def _call(function: Any, *arguments: _Argument) -> int:  # noqa: ANN401 - a function of C has no type
    """Every argument as wide as a register: shorter ones leave its other half to chance."""
    return int(
        function(*(ctypes.c_long(one) if isinstance(one, int) else ctypes.c_char_p(one) for one in arguments))
    )


def _checked(answer: int) -> int:
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer


def _forbid(machine: _Machine) -> None:
    program = b"".join(_program(machine))
    held = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("@HP", len(program) // 8, ctypes.addressof(held))
    _checked(_call(_LIBC.prctl, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, head, 0, 0))


def _program(machine: _Machine) -> Iterable[bytes]:
    """Fails what is forbidden, lets threads start but no processes, and lets all else pass."""
    yield _step(_LOAD, _MACHINE_AT)
    yield _step(_JUMP_EQUAL, machine.audit, 1, 0)
    yield _step(_RETURN, _KILL)
    yield _step(_LOAD, _NUMBER_AT)
    yield _step(_JUMP_AT_LEAST, machine.foreign_from, 0, 1)
    yield _step(_RETURN, _FAIL | _ENOSYS)
    # What clone3 is asked for can't be looked at from here; libraries fall back to clone.
    yield _step(_JUMP_EQUAL, machine.clone3, 0, 1)
    yield _step(_RETURN, _FAIL | _ENOSYS)
    for number in machine.forbidden:
        yield _step(_JUMP_EQUAL, number, 0, 1)
        yield _step(_RETURN, _FAIL | _EPERM)
    yield _step(_JUMP_EQUAL, machine.clone, 0, 3)
    yield _step(_LOAD, _FIRST_ARGUMENT_AT)
    yield _step(_JUMP_SET, _CLONE_THREAD, 1, 0)
    yield _step(_RETURN, _FAIL | _EPERM)
    yield _step(_RETURN, _ALLOW)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
