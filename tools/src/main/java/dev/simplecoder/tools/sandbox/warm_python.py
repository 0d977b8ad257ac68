"""Runs Python programs one after another, each in processes and namespaces of its own.

The worker itself, which this file becomes, stays as it is when it has started: it never reads a
program, so nothing of one is in its memory when it forks for the next. For each program there is

  an init    process 1 of its namespaces, a fork of the worker. It reads the job, puts up the walls,
             starts the program, hands on what that writes, watches the limits, ends all that is
             left, and reports. It has every capability, but over its own namespaces only.
  a program  a fork of the init, without capabilities, behind the filter, with no descriptor but its
             own input and outputs. It cannot see the worker, and it can see the init but neither
             stop nor read it.

The worker ends when its input does, and with it a program that runs.

Arguments: the folders for work and home, the seccomp filter in hexadecimal digits, which is empty
where there is none, the modules to import beforehand with commas between them, and then of each
script that is to be compiled beforehand its place below the folder for work and its text.
"""

import atexit
import gc
import importlib
import os
import select
import signal
import struct
import sys
import time
import types

# What short programs import most, so that they need not wait for it. More would make each of them
# slower: a fork pays for every page of memory that either side touches.
import collections, copy, functools, heapq, itertools, math, re, string, typing

if sys.version_info >= (3, 13):
    # With which it tells of an exception; before, that needed no module.
    import traceback

SECONDS_BETWEEN_LOOKS = 0.01
CHUNK = 1 << 16
MOST_AT_ONCE = 1 << 20
NUMBER = struct.Struct(">q")

# What a report begins with. Then comes its length.
READY, OUT, ERR, ENDED = b"R", b"O", b"E", b"X"
NO_CAP, WALL_TIME, CPU_TIME, MEMORY = range(4)


