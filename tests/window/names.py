#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
# names.py PROGRAM CLINIC EMPTY_FOLDER: reads the program as a screen reader does, over the set-up and every screen: each
# control has a name and is reached by Tab, in the order in which it stands, and Tab leads out of each again. Exit code 1 else.
import ctypes
import ctypes.util
import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import GLib  # noqa: E402
import pyatspi  # noqa: E402

LONGEST_WAIT = 20.0
BETWEEN_KEYS = 0.05  # no scanner is so slow
MOST_CONTROLS = 120
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
    pyatspi.ROLE_STATUS_BAR,
    pyatspi.ROLE_FRAME,
}
# Parts of a control that has the focus itself.
PARTS = {
    pyatspi.ROLE_TABLE_CELL,
    pyatspi.ROLE_TABLE_COLUMN_HEADER,
    pyatspi.ROLE_COLUMN_HEADER,
    pyatspi.ROLE_LIST_ITEM,
    pyatspi.ROLE_SCROLL_BAR,
    pyatspi.ROLE_SCROLL_PANE,
}


class Keyboard:
    """Keys of the display itself, as a person presses them."""

    NAMED = {"Enter": "Return", "Esc": "Escape", "Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}
    MARKS = {" ": "space", "-": "minus", ".": "period", ",": "comma", "/": "slash", "_": "underscore", ":": "colon"}

    def __init__(self):
        self.x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.xtst = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.x11.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))

    def code(self, name):
        keysym = ctypes.c_ulong(self.x11.XStringToKeysym(name.encode()))
        code = self.x11.XKeysymToKeycode(self.display, keysym)
        shifted = self.x11.XkbKeycodeToKeysym(self.display, ctypes.c_ubyte(code), 0, 0) != keysym.value
        return code, shifted

    def send(self, code, down):
        self.xtst.XTestFakeKeyEvent(self.display, code, down, ctypes.c_ulong(0))

    def press(self, key):
        parts = [self.NAMED.get(part, part) for part in key.split("+")]
        name = self.MARKS.get(parts[-1], parts[-1])
        if len(parts) > 1 and len(name) == 1:
            name = name.lower()
        code, shifted = self.code(name)
        held = [self.code(part)[0] for part in parts[:-1]]
        if shifted:
            held.append(self.code("Shift_L")[0])
        for modifier in held:
            self.send(modifier, 1)
        self.send(code, 1)
        self.send(code, 0)
        for modifier in reversed(held):
            self.send(modifier, 0)
        self.x11.XFlush(self.display)
        pause(BETWEEN_KEYS)

    def type(self, text):
        for character in text:
            self.press("Enter" if character == "\n" else character)


def pump():
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def pause(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pump()
        time.sleep(0.005)


def wait_for(what, found):
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        pump()
        try:
            result = found()
        except GLib.Error:
            result = None
        if result:
            return result
        time.sleep(0.05)
    sys.exit(f"{what} does not come")


def walk(node):
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child)


def has(node, state):
    return node.getState().contains(state)


def place(node):
    extents = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return extents.x, extents.y, extents.width, extents.height


def height(node):
    """Where it stands from top to bottom, however far what lies between is scrolled: part of the window, y, x."""
    pane = None
    parent = node.parent
    while parent is not None and parent.getRole() != pyatspi.ROLE_FRAME:
        if parent.getRole() == pyatspi.ROLE_SCROLL_PANE:
            pane = parent
        parent = parent.parent
    x, y = place(node)[:2]
    if pane is not None:
        return 1, y, x
    middle = place(node)[1] > place(parent)[1] + place(parent)[3] / 2
    return 2 if middle else 0, y, x


def words(node):
    return f"{node.getRoleName()} {node.name!r} at {place(node)[:2]}"


