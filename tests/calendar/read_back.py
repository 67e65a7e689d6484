#!/usr/bin/env python3
"""read_back.py OUT...: every calendar.ics of an output, read by PyPI's icalendar, holds the timeline of dossier.json, and rings.

The zones are those that the file itself brings along, so that a wrong VTIMEZONE shows. Drafts are read by Python's email.
"""
import datetime as dt
import email
import email.policy
import json
import pathlib
import sys

import icalendar


def steps(folder):
    timeline = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))["timeline"]
    return sorted(dt.datetime.fromisoformat(s["at"]) for s in timeline)


def events(folder):
    """The starts of the events: an instant by the file's own zone, or a day."""
    calendar = icalendar.Calendar.from_ical((folder / "calendar.ics").read_bytes())
    zones = {str(z["TZID"]): z.to_tz(lookup_tzid=False) for z in calendar.walk("VTIMEZONE")}
    for event in calendar.walk("VEVENT"):
        start = event["DTSTART"]
        if isinstance(start.dt, dt.datetime) and "TZID" in start.params:
            yield start.dt.replace(tzinfo=zones[start.params["TZID"]])
        else:
            yield start.dt
        assert not event.errors, event.errors


def silent(folder):
    """Events of the days to come that nothing reminds of, and UIDs that are there twice."""
    calendar = icalendar.Calendar.from_ical((folder / "calendar.ics").read_bytes())
    data = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
    tomorrow = dt.datetime.fromisoformat(data["as_of"]).date() + dt.timedelta(days=1)
    seen = set()
    for event in calendar.walk("VEVENT"):
        day = event["DTSTART"].dt
        day = day.date() if isinstance(day, dt.datetime) else day
        if day > tomorrow and not event.walk("VALARM"):
            yield f"{folder}: nothing reminds of {event['SUMMARY']}"
        if event["UID"] in seen:
            yield f"{folder}: two events are {event['UID']}"
        seen.add(event["UID"])


def judge(folder):
    wanted, bad, count = steps(folder), list(silent(folder)), 0
    for start in events(folder):
        count += 1
        if isinstance(start, dt.datetime):
            fits = any(start.astimezone(dt.timezone.utc) == w.astimezone(dt.timezone.utc) for w in wanted)
        else:
            fits = any(start == w.date() for w in wanted)
        bad += [] if fits else [f"{folder}: {start} is not in the timeline"]
    if count != len(wanted):
        bad.append(f"{folder}: {count} events for {len(wanted)} steps")
    messages = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))["messages"]
    for file in sorted(folder.glob("*.eml")):
        mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        said = (mail["Subject"], mail.get_body(("plain",)).get_content().replace("\r\n", "\n").strip())
        if mail.defects or mail["X-Unsent"] != "1" or said not in [(m["subject"], m["text"].strip()) for m in messages]:
            bad.append(f"{file}: does not say what dossier.json says: {mail.defects}")
    return bad


def main():
    folders = [p.parent for out in sys.argv[1:] for p in sorted(pathlib.Path(out).rglob("calendar.ics"))]
    bad = [line for folder in folders for line in judge(folder)]
    print("\n".join(bad + [f"calendars: {len(folders)} read back, {len(bad)} wrong"]))
    sys.exit(1 if bad or not folders else 0)


if __name__ == "__main__":
    main()
