#!/usr/bin/env python3
"""The scripts for Swarm with a docker that answers by heart and records what it is asked. Run: scripts/tests/swarm_test.py"""

import contextlib
import http.server
import importlib.machinery
import importlib.util
import io
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# The first pattern that is found in the arguments answers; what is a list answers each time with its next, at last with its last.
DOCKER = r"""#!/usr/bin/env python3
import json, os, pathlib, re, sys
home = pathlib.Path(os.environ["FAKE"])
line = " ".join(sys.argv[1:]).replace("\n", " ")
with (home / "calls").open("a") as calls:
    calls.write(line + "\n")
if sys.argv[1:3] in (["secret", "create"], ["config", "create"]) and sys.argv[-1] == "-":
    with (home / "values").open("a") as values:
        values.write(sys.argv[-2] + "=" + sys.stdin.read() + "\n")
if sys.argv[1:3] == ["config", "create"] and sys.argv[-1] != "-":
    (home / sys.argv[-2]).write_text(pathlib.Path(sys.argv[-1]).read_text())
if sys.argv[1:3] == ["stack", "config"]:
    os.execv(os.environ["REAL_DOCKER"], ["docker", *sys.argv[1:]])
answers = json.loads((home / "answers").read_text())
for number, (pattern, answer) in enumerate(answers):
    if re.search(pattern, line):
        if isinstance(answer, list):
            seen = home / f"seen-{number}"
            turn = int(seen.read_text()) if seen.exists() else 0
            seen.write_text(str(turn + 1))
            answer = answer[min(turn, len(answer) - 1)]
        if answer is False:
            sys.exit(1)
        print(answer, end="")
        break
"""

STACK = "ml-staging"
SERVICES = ["postgres", "redis", "ml-service", "ml-service-green", "data-api", "preprocessor", "nginx"]
SECRETS = [
    "db_owner_password", "db_data_api_password", "db_preprocessor_password", "db_ml_service_password",
    "db_monitor_password", "redis_password", "api_key",
]  # fmt: skip
TIME = "20260101000000"


def image_of(service, version="2"):
    stores = {"postgres": "postgres:17", "redis": "redis:8.0"}
    names = {"nginx": "gateway", "ml-service-green": "ml-service"}
    return stores.get(service) or f"ml-pipeline/{names.get(service, service)}:{version}"


def whole(version="2"):
    """What a Swarm says in which all is as it should be."""
    return [
        ("^info", "true"),
        ("^node ls", "node1\n"),
        ("^secret ls", "".join(f"{STACK}_{name}_{TIME}\n" for name in SECRETS)),
        ("^service ps .*desired-state=running", "Running 9 seconds ago\n" * 9),
        ("io.mlpipeline.live", "blue\n"),
        ("Replicated.Replicas", "3\n"),
        *[(rf"ContainerSpec.Image.* {STACK}_{service}$", image_of(service, version)) for service in SERVICES],
        ("UpdateStatus", ["completed then\n"]),
        ("UpdatedAt", "0\n"),
    ]