class Program:
    def __init__(self, arguments):
        self.process = subprocess.Popen(arguments)
        self.keyboard = Keyboard()
        self.faults = []
        self.controls = 0
        self.moved_to = None
        pyatspi.Registry.registerEventListener(self.focus_moved, "object:state-changed:focused")
        wait_for("the window", self.window)
        wait_for("the focus", self.focused)

    def end(self):
        pyatspi.Registry.deregisterEventListener(self.focus_moved, "object:state-changed:focused")
        self.process.terminate()
        self.process.wait(10)

    def root(self):
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.clearCache()
        for child in desktop:
            if child is not None and child.get_process_id() == self.process.pid:
                child.clearCache()
                return child
        return None

    def window(self):
        root = self.root()
        frames = [] if root is None else [n for n in root if n is not None and n.getRole() == pyatspi.ROLE_FRAME]
        return frames[-1] if frames else None

    def showing(self):
        window = self.window()
        return [] if window is None else [n for n in walk(window) if has(n, pyatspi.STATE_SHOWING)]

    def focus_moved(self, event):
        if event.detail1:
            self.moved_to = event.source

    def focused(self):
        # To walk through everything after each key takes long.
        try:
            known = self.moved_to
            if known is not None and known.getRole() not in PARTS and has(known, pyatspi.STATE_FOCUSED) and known.getRole() != pyatspi.ROLE_FRAME:
                return known
        except (GLib.Error, LookupError):
            pass
        for node in self.showing():
            if has(node, pyatspi.STATE_FOCUSED) and node.getRole() not in PARTS | {pyatspi.ROLE_FRAME}:
                return node
        return None

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")
        print(self.faults[-1], flush=True)

    def check(self, where):
        """Everything in sight has a name; Tab goes through all of it and comes back."""
        nodes = self.showing()
        for node in nodes:
            if node.getRole() in MUST_BE_NAMED and not node.name.strip():
                self.fault(where, f"WITHOUT A NAME: {words(node)} in {node.parent.name!r}")
        takes_focus = [
            n
            for n in nodes
            if has(n, pyatspi.STATE_FOCUSABLE) and has(n, pyatspi.STATE_SENSITIVE)
            and n.getRole() not in PARTS | {pyatspi.ROLE_FRAME}
        ]
        for node in takes_focus:
            if node.getRole() in (pyatspi.ROLE_FILLER, pyatspi.ROLE_UNKNOWN) or not node.name.strip():
                self.fault(where, f"TAKES THE FOCUS WITHOUT BEING ANYTHING: {words(node)}")
        order = self.walk_by_tab(where)
        self.check_reached(where, takes_focus, order)
        self.check_order(where, order)
        self.controls += len(takes_focus)
        print(f"{where}: {len(nodes)} things, {len(takes_focus)} take the focus, {len(order)} stops of Tab", flush=True)

    def walk_by_tab(self, where):
        first = self.focused()
        if first is None:
            self.fault(where, "NOTHING HAS THE FOCUS")
            return []
        order = [first]
        for _ in range(MOST_CONTROLS):
            self.keyboard.press("Tab")
            pause(0.03)
            now = self.focused()
            if now is None:
                self.fault(where, f"THE FOCUS IS LOST after {words(order[-1])}")
                return order
            if now == first:
                return order
            if now in order:
                self.fault(where, f"A TRAP: after {words(order[-1])} Tab goes round from {words(now)}")
                return order
            order.append(now)
        self.fault(where, "TAB COMES TO NO END")
        return order

    def check_reached(self, where, takes_focus, order):
        for node in takes_focus:
            # Arrows go on to the other ones of a group.
            group = node.getRole() == pyatspi.ROLE_RADIO_BUTTON
            reached = any(n == node or (group and n.parent == node.parent) for n in order)
            if not reached:
                self.fault(where, f"NOT REACHED BY TAB: {words(node)}")

    def check_order(self, where, order):
        """From top to bottom and left to right; the list of screens stands beside it all and comes last."""
        stops = [(height(n), n) for n in order if n.name != "Screens"]
        if len(stops) < 2:
            return
        # The walk began where the work is, and came round once.
        start = min(range(len(stops)), key=lambda i: stops[i][0])
        turned = stops[start:] + stops[:start]
        for (one, before), (other, after) in zip(turned, turned[1:]):
            one_place, other_place = place(before), place(after)
            same_line = one[0] == other[0] and abs(one[1] - other[1]) < min(one_place[3], other_place[3]) / 2
            beside = one_place[0] + one_place[2] <= other_place[0]
            if not (beside if same_line else one < other or beside):
                self.fault(where, f"OUT OF ORDER: {after.name!r} after {before.name!r}")

    def open(self, key, title):
        self.keyboard.press(key)
        line = f"{title}  {key}"
        wait_for(title, lambda: any(n.name == line and has(n, pyatspi.STATE_SELECTED) for n in self.showing()))
        pause(0.2)


def screens_of(program):
    """("Dashboard", "F3") of each line of the list of screens."""
    for node in program.showing():
        if node.name == "Screens":
            lines = [cell.name for cell in walk(node) if cell is not node and cell.name]
            return [tuple(line.rsplit("  ", 1)) for line in lines if "  " in line]
    return []


def sign_in(program, people):
    line = re.search(r"^rn1\s+PIN (\d+), passphrase (.*), key (.*)$", people, re.MULTILINE)
    pin, passphrase, key = line.groups()
    program.keyboard.type("rn1\n")
    program.keyboard.type(f"{key}\n{passphrase}\n{pin}\n{pin}\n")
    wait_for("the dashboard", lambda: any(n.name == "Dashboard" and n.getRole() == pyatspi.ROLE_LABEL for n in program.showing()))


def check_clinic(program, people):
    program.check("Sign in, nobody there")
    sign_in(program, people)
    screens = screens_of(program)
    if len(screens) < 15:
        program.fault("Screens", f"only {len(screens)} of them")
    for title, key in screens:
        program.open(key, title)
        program.check(title)
    for key, title, typed, where in (
        ("F4", "Infusion", "2\n", "Infusion, a vial there"),
        ("F7", "Vials", "2\n", "Vials, one of them"),
        ("Ctrl+H", "Places and products", "P", "Places and products, a new product"),
        ("Ctrl+J", "Journal", "V", "Journal, an entry to be voided"),
    ):
        program.open(key, title)
        program.keyboard.type(typed)
        pause(0.2)
        program.check(where)
    program.keyboard.press("F1")
    pause(0.2)
    program.check("The help sheet")
    program.keyboard.press("F1")


def run(arguments, check):
    program = Program(arguments)
    try:
        check(program)
    finally:
        program.end()
    return program


def main():
    binary, clinic, empty = sys.argv[1:4]
    # The registry must be awake before the program starts.
    _ = pyatspi.Registry.getDesktop(0).childCount
    pause(0.3)
    with open(os.path.join(clinic, "people"), encoding="utf-8") as file:
        people = file.read()
    runs = [
        run([binary, empty], lambda program: program.check("The set-up")),
        run([binary, os.path.join(clinic, "clinic.vialog")], lambda program: check_clinic(program, people)),
    ]
    faults = [fault for program in runs for fault in program.faults]
    print(f"{len(faults)} faults among {sum(program.controls for program in runs)} controls")
    return 1 if faults else 0


sys.exit(main())
