"""The main job of film from end to end: a long clip of three shots and two people, killed twice on the way.

    python -m benchmarks.film_story [--seconds 120] [--lines 720] [--kills 2] [--folder DIR] [--whole]

Makes the sample film, asks `gfr tracks` who is where, and restores it with `gfr film` in a process that is killed
(SIGKILL) at random moments and gone on with. Then it is checked, and printed,

    frames        of the result, and of the source
    untouched     frames without a restored face whose samples equal the source's, of how many
    sound         samples that differ from the source's, and the offset against the pictures in samples
    steadiness    the record's figure: 1 is as steady as the old film
    whole         with `--whole`: frames that differ from a film restored without being killed

and a contact sheet is written: degraded above restored, around cuts and the ends of tracks. Everything stays in DIR
(default: a temporary folder). Results go to `benchmarks/results/film_story.json`.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from benchmarks.restore import RESULTS, cpu_name
from gfr_core.film_job.journal import Journal
from gfr_core.film_sample import SHOTS, SOUND_HZ, FilmSamplePaths, write_film_sample
from gfr_core.media.atomic import write_atomically
from gfr_core.media.frame_hash import frame_hash
from gfr_core.media.open_film import open_film

GFR = (sys.executable, "-m", "gfr_core.cli")
NAMES = {"ada": "Ada", "bea": "Bea"}
Facts = dict[str, Any]


def wish(film: FilmSamplePaths, out: Path) -> list[str]:
    """The command that restores the film; tracks are told apart by where they stand in their shot."""
    said = json.loads(
        subprocess.run([*GFR, "tracks", str(film.film), "--json"], check=True, capture_output=True).stdout
    )
    command = [*GFR, "film", str(film.film), "--json", "--out", str(out)]
    for name, portrait in zip(NAMES.values(), film.portraits, strict=True):
        command += ["--person", f"{name}={portrait}"]
    with open_film(film.film) as source:
        width = source.facts.width
    for track in said["tracks"]:
        people = SHOTS[track["shot"]]
        place = 0 if len(people) == 1 else int(track["box"][0] + track["box"][2] / 2 > width / 2)
        command += ["--track", f"{track['number']}={NAMES[people[place]]}"]
    return command


def killed_on_the_way(command: list[str], out: Path, kills: int, chunks: int, rng: random.Random) -> Facts:
    """Runs the command, killed while the first third, the second ... of the chunks is made. Its last answer."""
    seconds, killed_at = 0.0, []
    for number in range(kills):
        begun = time.monotonic()
        process = subprocess.Popen([*command, *(["--resume"] if number else [])], stdout=subprocess.DEVNULL)
        enough = max(number + 1, chunks * (number + 1) // (kills + 1))
        while process.poll() is None and len(finished(out)) < enough:
            time.sleep(0.1)
        time.sleep(rng.uniform(0.2, 8.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        seconds += time.monotonic() - begun
        killed_at.append(len(finished(out)))
        print(f"killed with {killed_at[-1]} of {chunks} chunks finished")
    begun = time.monotonic()
    last = subprocess.run([*command, *(["--resume"] if kills else [])], check=True, stdout=subprocess.PIPE)
    return {
        "answer": json.loads(last.stdout),
        "killed_with_chunks": killed_at,
        "seconds": seconds + time.monotonic() - begun,
    }


def finished(out: Path) -> list[Path]:
    return list(Journal(out).folder.glob("*-*.json"))


def checked(film: Path, out: Path, record: Facts) -> Facts:
    """Frames, untouched frames and sound of the result against the source's."""
    touched = np.zeros(record["source"]["frame_count"], dtype=bool)
    for track in record["tracks"]:
        if track["portrait"] is not None:
            touched[track["first"] : track["last"] + 1] = True
    equal = [a == b for a, b in zip_longest(hashes(film), hashes(out))]
    untouched = np.flatnonzero(~touched)
    (before, heard_at), (after, heard_then) = heard(film), heard(out)
    # An encoder's priming, which MP4 leaves out of what is shown, is heard in Matroska: before the first picture.
    early = round((heard_at - heard_then) * SOUND_HZ)
    after = after[max(0, early) :]
    samples = min(before.size, after.size)
    return {
        "frames": len(equal),
        "frames_of_the_source": touched.size,
        "untouched_frames": untouched.size,
        "untouched_and_equal": sum(equal[number] for number in untouched),
        "sound_samples": before.size,
        "sound_samples_that_differ": int((before[:samples] != after[:samples]).sum()) + abs(before.size - after.size),
        "sound_offset_samples": float((heard_then - heard_at) * SOUND_HZ + early),
    }