class Job:
    """A program as it comes: numbers of eight bytes, texts behind their length, and before all of
    it how long that is."""

    def __init__(self, descriptor):
        self.content = exactly(descriptor, *NUMBER.unpack(exactly(descriptor, NUMBER.size)))
        self.read = 0
        self.wall_seconds = self.number() / 1e9
        self.cpu_seconds = -(-self.number() // 10**9)
        self.memory = self.number()
        self.processes = self.number()
        self.largest_file = self.number()
        self.disk = self.number()
        self.file_count = self.number()
        self.arguments = [self.text().decode() for _ in range(self.number())]
        self.input = self.text()
        self.files = [(self.text().decode(), self.text()) for _ in range(self.number())]

    def number(self):
        self.read += NUMBER.size
        return NUMBER.unpack_from(self.content, self.read - NUMBER.size)[0]

    def text(self):
        length = self.number()
        self.read += length
        return self.content[self.read - length : self.read]


def exactly(descriptor, count):
    parts = []
    while count:
        part = os.read(descriptor, min(count, MOST_AT_ONCE))
        if not part:
            raise EOFError("the job ended in its middle")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


class Reports:
    """What is told to the outside: a letter, a length of four bytes, and so many bytes."""

    def __init__(self, descriptor):
        self.descriptor = descriptor

    def send(self, kind, content):
        rest = memoryview(kind + struct.pack(">i", len(content)) + content)
        while rest:
            rest = rest[os.write(self.descriptor, rest):]


class Init:
    """Process 1 of a program's namespaces."""

    def __init__(self, worker, job):
        self.worker = worker
        self.job = job
        self.cap = NO_CAP
        self.status = None
        self.cpu_used = 0.0

    def watch(self, program, started, streams):
        """Until the program has ended or used up what it may; then nothing of it is left."""
        ended = descriptor_of(program)
        poller = select.poll()
        for descriptor in [ended, *streams]:
            poller.register(descriptor, select.POLLIN)
        poller.register(self.worker.jobs, 0)
        next_look = started + SECONDS_BETWEEN_LOOKS
        while self.status is None and self.cap == NO_CAP:
            wait = max(0, next_look - time.monotonic())
            for descriptor, _ in poller.poll(1000 * wait):
                if descriptor == ended:
                    self.reap(program, os.WNOHANG)
                elif descriptor == self.worker.jobs:
                    self.end_all(program)
                    raise EOFError("nobody waits for the program any more")
                elif not self.hand_on(descriptor, streams[descriptor]):
                    poller.unregister(descriptor)
            if next_look <= time.monotonic():
                self.look(program, started)
                next_look = time.monotonic() + SECONDS_BETWEEN_LOOKS
        took = time.monotonic() - started
        self.end_all(program)
        for descriptor, kind in streams.items():
            while self.hand_on(descriptor, kind):
                pass
        if self.cap == NO_CAP and self.ran_out_of_cpu():
            self.cap = CPU_TIME
        content = struct.pack(">iiq", self.cap, self.status, int(took * 1e9))
        self.worker.reports.send(ENDED, content)

    def look(self, program, started):
        self.reap(program, os.WNOHANG)
        if started + self.job.wall_seconds <= time.monotonic():
            self.cap = WALL_TIME
        elif self.job.memory < self.memory_used():
            self.cap = MEMORY

    def hand_on(self, descriptor, kind):
        content = os.read(descriptor, CHUNK)
        if content:
            self.worker.reports.send(kind, content)
        return content

    def end_all(self, program):
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.reap(program, 0)

    def reap(self, program, options):
        """Processes whose parent has ended become children of process 1."""
        while True:
            try:
                pid, status, used = os.wait4(-1, options)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == program:
                killed = os.WIFSIGNALED(status)
                self.status = 128 + os.WTERMSIG(status) if killed else os.WEXITSTATUS(status)
                self.cpu_used = used.ru_utime + used.ru_stime

    def ran_out_of_cpu(self):
        killed_for_it = self.status == 128 + signal.SIGKILL
        return self.status == 128 + signal.SIGXCPU or (
            killed_for_it and self.job.cpu_seconds <= self.cpu_used
        )

    def memory_used(self):
        """Of all processes; what they share is only parted among them where it matters."""
        others = [name for name in os.listdir("/proc") if name.isdigit() and name != "1"]
        resident = sum(kibibytes(pid, "status", b"VmRSS:", b"VmSwap:") for pid in others)
        if 1024 * resident <= self.job.memory:
            return 1024 * resident
        return 1024 * sum(proportional_kibibytes(pid) for pid in others)


def kibibytes(pid, file, *names):
    try:
        with open("/proc/%s/%s" % (pid, file), "rb") as opened:
            return sum(int(line.split()[1]) for line in opened if line.startswith(names))
    except (FileNotFoundError, ProcessLookupError):
        return 0


def proportional_kibibytes(pid):
    try:
        return kibibytes(pid, "smaps_rollup", b"Pss:", b"SwapPss:")
    except PermissionError:
        # It may keep others from looking at it; then all that it shares counts as its own.
        return kibibytes(pid, "status", b"VmRSS:", b"VmSwap:")


class Worker:
    def __init__(self, work, home, hexadecimal, modules, *scripts):
        os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        self.jobs = os.dup(0)
        self.reports = Reports(os.dup(1))
        self.walls = Walls(work, home, hexadecimal)
        for module in filter(None, modules.split(",")):
            importlib.import_module(module)
        self.scripts = {}
        for place, text in zip(scripts[::2], scripts[1::2]):
            path = os.path.join(work, place)
            self.scripts[path] = text.encode(), compile(text, path, "exec", dont_inherit=True)
        # As it is for the init; the program gets back what an interpreter begins with.
        self.interrupted = signal.signal(signal.SIGINT, signal.SIG_DFL)

    def serve(self):
        """Returns in the process of a program, with its arguments and nothing else of its job."""
        self.try_once()
        gc.collect()
        gc.freeze()
        self.reports.send(READY, "\n".join(sorted(sys.modules)).encode())
        coming = select.poll()
        coming.register(self.jobs, select.POLLIN)
        while True:
            if not coming.poll()[0][1] & select.POLLIN:
                os._exit(0)
            init = fork_into_spaces()
            if init == 0:
                return self.run()
            if os.waitpid(init, 0)[1] != 0:
                os._exit(1)

    def try_once(self):
        """Whether namespaces can be made here, before anybody counts on it."""
        nothing = types.SimpleNamespace(disk=1 << 20, file_count=64, files=[], input=b"")
        init = fork_into_spaces()
        if init == 0:
            try:
                self.walls.put_up(nothing)
                os._exit(0)
            except BaseException as failed:
                give_up(failed)
        if os.waitpid(init, 0)[1] != 0:
            os._exit(1)

    def run(self):
        try:
            job = Job(self.jobs)
            self.walls.put_up(job)
            out, output = os.pipe()
            err, errors = os.pipe()
            told, contained = os.pipe()
            program = os.fork()
            if program == 0:
                self.walls.close_behind(job, output, errors, contained)
                signal.signal(signal.SIGINT, self.interrupted)
                return job.arguments
            for descriptor in (output, errors, contained):
                os.close(descriptor)
            if not os.read(told, 1):
                raise RuntimeError("the program could not be contained")
            Init(self, job).watch(program, time.monotonic(), {out: OUT, err: ERR})
            os._exit(0)
        except BaseException as failed:
            give_up(failed)


def give_up(failed):
    os.write(2, ("%s: %s\n" % (type(failed).__name__, failed)).encode())
    os._exit(1)


def main_module(path):
    """As the interpreter makes it for a file."""
    module = types.ModuleType("__main__")
    loader = sys.modules["_frozen_importlib_external"].SourceFileLoader
    module.__dict__.update(
        __file__=path,
        __builtins__=__builtins__,
        __cached__=None,
        __annotations__={},
        __loader__=loader("__main__", path),
    )
    return module


def status_of(ended):
    """Of a SystemExit, which may hold what is to be told instead."""
    if ended.code is None or isinstance(ended.code, int):
        return (ended.code or 0) & 0xFF
    print(ended.code, file=sys.stderr)
    return 1


def finish(module, status):
    """All that the interpreter does in the end but one: to take itself apart, down to the last
    imported module, would take as long as all the rest together."""
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()
    try:
        atexit._run_exitfuncs()
    except BaseException:
        # Older interpreters raise what they have told already.
        pass
    for name in [name for name in module.__dict__ if name != "__builtins__"]:
        module.__dict__[name] = None
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            # It has set it to None or closed it.
            pass
        except OSError:
            status = 120
    libc.exit(status)


worker = Worker(*sys.argv[1:])
arguments = worker.serve()

# Only a program gets here, in the place where the interpreter would begin with it.
sys.argv = arguments
path = os.path.abspath(arguments[0])
sys.path[0] = os.path.dirname(path)
module = sys.modules["__main__"] = main_module(path)
# As deep as without this file's own frame, and without exec, which older interpreters count, too.
sys.setrecursionlimit(sys.getrecursionlimit() + (2 if sys.version_info < (3, 12) else 1))
with open(path, "rb") as file:
    source = file.read()
known, code = worker.scripts.get(path, (None, None))
status = 0
try:
    if known != source:
        code = compile(source, path, "exec", dont_inherit=True)
    exec(code, module.__dict__)
except SystemExit as ended:
    status = status_of(ended)
except BaseException as raised:
    # The first entry of the traceback is this file's; where nothing was compiled, the only one.
    raised.__traceback__ = raised.__traceback__.tb_next
    sys.excepthook(type(raised), raised, raised.__traceback__)
    status = 128 + signal.SIGINT if isinstance(raised, KeyboardInterrupt) else 1
finish(module, status)
