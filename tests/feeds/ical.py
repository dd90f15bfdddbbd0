"""A reader of iCalendar of our own, strict where RFC 5545 is: no library that also writes it."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
_ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Component:
    """A part of a calendar: its properties as written, and the parts within it."""

    name: str
    properties: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A property of the type TEXT."""
        value = self.properties[name][1]
        assert not re.search(r"(?<!\\)[,;]", value.replace("\\\\", "")), "not escaped"
        return re.sub(r"\\[nN,;\\]", lambda match: _ESCAPES[match[0]], value)

    def day(self, name: str) -> str | None:
        """A property that is a day, and says so; None if it is not there."""
        if name not in self.properties:
            return None
        parameters, value = self.properties[name]
        assert parameters == {"VALUE": "DATE"}, "a day must say that it is one"
        assert re.fullmatch(r"\d{8}", value)
        return value


def read(content: bytes) -> Component:
    """The calendar in a file, of which every line keeps to the standard (section 3.1)."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    root = Component("")
    path = [root]
    for line in re.sub(rb"\r\n[ \t]", b"", content).decode().split("\r\n")[:-1]:
        match = _LINE.fullmatch(line)
        assert match, line
        name, given, value = match[1].upper(), match[2], match[3]
        parameters = dict(part.split("=", 1) for part in given.split(";")[1:])
        if name == "BEGIN":
            path.append(Component(value))
        elif name == "END":
            done = path.pop()
            assert done.name == value
            path[-1].parts.append(done)
        else:
            assert name not in path[-1].properties, f"{name} twice"
            path[-1].properties[name] = parameters, value
    assert path == [root]
    [calendar] = root.parts
    assert (calendar.name, calendar.text("VERSION")) == ("VCALENDAR", "2.0")
    assert calendar.parts, "a calendar has one component at the least (section 3.6)"
    zones = [part for part in calendar.parts if part.name == "VTIMEZONE"]
    calendar.parts = [part for part in calendar.parts if part.name != "VTIMEZONE"]
    # Days need no zone: one stands only where nothing else does.
    assert bool(zones) != bool(calendar.parts)
    for zone in zones:
        [standard] = zone.parts
        assert {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"} == standard.properties.keys()
        assert zone.text("TZID")
    for event in calendar.parts:
        assert event.name == "VEVENT"
        assert {"UID", "DTSTAMP", "DTSTART"} <= event.properties.keys()
    uids = [event.text("UID") for event in calendar.parts]
    assert len(uids) == len(set(uids))
    return calendar