def hashes(path: Path) -> Iterator[str]:
    with open_film(path) as source:
        for frame in source.frames():
            yield frame_hash(frame.native)


def heard(path: Path) -> tuple[np.ndarray[Any, Any], Fraction]:
    """All samples, and when the first is heard after the first picture, in seconds."""
    with av.open(str(path)) as container:
        first: Any = next(container.decode(video=0))
        shown = first.pts * first.time_base
    with av.open(str(path)) as container:
        parts: list[Any] = list(container.decode(audio=0))
    return np.concatenate([part.to_ndarray().ravel() for part in parts]), parts[0].pts * parts[0].time_base - shown


def look(film: Path, out: Path, record: Facts, path: Path) -> None:
    """Frames around cuts and ends of tracks, degraded above restored."""
    wanted: set[int] = set()
    for shot in record["shots"][1:]:
        wanted |= {shot["first"] + step for step in (-2, -1, 0, 1)}
    for track in record["tracks"]:
        if track["first"] != record["shots"][track["shot"]]["first"]:
            wanted |= {track["first"] + step for step in (-1, 0, 3, 6)}
        wanted |= {(track["first"] + track["last"]) // 2}
    rows = []
    columns = [pair_at(film, out, number) for number in sorted(wanted)]
    for start in range(0, len(columns), 4):
        row = columns[start : start + 4]
        row += [np.full_like(row[0], 255)] * (4 - len(row))
        rows.append(np.concatenate(row, axis=1))
    picture = cv2.cvtColor(np.concatenate(rows, axis=0), cv2.COLOR_RGB2BGR)
    write_atomically(path, cv2.imencode(".png", picture)[1].tobytes())


def pair_at(film: Path, out: Path, number: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    pictures = []
    for each in (film, out):
        with open_film(each) as source:
            frame = next(source.frames(number, number + 1))
            pictures.append(cv2.resize(source.rgb(frame).pixels_8bit(), (480, 270), interpolation=cv2.INTER_AREA))
    pair = np.concatenate(pictures, axis=0)
    return np.asarray(cv2.putText(pair, str(number), (6, 18), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 0), 1))


def story(folder: Path, seconds: float, lines: int, kills: int, *, whole: bool, seed: int) -> Facts:
    film = write_film_sample(folder, seconds, lines)
    out = folder / "restored.mkv"
    command = wish(film, out)
    with open_film(film.film) as source:
        chunks = -(-source.facts.frame_count // 120)
    told = killed_on_the_way(command, out, kills, chunks, random.Random(seed))
    record = json.loads(Path(told["answer"]["record"]).read_text())
    facts = checked(film.film, out, record)
    facts |= {"killed_with_chunks": told["killed_with_chunks"], "seconds": round(told["seconds"], 1)}
    facts |= {"steadiness": record["steadiness"], "frames_a_second_overall": facts["frames"] / told["seconds"]}
    if whole:
        other = folder / "whole.mkv"
        subprocess.run(
            [str(other) if part == str(out) else part for part in command], check=True, stdout=subprocess.DEVNULL
        )
        facts["frames_that_differ_from_whole"] = sum(a != b for a, b in zip_longest(hashes(out), hashes(other)))
    look(film.film, out, record, folder / "around_cuts.png")
    return facts


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--lines", type=int, default=720)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args(arguments)
    folder = given.folder or Path(tempfile.mkdtemp(prefix="film-story-"))
    facts = {"cpu": cpu_name(), "cores": os.cpu_count(), "seconds_of_film": given.seconds, "lines": given.lines}
    facts |= story(folder, given.seconds, given.lines, given.kills, whole=given.whole, seed=given.seed)
    print(json.dumps(facts, indent=2))
    print(f"look at {folder / 'around_cuts.png'}")
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "film_story.json").write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
