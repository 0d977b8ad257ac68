"""Runs a command in a pseudo terminal of its own: on_terminal.py ROWS COLUMNS COMMAND...

What the command writes comes on stdout. Lines on stdin say what the person does: "keys HEX" types
these bytes, "size ROWS COLUMNS" changes the size of the window. The exit status is that of the command.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios


def resize(terminal, rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def do(terminal, words):
    if words[0] == "keys":
        data = bytes.fromhex(words[1])
        while data:
            _, writable, _ = select.select([], [terminal], [], 0)
            if writable:
                data = data[os.write(terminal, data[:512]) :]
            show(terminal)
    elif words[0] == "size":
        resize(terminal, int(words[1]), int(words[2]))


def show(terminal, patience=0.0):
    """False at the end."""
    readable, _, _ = select.select([terminal], [], [], patience)
    if readable:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            return False
        if not data:
            return False
        os.write(1, data)
    return True


def main():
    process, terminal = pty.fork()
    if process == 0:
        resize(0, int(sys.argv[1]), int(sys.argv[2]))
        os.execvp(sys.argv[3], sys.argv[3:])
    pending = b""
    going = True
    asked = True
    while going:
        wanted = [terminal, 0] if asked else [terminal]
        readable, _, _ = select.select(wanted, [], [])
        if terminal in readable:
            going = show(terminal)
        if 0 in readable:
            data = os.read(0, 65536)
            asked = bool(data)
            pending += data
            while b"\n" in pending:
                line, pending = pending.split(b"\n", 1)
                do(terminal, line.decode().split())
    _, status = os.waitpid(process, 0)
    sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)


main()
