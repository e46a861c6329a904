"""The installed program, or another one, in a real terminal, with keys typed one by one."""

from __future__ import annotations

import codecs
import os
import select
import subprocess
import sys
import time

from cli_program import FOREVER, program

from tracker.cli.terminal.key_presses import BOUNCE_SECONDS

# The terminal has to be the session's own, so that Ctrl-C reaches the program.
TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Terminal:
    """The installed program in a terminal of 40 columns, typed at key by key. typed: before it has started."""

    def __init__(self, *words, command=None, typed=""):
        import fcntl
        import pty
        import struct
        import termios

        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
        os.write(self.ours, typed.encode())
        settings = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", TAKE_TERMINAL, *(command or program()), *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=settings,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""
        # What is read may end in the middle of a letter.
        self.text = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.seen = 0
        self.last = ""

    def wait_for(self, text):
        before = len(self.shown)
        end = time.monotonic() + FOREVER
        while text not in self.shown[self.seen :]:
            assert time.monotonic() < end, self.shown
            if select.select([self.ours], [], [], 0.1)[0]:
                try:
                    self.shown += self.text(os.read(self.ours, 1000))
                except OSError:
                    break
        assert text in self.shown[self.seen :], (text, self.shown[before:])
        self.seen = self.shown.index(text, self.seen) + len(text)

    def press(self, keys):
        """Press keys that are read one by one, or type a line, which ends with Enter."""
        import termios

        if keys == self.last:
            time.sleep(BOUNCE_SECONDS)  # within that, a repeated key counts once; the last one was read before this
        if keys[-1] not in "\r\n":
            self._without(termios.ICANON)
        os.write(self.ours, keys.encode())
        self.last = keys

    def whisper(self, line):
        """Type a line that is asked for unseen."""
        import termios

        self._without(termios.ECHO)
        os.write(self.ours, line.encode())

    def _without(self, mode):
        """Wait until the program reads in its own way: who begins to throws away what was typed before."""
        import termios

        end = time.monotonic() + FOREVER
        while termios.tcgetattr(self.ours)[3] & mode:
            assert self.process.poll() is None and time.monotonic() < end, self.shown
            select.select([], [], [], 0.01)

    def stop(self):
        """Ctrl-C, which is one whoever reads."""
        os.write(self.ours, b"\x03")

    def end(self):
        end = time.monotonic() + FOREVER
        while time.monotonic() < end:
            try:
                if select.select([self.ours], [], [], 0.1)[0]:
                    more = os.read(self.ours, 1000)
                    if not more:
                        break
                    self.shown += self.text(more)
                elif self.process.poll() is not None:
                    break
            except OSError:
                break
        code = self.process.wait(timeout=FOREVER)
        os.close(self.ours)
        return code
