"""The walls around each program: what is done in namespaces of its own before it begins.

All that can be made before, in the worker, is: what a process touches after its fork, it pays for
by the page.
"""

import fcntl
import os
import resource
import struct

MOST_OPEN_FILES = 4096

OWN_FOLDERS = ("tmp", "run", "shm", "home", "work")


class Walls:
    """What is the same for all programs.

    Its places are where programs see their folder, and their home.
    """

    def __init__(self, work, home, hexadecimal):
        self.work = work
        self.capabilities = Capabilities()
        self.filter = Filter(hexadecimal)
        user, group = os.getuid(), os.getgid()
        self.names = [
            ("/proc/self/setgroups", b"deny"),
            ("/proc/self/uid_map", b"%d %d 1" % (user, user)),
            ("/proc/self/gid_map", b"%d %d 1" % (group, group)),
        ]
        own = zip(OWN_FOLDERS, ("/tmp", "/run", "/dev/shm", home, work))
        self.folders = [("/tmp/" + name, place.encode()) for name, place in own]
        covered = ["/tmp", "/run", "/dev/shm", home, work]
        self.shown = [place.encode() for place in shown_below(covered)]
        self.loopback_up = struct.pack("16sh14x", b"lo", IFF_UP)

    def put_up(self, job):
        """Everything that needs capabilities, before there is a program."""
        for file, content in self.names:
            write_to(file, content)
        self.put_folders(job)
        write_to("/proc/sys/user/max_user_namespaces", b"0")
        self.put_network()
        prctl(PR_SET_DUMPABLE, 0)

    def put_folders(self, job):
        """All that the program can write lies in one file system in memory, which ends with it."""
        kept = [(os.open(place, os.O_PATH), place) for place in self.shown]
        limits = b"size=%d,nr_inodes=%d,mode=755" % (job.disk, job.file_count)
        mount(b"tmpfs", b"/tmp", b"tmpfs", MS_NOSUID | MS_NODEV, limits)
        job.open_input = opened_input("/tmp/input", job.input)
        folders = []
        for folder, place in self.folders:
            os.mkdir(folder)
            folders.append((os.open(folder, os.O_PATH), place))
        write_files("/tmp/work/", job.files)
        # From here on one covers the other, so they are reached by what was opened before.
        for descriptor, place in folders + kept:
            os.makedirs(place, exist_ok=True)
            mount(b"/proc/self/fd/%d" % descriptor, place, None, MS_BIND | MS_REC)
            os.close(descriptor)
        mount(b"proc", b"/proc", b"proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)

    def put_network(self):
        """It has a loopback interface and nothing else."""
        descriptor = any_socket()
        fcntl.ioctl(descriptor, SIOCSIFFLAGS, self.loopback_up)
        os.close(descriptor)

    def close_behind(self, job, output, errors, contained):
        """In the process of the program, which has no more then than a program may have."""
        prctl(PR_SET_DUMPABLE, 1)
        os.setsid()
        for place, descriptor in enumerate([job.open_input, output, errors, contained]):
            os.dup2(descriptor, place)
        os.closerange(4, MOST_OPEN_FILES)
        for limit, value, hard in [
            (resource.RLIMIT_CPU, job.cpu_seconds, job.cpu_seconds + 1),
            (resource.RLIMIT_FSIZE, job.largest_file, job.largest_file),
            (resource.RLIMIT_NOFILE, MOST_OPEN_FILES, MOST_OPEN_FILES),
            # One more, for the init has the same user.
            (resource.RLIMIT_NPROC, job.processes + 1, job.processes + 1),
            # At 1 the kernel writes no core and starts no program that would take it; at 0 it does.
            (resource.RLIMIT_CORE, 1, 1),
        ]:
            resource.setrlimit(limit, (value, hard))
        self.capabilities.drop()
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        self.filter.attach()
        os.chdir(self.work)
        os.write(3, b"1")
        os.close(3)


def write_to(place, content):
    descriptor = os.open(place, os.O_WRONLY)
    os.write(descriptor, content)
    os.close(descriptor)


def write_files(folder, files):
    for path, content in files:
        if "/" in path:
            os.makedirs(os.path.dirname(folder + path), exist_ok=True)
        os.close(made(folder + path, content))


def made(place, content):
    descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest):]
    return descriptor


def opened_input(place, content):
    os.close(made(place, content))
    descriptor = os.open(place, os.O_RDONLY)
    os.unlink(place)
    return descriptor


def shown_below(covered):
    """The folders of the machine that are mounted within those that each program has for itself."""
    places = []
    with open("/proc/self/mountinfo", "rb") as mounts:
        for line in mounts:
            # Blanks and a few others are written as a backslash and three octal digits.
            place = line.split()[4].decode("unicode_escape").encode("latin-1").decode()
            if place not in covered and any(place.startswith(each + "/") for each in covered):
                places.append(place)
    return [each for each in places if not any(each.startswith(other + "/") for other in places)]