class SwarmTests(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.bin = self.home / "bin"
        self.bin.mkdir()
        self.command("docker", DOCKER)

    def command(self, name, text):
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def run_script(self, name, *arguments, answers=None, **environment):
        (self.home / "answers").write_text(json.dumps(answers if answers is not None else whole()))
        # nothing of this machine's own settings
        kept = {key: os.environ[key] for key in ("HOME", "LANG") if key in os.environ}
        return subprocess.run(
            [ROOT / "scripts" / name, *arguments], capture_output=True, text=True, check=False, timeout=60,
            env={**kept, "PATH": f"{self.bin}:{os.environ['PATH']}", "FAKE": str(self.home), "POLL": "0.01",
                 "REAL_DOCKER": shutil.which("docker") or "", **environment},
        )  # fmt: skip

    def calls(self, pattern=""):
        file = self.home / "calls"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line for line in lines if re.search(pattern, line)]

    def values(self):
        file = self.home / "values"
        return dict(line.split("=", 1) for line in file.read_text().splitlines() if line) if file.exists() else {}

    def test_every_script_explains_itself_and_refuses_what_it_does_not_know(self):
        for name in ("deploy", "rollback", "rotate-secret", "blue-green", "autoscale", "backup-postgres", "restore-postgres"):
            with self.subTest(name):
                result = self.run_script(name, "--help")
                self.assertEqual(0, result.returncode, result.stderr)
                self.assertIn(f"scripts/{name}", result.stdout)
                self.assertIn("--dry-run", result.stdout)
                self.assertEqual(2, self.run_script(name, "--everything", "staging").returncode)
                self.assertEqual([], self.calls())

    def test_a_dry_run_changes_nothing_and_needs_no_engine(self):
        for name, arguments in {
            "deploy": [], "rollback": [], "rotate-secret": ["api_key"], "blue-green": [], "backup-postgres": [], "restore-postgres": [],
        }.items():  # fmt: skip
            with self.subTest(name):
                result = self.run_script(name, "--dry-run", "staging", *arguments, answers=[("", False)], VERSION="2")
                self.assertEqual(0, result.returncode, result.stderr)
                self.assertIn("would", result.stdout)
        self.assertEqual([], self.calls(r"create|update|stack deploy|scale| rm |compose run"))

    # --- deploy ---

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_deploys_and_keeps_what_it_deployed(self):
        result = self.run_script("deploy", "staging", VERSION="2")
        self.assertEqual(0, result.returncode, result.stderr)
        [deployed] = self.calls("^stack deploy")
        for part in ("--detach=true", "--prune", "docker-stack-prod.yml", "docker-stack-staging.yml", STACK):
            self.assertIn(part, deployed)
        [kept] = self.home.glob(f"{STACK}_release_*")
        self.assertIn("image: ml-pipeline/ml-service:2", kept.read_text())
        self.assertNotIn("file: /", kept.read_text())
        # what is kept can be deployed again
        again = subprocess.run(["docker", "stack", "config", "-c", kept], capture_output=True, text=True, check=False)
        self.assertEqual(0, again.returncode, again.stderr)
        self.assertIn('"$(cat /run/secrets/redis_password)"', again.stdout)
        self.assertIn(f"{kept.name}_ok", self.values())

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_keeps_the_replicas_and_the_colour_that_it_finds(self):
        answers = [("io.mlpipeline.live", "green\n"), ("Replicated.Replicas", "5\n"), *whole()]
        self.assertEqual(0, self.run_script("deploy", "staging", answers=answers, VERSION="2").returncode)
        [kept] = self.home.glob(f"{STACK}_release_*")
        text = kept.read_text()
        self.assertRegex(text, r"(?s)ml-service-green:.*?replicas: 5")
        self.assertIn("io.mlpipeline.live: green", text)
        self.assertIn("http://ml-service-green:8000", text)

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_makes_the_secrets_that_are_missing_and_shows_none(self):
        result = self.run_script("deploy", "staging", answers=[("^secret ls", ""), *whole()], VERSION="2", STACK_OPTIONS="monitoring")
        made = {re.sub(r"_\d{14}$", "", name): value for name, value in self.values().items() if not name.endswith("_ok")}
        for name in SECRETS:
            self.assertRegex(made[f"{STACK}_{name}"], "^[0-9a-f]{48}$")
        self.assertEqual({"redis://redis:6379": made[f"{STACK}_redis_password"]}, json.loads(made[f"{STACK}_redis_passwords"]))
        shown = result.stdout + result.stderr + "".join(self.calls())
        for name in SECRETS:
            self.assertNotIn(made[f"{STACK}_{name}"], shown)

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_fails_where_a_service_went_back_by_itself(self):
        update = rf"UpdateStatus.* {STACK}_data-api$"
        answers = [(update, ["completed then\n", "updating now\n", "rollback_completed now\n"]), *whole()]
        result = self.run_script("deploy", "staging", answers=answers, VERSION="2")
        self.assertEqual(1, result.returncode)
        self.assertIn("data-api: rollback_completed", result.stderr)
        self.assertEqual({}, {name: 1 for name in self.values() if name.endswith("_ok")})

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_does_not_blame_a_service_for_an_older_update(self):
        answers = [(rf"UpdateStatus.* {STACK}_data-api$", "rollback_completed then\n"), *whole()]
        self.assertEqual(0, self.run_script("deploy", "staging", answers=answers, VERSION="2").returncode)

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_fails_where_the_old_image_still_runs(self):
        result = self.run_script("deploy", "staging", answers=whole("1"), VERSION="2")
        self.assertEqual(1, result.returncode)
        self.assertIn("ml-service runs ml-pipeline/ml-service:1, not ml-pipeline/ml-service:2", result.stderr)

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_fails_where_replicas_stay_away(self):
        answers = [(rf"^service ps .*desired-state=running.* {STACK}_ml-service$", "Running 9 seconds ago\nStarting 1 second ago\n"), *whole()]
        result = self.run_script("deploy", "--timeout", "0", "staging", answers=answers, VERSION="2", POLL="2")
        self.assertEqual(1, result.returncode)
        self.assertIn("ml-service: not there in time", result.stderr)

    @unittest.skipUnless(shutil.which("docker"), "no docker for docker stack config")
    def test_does_not_take_what_has_just_begun_for_what_runs(self):
        for age in ("less than a second", "1 second", "4 seconds"):
            answers = [(rf"^service ps .*desired-state=running.* {STACK}_redis$", f"Running {age} ago\n"), *whole()]
            result = self.run_script("deploy", "--timeout", "0", "staging", answers=answers, VERSION="2")
            self.assertEqual(1, result.returncode)
            self.assertIn("redis: not there in time", result.stderr)

    def test_needs_a_manager_and_a_version(self):
        self.assertIn("no Swarm manager", self.run_script("deploy", "staging", answers=[("", False)], VERSION="2").stderr)
        self.assertNotEqual(0, self.run_script("deploy", "staging").returncode)
        self.assertEqual([], self.calls("deploy"))

    # --- rollback ---

    def test_goes_back_past_the_release_that_failed(self):
        releases = f"{STACK}_release_20260101000001\n{STACK}_release_20260101000001_ok\n{STACK}_release_20260101000002\n"
        kept = f"services:\n  data-api:\n    image: ml-pipeline/data-api:1\nsecrets:\n  api_key:\n    name: {STACK}_api_key_20250101000000\n    external: true\n"
        answers = [("^config ls", releases), ("^config inspect", kept), *whole("1")]
        result = self.run_script("rollback", "staging", answers=answers)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual(1, len(self.calls("^config inspect.*release_20260101000001$")))
        self.assertEqual(1, len(self.calls("^stack deploy.*--detach=true")))
        self.assertEqual(1, len(self.calls("^config rm.*release_20260101000002")))

    def test_goes_back_from_the_release_that_came_up(self):
        releases = "".join(f"{STACK}_release_2026010100000{n}\n{STACK}_release_2026010100000{n}_ok\n" for n in (1, 2))
        answers = [("^config ls", releases), ("^config inspect", "services:\n  data-api:\n    image: ml-pipeline/data-api:1\n"), *whole("1")]
        self.assertEqual(0, self.run_script("rollback", "staging", answers=answers).returncode)
        self.assertEqual(1, len(self.calls("^config inspect.*release_20260101000001$")))

    def test_says_that_there_is_nothing_to_go_back_to(self):
        result = self.run_script("rollback", "staging", answers=[("^config ls", f"{STACK}_release_20260101000001\n"), *whole()])
        self.assertEqual(1, result.returncode)
        self.assertIn("nothing to go back to", result.stderr)

    # --- rotate-secret ---

    def test_gives_a_new_secret_to_those_who_have_the_old_one(self):
        answers = [
            (rf"ContainerSpec.Secrets.* {STACK}_(data-api|ml-service)$", f"{STACK}_api_key_{TIME} api_key 1001 1001 400\n{STACK}_db_x_{TIME} x 1 1 400\n"),
            ("ContainerSpec.Secrets", ""),
            *whole(),
        ]
        result = self.run_script("rotate-secret", "staging", "api_key", answers=answers)
        self.assertEqual(0, result.returncode, result.stderr)
        updates = self.calls("^service update")
        self.assertEqual(["data-api", "ml-service"], [line.rsplit("_", 1)[1] for line in updates])
        for line in updates:
            self.assertIn(f"--secret-rm {STACK}_api_key_{TIME} --secret-add source={STACK}_api_key_", line)
            self.assertIn("target=api_key,uid=1001,gid=1001,mode=0400", line)

    def test_tells_postgres_of_the_owners_new_password_first(self):
        answers = [
            ("ContainerSpec.Secrets", f"{STACK}_db_owner_password_{TIME} db_owner_password 999 999 400\n"),
            ("^service ps .*_job-", "Failed 1 second ago task: non-zero exit (1)\n"),
            *whole(),
        ]
        result = self.run_script("rotate-secret", "staging", "db_owner_password", answers=answers)
        self.assertEqual(1, result.returncode)
        self.assertIn("is still the password", result.stderr)
        self.assertEqual([], self.calls("^service update"))
        self.assertEqual(1, len(self.calls("^service create.*replicated-job.*alter role")))

    # --- blue-green ---

    def test_switches_to_the_other_colour(self):
        self.command("curl", "#!/bin/sh\nprintf 200\n")
        answers = [("^service ps .*_job-", "Complete 1 second ago\n"), *whole()]
        result = self.run_script("blue-green", "--watch", "1", "staging", answers=answers, VERSION="2")
        self.assertEqual(0, result.returncode, result.stderr)
        updates = self.calls("^service update")
        self.assertEqual(
            ["ml-service-green", "nginx", "data-api", "preprocessor", "ml-service"], [line.rsplit("_", 1)[1] for line in updates]
        )
        self.assertIn("--image ml-pipeline/ml-service:2 --replicas 3", updates[0])
        self.assertIn(f"source={STACK}_live-server_green,target=/etc/nginx/live/server.conf", updates[1])
        self.assertIn("--replicas 0", updates[-1])

    def test_goes_back_when_requests_fail(self):
        self.command("curl", "#!/bin/sh\nprintf 502\n")
        answers = [("io.mlpipeline.live", ["blue\n", "green\n"]), ("^service ps .*_job-", "Complete 1 second ago\n"), *whole()]
        result = self.run_script("blue-green", "--watch", "1", "staging", answers=answers, VERSION="2")
        self.assertEqual(1, result.returncode)
        self.assertIn("too many failed: going back to blue", result.stderr)
        updates = self.calls("^service update")
        self.assertEqual(["ml-service-green", "nginx", "nginx", "ml-service-green"], [line.rsplit("_", 1)[1] for line in updates])
        self.assertIn("live-server_blue", updates[2].split("--config-add")[1])
        self.assertIn("--replicas 0", updates[3])

    def test_leaves_the_gateway_alone_where_the_new_colour_does_not_start(self):
        answers = [
            (rf"UpdateStatus.* {STACK}_ml-service-green$", ["none -\n", "rollback_completed now\n", "rollback_completed now\n", "completed later\n"]),
            *whole(),
        ]
        result = self.run_script("blue-green", "staging", answers=answers, VERSION="2")
        self.assertEqual(1, result.returncode)
        self.assertEqual([], self.calls("^service update.*nginx"))

    # --- autoscale ---

    def scaled(self, load, replicas, *arguments, answers=()):
        self.command("curl", f"""#!/bin/sh\necho '{{"data":{{"result":[{{"value":[0,"{load}"]}}]}}}}'\n""")
        (self.home / "calls").unlink(missing_ok=True)
        result = self.run_script(
            "autoscale", "--once", "--prometheus", "http://prometheus", *arguments, "staging",
            answers=[*answers, ("Replicated.Replicas", f"{replicas}\n"), *whole()],
        )  # fmt: skip
        calls = self.calls("^service scale")
        return result, int(calls[0].rsplit("=", 1)[1]) if calls else None

    @unittest.skipUnless(shutil.which("jq"), "no jq")
    def test_scales_by_the_load_within_limits(self):
        # thousandths of requests at a time and replica; 8 are meant for one
        for load, replicas, expected in [(12000, 2, 3), (100000, 2, 4), (100000, 5, 6), (8000, 3, None), (1000, 4, 3), (5500, 4, None), (0, 2, None)]:
            with self.subTest(load=load, replicas=replicas):
                self.assertEqual(expected, self.scaled(load, replicas)[1])

    def test_measures_at_the_gateway_without_counting_itself(self):
        self.command("curl", "#!/bin/sh\necho 'ml_api_active_requests 13.0'\n")
        result = self.run_script("autoscale", "--once", "--meters", "http://gateway/metrics", "staging", answers=[("Replicated.Replicas", "2\n"), *whole()])
        line = json.loads(result.stdout.splitlines()[-1])
        self.assertEqual(("up", 2, 3, 12.0), (line["action"], line["from"], line["to"], line["load"]))

    @unittest.skipUnless(shutil.which("jq"), "no jq")
    def test_does_nothing_without_a_measurement_or_during_an_update_or_too_soon(self):
        result, scaled = self.scaled("NaN", 2)
        self.assertEqual((1, None), (result.returncode, scaled))
        self.assertIn('"action":"unknown"', result.stdout)
        self.assertIsNone(self.scaled(100000, 2, answers=[("UpdateStatus", "updating now\n")])[1])
        result, scaled = self.scaled(100000, 2, answers=[("UpdatedAt", "99999999999\n")])
        self.assertIsNone(scaled)
        self.assertIn('"action":"cools down"', result.stdout)

    @unittest.skipUnless(shutil.which("jq"), "no jq")
    def test_logs_what_it_did_as_json(self):
        result, _ = self.scaled(12000, 2)
        line = json.loads(result.stdout.splitlines()[-1])
        self.assertEqual(("up", 2, 3, 12.0), (line["action"], line["from"], line["to"], line["load"]))

    # --- back-ups ---

    def test_backs_up_beside_the_database_and_says_what_the_task_said(self):
        answers = [("^service ps .*_job-", "Complete 1 second ago\n"), ("^service logs", "mlpipeline-X.dump 12 bytes\n"), *whole()]
        result = self.run_script("backup-postgres", "staging", answers=answers)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn("mlpipeline-X.dump 12 bytes", result.stdout)
        [job] = self.calls("^service create")
        for part in ("replicated-job", "pg_dump", f"source={STACK}_backups", "mlpipeline.store==true", "--cap-drop ALL", "--read-only"):
            self.assertIn(part, job)
        self.assertEqual(1, len(self.calls("^service rm")))

    def test_fails_with_its_task(self):
        answers = [("^service ps .*_job-", "Failed 1 second ago task: non-zero exit (1)\n"), *whole()]
        self.assertEqual(1, self.run_script("backup-postgres", "staging", answers=answers).returncode)

    def test_needs_no_back_up_of_what_is_not_there(self):
        answers = [("^service inspect", False), *whole()]
        self.assertEqual(0, self.run_script("backup-postgres", "--if-there", "staging", answers=answers).returncode)
        self.assertEqual([], self.calls("^service create"))

    def test_restores_only_when_told_twice(self):
        self.assertEqual(1, self.run_script("restore-postgres", "staging").returncode)
        self.assertEqual(1, self.run_script("restore-postgres", "--yes", "staging", "../x.dump").returncode)
        self.assertEqual([], self.calls("^service create"))
        answers = [("^service ps .*_job-", "Complete 1 second ago\n"), *whole()]
        self.assertEqual(0, self.run_script("restore-postgres", "--yes", "staging", "a.dump", answers=answers).returncode)
        self.assertRegex(self.calls("^service create")[0], r"pg_restore.*/var/lib/postgresql/data a\.dump$")

    def test_backs_up_compose_too(self):
        result = self.run_script("backup-postgres", "compose")
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertRegex(self.calls()[0], "^compose .*run --rm .* backup -ec .*pg_dump")


