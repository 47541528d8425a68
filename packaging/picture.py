#!/usr/bin/env python3
# packaging/picture.py - runs a program in a terminal and draws what it shows, dark and light.
#
# picture.py COLUMNS FOLDER PROGRAM [ARGUMENT...] writes FOLDER/terminal-dark.svg and -light.svg.
#
# SPDX-License-Identifier: MIT
import fcntl
import io
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import termios

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME, TerminalTheme
from rich.text import Text

LIGHT = TerminalTheme(
    (255, 255, 255), (36, 41, 47),
    [(36, 41, 47), (207, 34, 46), (17, 99, 41), (154, 103, 0), (9, 105, 218), (130, 80, 223),
     (27, 124, 131), (110, 119, 129)])


def shown(columns, command):
    """What the program sends to a terminal of so many columns, errors aside."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    for name in ("NO_COLOR", "COLUMNS"):
        environment.pop(name, None)
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=subprocess.DEVNULL,
                               env=environment)
    os.close(slave)
    data = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the program has closed its side
            break
        data += part
    if process.wait() != 0:
        sys.exit(f"picture: {' '.join(command)}: ended with {process.returncode}")
    return data.decode().replace("\r\n", "\n").rstrip("\n")


def drawn(lines, columns, theme):
    console = Console(record=True, width=columns, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(lines))
    svg = console.export_svg(title="", theme=theme, unique_id="terminal")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)  # a picture fetches nothing
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)  # blanks in front of a line, too
    return svg.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")


def main():
    columns, folder, *command = sys.argv[1:]
    lines = f"$ ./{pathlib.Path(command[0]).name}\n" + shown(int(columns), command)
    for name, theme in {"dark": SVG_EXPORT_THEME, "light": LIGHT}.items():
        path = pathlib.Path(folder) / f"terminal-{name}.svg"
        path.write_text(drawn(lines, int(columns), theme))
        print(path)


if __name__ == "__main__":
    main()
