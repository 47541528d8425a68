# tests/behaviour/interactive_shell.py - a shell on a terminal, as a user types into it.
#
# SPDX-License-Identifier: MIT
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios

from conftest import environment

PROMPT = "READY> "
SHELLS = {  # how each is started, and made to say on descriptor 9 that it is about to prompt
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PROMPT_COMMAND='printf x >&9'"),
    "zsh": (["zsh", "-f", "-i"], "precmd() { printf x >&9 }"),
}


class Shell:
    """A shell that is told what to do line by line; each is typed when it has asked for it."""

    def __init__(self, name, folder):
        command, tell = SHELLS[name]
        self.tabs = "\t\t" if name == "bash" else "\t"  # to see the list
        self.terminal, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 200, 250, 0, 0))
        self.told, telling = os.pipe()

        def prepare():
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            os.dup2(telling, 9)

        self.process = subprocess.Popen(
            command, cwd=folder, stdin=side, stdout=side, stderr=side, start_new_session=True,
            close_fds=False, preexec_fn=prepare,
            env=environment(PATH=f"{folder}:{os.environ['PATH']}", LC_ALL="C.UTF-8", TERM="xterm",
                            HOME=str(folder), ZDOTDIR=str(folder), PS1=PROMPT, INPUTRC="/dev/null"))
        os.close(side)
        os.close(telling)
        self.type(f"PS1='{PROMPT}'; {tell}\n")
        self.until_prompt()

    def type(self, text):
        os.write(self.terminal, text.encode())

    def until_prompt(self):
        """What is seen up to the next prompt for a new line."""
        seen, has_told = "", False
        while not (has_told and seen.endswith(PROMPT)):
            ready, _, _ = select.select([self.terminal, self.told], [], [], 60)
            assert ready, f"no prompt within a minute, but: {seen}"
            if self.told in ready:
                has_told = os.read(self.told, 1) == b"x"
            if self.terminal in ready:
                seen += os.read(self.terminal, 65536).decode(errors="replace")
                seen = re.sub(r"\x1b[\[\]>=(][0-9;?]*[a-zA-Z]?|\a|\r", "", seen)
        return seen

    def run(self, line):
        """Types a line, tabs and all, and returns what was seen."""
        self.type(line + "\n")
        return self.until_prompt()

    def offered(self, line):
        """Types the beginning of a line and asks for what could follow; the words that are seen."""
        self.type(line + self.tabs + "\x15\n")  # control-U deletes the line
        return self.until_prompt().split()

    def close(self):
        os.close(self.terminal)  # hangs up
        os.close(self.told)
        self.process.wait(timeout=60)
