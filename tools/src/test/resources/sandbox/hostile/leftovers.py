"""Leaves something of NAME behind everywhere (LEAVE), or tells what it finds there (LOOK)."""
import builtins
import ctypes
import os
import sys
import zlib

step, name = sys.argv[1:]
libc = ctypes.CDLL(None, use_errno=True)
key = zlib.crc32(name.encode()) & 0x7FFFFFFF
KINDS = [
    ("segment", libc.shmget, (key, 4096), libc.shmctl, (0, None)),
    ("queue", libc.msgget, (key,), libc.msgctl, (0, None)),
    ("semaphores", libc.semget, (key, 1), libc.semctl, (0, 0, None)),
]
FOLDERS = [".", "~", "/tmp", "/var/tmp", "/dev/shm", "/run", "/dev", "/"]
for folder in FOLDERS:
    place = os.path.join(os.path.expanduser(folder), name)
    try:
        if step == "LEAVE":
            open(place, "x").close()
        elif os.path.lexists(place):
            print("found", place)
            os.unlink(place)
    except OSError:
        pass
for kind, get, size, control, end in KINDS:
    found = get(*size, 0o1600 if step == "LEAVE" else 0o600)
    if step == "LOOK" and found != -1:
        print("found a", kind)
        control(found, *end)
if step == "LEAVE":
    builtins.hostile_left = name
    os.environ["HOSTILE"] = name
    os.umask(0)
elif hasattr(builtins, "hostile_left") or "HOSTILE" in os.environ or os.umask(0o22) != 0o22:
    print("found a changed interpreter")
print(step)
