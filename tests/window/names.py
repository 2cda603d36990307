#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
# names.py PROGRAM JOURNAL: every control of every screen has a name on the accessibility bus. Exit code 1 where one has none.
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import GLib  # noqa: E402
import pyatspi  # noqa: E402

LONGEST_WAIT = 20.0
# What takes the focus or says what something is; frames of other things need no name.
MUST_BE_NAMED = {
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_TEXT,
    pyatspi.ROLE_PASSWORD_TEXT,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_LABEL,
    pyatspi.ROLE_LIST_BOX,
    pyatspi.ROLE_TABLE,
    pyatspi.ROLE_TREE_TABLE,
    pyatspi.ROLE_CHART,
    pyatspi.ROLE_PROGRESS_BAR,
    pyatspi.ROLE_FRAME,
}


def pump():
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def wait_for(what, found):
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        pump()
        result = found()
        if result is not None:
            return result
        time.sleep(0.05)
    sys.exit(f"{what} does not come")


def application():
    desktop = pyatspi.Registry.getDesktop(0)
    desktop.clearCache()
    for child in desktop:
        if child is not None and child.name == "vialog" and child.childCount > 0:
            child.clearCache()
            return child
    return None


def walk(node):
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child)


def showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def unnamed(application_node):
    faults = []
    for node in walk(application_node):
        if node.getRole() in MUST_BE_NAMED and showing(node) and not node.name:
            parent = node.parent.name if node.parent is not None else ""
            faults.append(f"{node.getRoleName()} in {parent!r}")
    return faults


def press(key):
    keysyms = {"Ctrl": 0xFFE3, **{f"F{n}": 0xFFBD + n for n in range(1, 13)}}
    parts = key.split("+")
    for modifier in parts[:-1]:
        pyatspi.Registry.generateKeyboardEvent(keysyms[modifier], None, pyatspi.KEY_SYM)
    last = parts[-1]
    keysym = keysyms.get(last, ord(last.lower()))
    if len(parts) > 1:
        display_press(parts[:-1], keysym)
    else:
        pyatspi.Registry.generateKeyboardEvent(keysym, None, pyatspi.KEY_SYM)


def display_press(modifiers, keysym):
    # Left Control's key on the keyboard of Xvfb.
    control = 37
    pyatspi.Registry.generateKeyboardEvent(control, None, pyatspi.KEY_PRESS)
    pyatspi.Registry.generateKeyboardEvent(keysym, None, pyatspi.KEY_SYM)
    pyatspi.Registry.generateKeyboardEvent(control, None, pyatspi.KEY_RELEASE)


def screens_of(application_node):
    for node in walk(application_node):
        if node.name == "Screens":
            return [cell.name for cell in walk(node) if cell is not node and cell.name]
    return []


def main():
    # The registry must be awake before the program starts.
    _ = pyatspi.Registry.getDesktop(0).childCount
    time.sleep(0.3)
    program = subprocess.Popen(sys.argv[1:3])
    faults = []
    try:
        node = wait_for("the program", application)
        wait_for("its window", lambda: True if any(n.getRole() == pyatspi.ROLE_FRAME for n in walk(node)) else None)
        time.sleep(0.5)
        pump()
        seen = 0
        for line in screens_of(node) or [""]:
            key = line.rsplit("  ", 1)[-1] if "  " in line else ""
            if key:
                press(key)
                time.sleep(0.3)
                pump()
                node = wait_for("the program", application)
            controls = sum(1 for n in walk(node) if showing(n))
            for fault in unnamed(node):
                faults.append(f"{line or 'the first screen'}: {fault}")
            print(f"{line or 'the first screen'}: {controls} controls")
            seen += 1
    finally:
        program.terminate()
        program.wait(10)
    for fault in faults:
        print(f"WITHOUT A NAME: {fault}")
    print(f"{len(faults)} controls without a name on {seen} screens")
    return 1 if faults else 0


sys.exit(main())
