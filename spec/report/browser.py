"""Drives a headless Chromium over its DevTools protocol, with nothing but Python's library: browser.py CHROMIUM <steps

Steps are a JSON array on stdin, answers one on stdout, an answer for each step:
  {"open": PATH, "width": 1280, "height": 900, "dark": false, "script": true}   the page's size, theme, with or without script
  {"click": SELECTOR}  a real click in the middle of the first match; {"hover": SELECTOR} moves the mouse there
  {"key": "j"}  a key pressed and released; {"type": TEXT}
  {"eval": EXPRESSION}  its value
  {"shot": PATH, "full": false}  a picture
  {"print": PATH}  a PDF
  {"faults": true}  what went wrong since the last of these: exceptions, console output, requests
"""
import base64
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlparse
from urllib.request import pathname2url, urlopen


class Socket:
    """As much of RFC 6455 as a client of DevTools needs: text frames, continuation, ping."""

    def __init__(self, url):
        at = urlparse(url)
        self.socket = socket.create_connection((at.hostname, at.port), timeout=30)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET {at.path} HTTP/1.1\r\nHost: {at.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.stream = self.socket.makefile("rb")
        while self.stream.readline().strip():
            pass

    def send(self, text, opcode=1):
        data, mask = text.encode() if isinstance(text, str) else text, os.urandom(4)
        size = len(data)
        head = bytes([0x80 | opcode])
        if size < 126:
            head += bytes([0x80 | size])
        elif size < 65536:
            head += bytes([0x80 | 126]) + struct.pack(">H", size)
        else:
            head += bytes([0x80 | 127]) + struct.pack(">Q", size)
        self.socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def receive(self):
        message = b""
        while True:
            first, second = self.stream.read(2)
            size = second & 127
            if size > 125:
                size = int.from_bytes(self.stream.read(2 if size == 126 else 8), "big")
            data = self.stream.read(size)
            if first & 15 == 9:
                self.send(data, 10)
                continue
            message += data
            if first & 0x80:
                return message.decode()


class Browser:
    def __init__(self, command):
        self.profile = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            [command, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-port=0",
             "--user-data-dir=" + self.profile, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        name = os.path.join(self.profile, "DevToolsActivePort")
        for _ in range(300):
            if os.path.exists(name) and open(name).read().count("\n"):
                break
            time.sleep(0.1)
        port = open(name).read().split("\n")[0]
        page = next(t for t in json.load(urlopen(f"http://127.0.0.1:{port}/json")) if t["type"] == "page")
        self.socket, self.number, self.events = Socket(page["webSocketDebuggerUrl"]), 0, []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.receive())
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def visit(self, url):
        loader = self.call("Page.navigate", url=url).get("loaderId")

        def is_loaded(event):
            at = event.get("params", {})
            return event.get("method") == "Page.lifecycleEvent" and at["name"] == "load" and at["loaderId"] == loader
        while not any(is_loaded(event) for event in self.events):
            self.events.append(json.loads(self.socket.receive()))

    def open(self, path, width=1280, height=900, dark=False, script=True):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                                                          {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.visit("about:blank") # else a page with another fragment would not be loaded anew
        self.events = []
        file, mark, fragment = path.partition("#")
        self.visit("file://" + pathname2url(os.path.abspath(file)) + mark + fragment)

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(expression + ": " + json.dumps(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def point(self, selector):
        """The middle of an element that has been scrolled into view and stands still there."""
        look, before = f"""(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return null;
            e.scrollIntoView({{block: "center", behavior: "instant"}});
            const b = e.getClientRects()[0]; return b ? [b.x + b.width / 2, b.y + b.height / 2] : null; }})()""", None
        for _ in range(50):
            found = self.evaluate(look)
            if found and found == before:
                return {"x": found[0], "y": found[1]}
            before = found
            time.sleep(0.03)
        raise RuntimeError("nothing to be seen of " + selector)

    def mouse(self, selector, click):
        at = self.point(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **at)
        for kind in ("mousePressed", "mouseReleased") if click else ():
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def key(self, name):
        code = {"Enter": 13, "Escape": 27, "Tab": 9}.get(name, ord(name[0].upper()))
        text = {"Enter": "\r", "Escape": "", "Tab": ""}.get(name, name)
        down = {"type": "keyDown" if text else "rawKeyDown", "key": name, "code": name, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", **down, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", key=name, code=name, windowsVirtualKeyCode=code)

    def faults(self):
        time.sleep(0.05)
        self.evaluate("0")
        found = []
        for event in self.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
                found.append(json.dumps(parameters))
            elif method == "Network.requestWillBeSent" and not re.match("file:|data:|blob:|about:", parameters["request"]["url"]):
                found.append(parameters["request"]["url"])
        self.events = []
        return found

    def picture(self, path, full):
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=full, **(
            {"clip": {**{k: v for k, v in self.call("Page.getLayoutMetrics")["cssContentSize"].items()}, "scale": 1}} if full else {}))
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def step(self, step):
        if "open" in step:
            options = dict(step)
            self.open(options.pop("open"), **options)
        elif "click" in step or "hover" in step:
            self.mouse(step.get("click") or step["hover"], "click" in step)
        elif "key" in step:
            self.key(step["key"])
        elif "type" in step:
            self.call("Input.insertText", text=step["type"])
        elif "shot" in step:
            self.picture(step["shot"], step.get("full", False))
        elif "print" in step:
            with open(step["print"], "wb") as file:
                file.write(base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"]))
        elif "faults" in step:
            return self.faults()
        else:
            return self.evaluate(step["eval"])
        return True


def main():
    steps, answers = json.load(sys.stdin), []
    browser = Browser(sys.argv[1])
    try:
        for step in steps:
            try:
                answers.append(browser.step(step))
            except RuntimeError as fault:
                answers.append({"error": str(fault)})
    finally:
        browser.close()
    json.dump(answers, sys.stdout)


main()
