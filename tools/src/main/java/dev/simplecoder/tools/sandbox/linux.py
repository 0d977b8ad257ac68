"""What the worker asks of Linux by its C library, beside what Python's own modules know to ask.

With walls.py and warm_python.py one program: the three are joined in this order.
"""

import ctypes
import os
import signal

# sched.h, mount.h, prctl.h, capability.h, socket.h, sockios.h and if.h of Linux.
CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER = 0x00020000, 0x08000000, 0x10000000
CLONE_NEWPID, CLONE_NEWNET = 0x20000000, 0x40000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC = 2, 4, 8, 4096, 16384
PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 4, 22, 24, 38
SECCOMP_MODE_FILTER = 2
CAPABILITY_VERSION_3 = 0x20080522
AF_INET, SOCK_DGRAM, SIOCSIFFLAGS, IFF_UP = 2, 2, 0x8914, 1
CLONE_NUMBERS = {"x86_64": 56, "aarch64": 220}
CAPSET_NUMBERS = {"x86_64": 126, "aarch64": 91}
PIDFD_OPEN_NUMBER = 434

CLONE_NUMBER = CLONE_NUMBERS[os.uname().machine]
CAPSET_NUMBER = CAPSET_NUMBERS[os.uname().machine]

SPACES = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET

# The variant that keeps the interpreter's lock: the other one would give it up in a forked process
# that has no other thread to take it.
libc = ctypes.PyDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
libc.syscall.argtypes = [ctypes.c_long] * 6
libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
libc.mount.argtypes = [ctypes.c_char_p] * 3 + [ctypes.c_ulong, ctypes.c_char_p]


def checked(result, what):
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, "%s: %s" % (what, os.strerror(number)))
    return result


def fork_into_spaces():
    """As os.fork(), into namespaces of its own; in the parent with the child's number."""
    return checked(libc.syscall(CLONE_NUMBER, SPACES | signal.SIGCHLD, 0, 0, 0, 0), "clone")


def descriptor_of(process):
    return checked(libc.syscall(PIDFD_OPEN_NUMBER, process, 0, 0, 0, 0), "pidfd_open")


def prctl(option, argument):
    checked(libc.prctl(option, argument, 0, 0, 0), "prctl %d" % option)


def mount(source, target, kind, flags, options=None):
    checked(libc.mount(source, target, kind, flags, options), "mount")


def any_socket():
    return checked(libc.socket(AF_INET, SOCK_DGRAM, 0), "socket")


class Capabilities:
    """How a process gives up all of them, those included that it could gain."""

    def __init__(self):
        with open("/proc/sys/kernel/cap_last_cap") as file:
            self.all = range(int(file.read()) + 1)
        self.header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
        self.none = (ctypes.c_uint32 * 6)()
        self.places = ctypes.addressof(self.header), ctypes.addressof(self.none)

    def drop(self):
        for capability in self.all:
            prctl(PR_CAPBSET_DROP, capability)
        checked(libc.syscall(CAPSET_NUMBER, *self.places, 0, 0, 0), "capset")


class Filter:
    """A filter of system calls; one without instructions lets all pass."""

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]

    def __init__(self, hexadecimal):
        instructions = bytes.fromhex(hexadecimal)
        self.length = len(instructions) // 8
        self.program = Filter.Program(self.length, instructions)
        self.place = ctypes.addressof(self.program)

    def attach(self):
        if self.length:
            prctl(PR_SET_NO_NEW_PRIVS, 1)
            checked(
                libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, self.place, 0, 0), "seccomp"
            )
