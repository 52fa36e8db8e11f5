#!/usr/bin/env python3
"""What the program answers on a command line: exit status, and words that name the place of every mistake."""

import re
import shutil
import subprocess
from pathlib import Path

import kiosk

ROOT = Path(__file__).resolve().parents[2]


class Commands(kiosk.Case):
    tools = ()

    def setUp(self):
        super().setUp()
        for name in ("content", "locales"):
            shutil.copytree(ROOT / name, self.folder / name)
        self.write("kiosk.yaml", "content_dir: content\nlocales_dir: locales\n")

    def write(self, file, text):
        (self.folder / file).write_text(text, encoding="utf-8")

    def run_waypost(self, *arguments):
        return subprocess.run([self.waypost, *map(str, arguments)], capture_output=True, text=True,
                              cwd=self.folder, timeout=kiosk.DEADLINE_S)

    def check(self, status):
        """The lines that `waypost check` prints, with the folder of this test taken off."""
        done = self.run_waypost("check", "--config", self.config)
        self.assertEqual((done.returncode, done.stderr), (status, ""), done.stdout)
        return done.stdout.replace(f"{self.folder}/", "").splitlines()

    def assert_refused(self, *arguments, says):
        done = self.run_waypost("paint", "--config", self.config, *arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(done.stderr, f"waypost paint: {says}\n")

    def test_the_content_that_ships_is_in_order(self):
        lines = self.check(0)
        self.assertEqual([line for line in lines if ": error: " in line], [])
        self.assertRegex(lines[-1], r"^\d\d+ topics, \d\d+ services, \d+ facts, \d+ languages( and \d+ not turned on)?: 0 errors, \d+ warn")

    def test_settings_writes_what_is_asked_for_and_removes_the_rest(self):
        out = self.folder / "made/system"
        self.write("kiosk.yaml", 'network: {wifi: {ssid: Library, password: "correct horse", country: US}}\n')
        done = self.run_waypost("settings", "--config", self.config, "--out", out)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(sorted(file.name for file in out.iterdir()),
                         ["25-wifi.network", "updates", "wpa_supplicant.conf"])
        self.assertEqual((out / "wpa_supplicant.conf").stat().st_mode & 0o777, 0o600)
        self.assertEqual((out / "updates").stat().st_mode & 0o777, 0o644)

        # What is wrong is reported and off; what is right is written all the same.
        self.write("kiosk.yaml", "network: {ethernet: true, wifi: {ssid: Library}}\ntime_zone: America/Chicag\n")
        done = self.run_waypost("settings", "--config", self.config, "--out", out)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("kiosk.yaml:1:33: error: 'country' is missing", done.stderr)
        self.assertIn("kiosk.yaml:2:12: error: 'America/Chicag' is not an IANA time zone", done.stderr)
        self.assertEqual(sorted(file.name for file in out.iterdir()), ["20-ethernet.network", "updates"])

        # What kiosk.yaml names must be in the content that is shown.
        self.write("kiosk.yaml", "languages: [en, pl]\n")
        self.assertEqual(self.run_waypost("settings", "--config", self.config, "--out", out).returncode, 0)
        for folder in ("content/elsewhere/pack.yaml", "locales/en/locale.yaml"):
            (self.folder / "site" / folder).parent.mkdir(parents=True)
            self.write(f"site/{folder}", "")
        done = self.run_waypost("settings", "--config", self.config, "--out", out, "--site", self.folder / "site")
        self.assertEqual(done.returncode, 1)
        self.assertIn("kiosk.yaml:1:17: error: found 'pl', expected 'en'", done.stderr)

        done = self.run_waypost("settings", "--config", self.folder / "none.yaml", "--out", out)
        self.assertEqual(done.returncode, 1)
        self.assertEqual([file.name for file in out.iterdir()], ["updates"])

    def test_check_reports_every_mistake_with_its_place(self):
        self.write("kiosk.yaml", "content_dir: content\nlocales_dir: locales\nidle_s: 1\nvolum: 3\n")
        self.write("content/willimantic/topics/food.yaml", "id: food\nblocks: [\n")
        self.write("locales/pl/locale.yaml", "tag: pl\nname: [\n")
        service = (ROOT / "content/willimantic/services/ct_211.yaml").read_text(encoding="utf-8")
        self.write("content/willimantic/services/ct_211.yaml", service.replace("status: confirmed", "status: sure", 1))
        line = next(n for n, text in enumerate(service.splitlines(), 1) if "status: confirmed" in text)

        lines = self.check(1)
        for place, found in (
            ("kiosk.yaml:3:9", "found '1', expected "),
            ("kiosk.yaml:4:1", r"found the unknown key 'volum'.*\(did you mean 'volume'\?\)"),
            ("content/willimantic/topics/food.yaml:2:9", r"the '\[' is never closed"),
            ("locales/pl/locale.yaml:2:7", r"the '\[' is never closed"),
            (rf"content/willimantic/services/ct_211.yaml:{line}:\d+", "found 'sure', expected .*confirmed"),
        ):
            self.assertTrue(any(re.match(f"{place}: error: {found}", line) for line in lines), (place, lines[:20]))
        errors = [line for line in lines if ": error: " in line]
        self.assertRegex(lines[-1], f" {len(errors)} errors, ")

    def test_check_of_a_site_that_cannot_be_shown_fails(self):
        for missing in ("locales", "content/willimantic", "content"):
            shutil.rmtree(self.folder / missing)
            with self.subTest(missing):
                lines = self.check(1)
                self.assertTrue(any(re.match(rf"{missing.split('/')[0]}/.*: error: ", line) for line in lines), lines)

    def test_check_without_its_config_fails(self):
        self.config.unlink()
        lines = self.check(1)
        self.assertEqual(lines[0], "kiosk.yaml: error: the file does not exist, expected a YAML file")

    def test_paint_says_what_it_does_not_know(self):
        out = ("--out", "out.png")
        self.assert_refused("--locale", "xx", *out, says="the language 'xx' is not among those of the configuration")
        self.assert_refused("--screen", "hom", *out, says="there is no screen 'hom'")
        self.assert_refused("--screen", "topic", "--topic", "fod", *out, says="there is no topic 'fod' in the pack")
        self.assert_refused("--screen", "category", "--topic", "x", *out, says="there is no category 'x' in the pack")
        self.assert_refused("--theme", "pink", *out, says="there is no theme 'pink'")
        self.assert_refused("--text-size", "huge", *out, says="there is no text size 'huge'")
        self.assert_refused("--size", "big", *out, says="'big' is not a size such as 1080x1920")
        self.assert_refused("--at", "noon", *out, says="'noon' is not a local time such as 2026-03-08T14:05")
        self.assert_refused(says="--out names the picture")
        self.assert_refused("--out", "no/such/folder/out.png",
                            says="no/such/folder/out.png: cannot write the picture: No such file or directory")
        self.assertEqual(list(self.folder.glob("*.png")), [])

    def dump(self, *arguments):
        done = self.run_waypost("paint", "--config", self.config, "--dump", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_paint_of_a_kiosk_that_does_not_know_the_time_says_nothing_of_it(self):
        file = "content/willimantic/services/statewide_legal.yaml"
        text = (self.folder / file).read_text(encoding="utf-8")
        self.write(file, text.replace("status: unconfirmed", "status: confirmed"))
        page = ("--screen", "contact", "--id", "statewide_legal", "--at")
        self.assertIn("Open now", self.dump(*page, "2026-11-24T10:05"))
        self.assertIn("Closed now", self.dump(*page, "2026-11-24T03:00"))
        self.assertNotRegex(self.dump(*page, "unknown"), "Open now|Closed now")

    def test_paint_lists_every_name_one_a_line(self):
        done = self.run_waypost("paint", "--config", self.config, "--list")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = done.stdout.splitlines()
        for line in ("screen welcome", "screen warning", "screen failure", "category leaving", "topic shelter_bed",
                     "contact ct_211", "locale zh-Hans", "theme contrast", "text-size largest"):
            self.assertIn(line, lines)
        topics = {f"topic {file.stem}" for file in (ROOT / "content/willimantic/topics").glob("*.yaml")}
        self.assertEqual({line for line in lines if line.startswith("topic ")}, topics)

    def test_every_command_explains_itself(self):
        for command in ([], ["run"], ["paint"], ["check"], ["check", "layout"]):
            with self.subTest(command):
                done = self.run_waypost(*command, "--help")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn("--config", done.stdout)
        done = self.run_waypost("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"\d+\.\d+\.\d+")

    def test_what_it_does_not_know_is_an_error(self):
        for arguments in (["walk"], ["--fast"], ["paint", "--page", "0"], ["paint", "--diagonal", "1"]):
            with self.subTest(arguments):
                done = self.run_waypost(*arguments)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(arguments[-1].lstrip("-"), done.stderr)


if __name__ == "__main__":
    kiosk.main()