class LoadTests(unittest.TestCase):
    """The clients of scripts/test-swarm."""

    def test_passes_over_a_closed_port_and_counts_what_failed_after_it_was_sent(self):
        loader = importlib.machinery.SourceFileLoader("test_swarm", str(ROOT / "scripts/test-swarm"))
        trial = importlib.util.module_from_spec(importlib.util.spec_from_loader("test_swarm", loader))
        loader.exec_module(trial)
        enough, turns = threading.Event(), itertools.count(1)

        class Gateway(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                turn = next(turns)
                if turn >= 9:
                    enough.set()
                if turn % 3 == 0:
                    self.close_connection = True
                elif turn % 3 == 1:
                    self.send_error(503)
                else:
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(b'{"label":"a"}')

            def log_message(self, *_):
                pass

        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway) as server, http.server.HTTPServer(("127.0.0.1", 0), Gateway) as closed:
            closed.server_close()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            load = trial.Load([f"127.0.0.1:{each.server_port}" for each in (closed, server)])
            load.phase = "here"
            with contextlib.redirect_stdout(io.StringIO()):
                load.start()
                self.assertTrue(enough.wait(30))
                load.stop()
            server.shutdown()
        counts = load.counts["here"]
        self.assertGreater(counts["passed over"], 0)
        for outcome in ("ok", "failed: 503", "failed: RemoteDisconnected"):
            self.assertGreaterEqual(counts[outcome], 3, counts)
        self.assertEqual(next(turns) - 1, load.sent("here"))
        self.assertEqual(counts["ok"], load.sent("here") - load.failed("here"))


if __name__ == "__main__":
    unittest.main()
