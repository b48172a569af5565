#!/usr/bin/env python3
"""scripts/security-scan.sh with scanners that answer by heart. Run: scripts/tests/security_scan_test.py"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent

CLEAN = {"Results": [{"Vulnerabilities": None}, {}]}
FAULTY = {
    "Results": [
        {
            "Vulnerabilities": [
                {
                    "Severity": "CRITICAL", "VulnerabilityID": "CVE-2099-1", "PkgName": "libexample",
                    "InstalledVersion": "1.0", "FixedVersion": "1.1",
                }
            ]
        }
    ]
}  # fmt: skip
SCOUT_FAULTY = {"runs": [{"tool": {"driver": {"rules": [{"id": "CVE-2099-2", "properties": {"cvssV3_severity": "HIGH", "fixed_version": "2.1"}}]}}}]}


@unittest.skipUnless(shutil.which("jq"), "no jq")
class SecurityScanTests(unittest.TestCase):
    def setUp(self):
        self.directory = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.bin = self.directory / "bin"
        self.bin.mkdir()
        # a copy of the repository's part that matters, so that its real Compose files play no role
        scripts = self.directory / "repository" / "scripts"
        scripts.mkdir(parents=True)
        shutil.copy(SCRIPTS / "security-scan.sh", scripts)
        self.script = scripts / "security-scan.sh"
        self.hardening(0, "3 services in 1 files, 15 rules, 0 faults")
        self.command("docker", "exit 1")

    def command(self, name, body):
        file = self.bin / name
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)

    def trivy(self, answer, code=0):
        self.command("trivy", f"cat <<'END'\n{json.dumps(answer)}\nEND\nexit {code}")

    def hardening(self, code, text):
        file = self.script.parent / "check-hardening"
        file.write_text(f"#!/bin/sh\necho '{text}'\nexit {code}\n")
        file.chmod(0o755)

    def scan(self, *arguments):
        report = self.directory / "report.md"
        # only what the script needs, so that no scanner of this machine answers
        for tool in ("bash", "env", "dirname", "sed", "date", "mktemp", "rm", "cat", "wc", "sort", "jq", "sh"):
            if not (self.bin / tool).exists():
                (self.bin / tool).symlink_to(shutil.which(tool))
        result = subprocess.run(
            [self.script, "--report", report, *arguments],
            capture_output=True, text=True, check=False, env={**os.environ, "PATH": str(self.bin)},
        )  # fmt: skip
        return result, report.read_text() if report.exists() else ""

    def test_passes_where_nothing_is_found(self):
        self.trivy(CLEAN)
        result, report = self.scan("app:1", "gateway:2")
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn("## app:1\n\ntrivy found none.", report)
        self.assertIn("## gateway:2", report)

    def test_fails_on_a_vulnerability_that_has_a_fix(self):
        self.trivy(FAULTY)
        result, report = self.scan("app:1")
        self.assertEqual(1, result.returncode)
        self.assertIn("| CRITICAL | CVE-2099-1 | libexample | 1.0 | 1.1 |", report)

    def test_fails_on_what_scout_alone_finds(self):
        self.trivy(CLEAN)
        self.command("docker", f"""
case "$*" in
  "scout version") exit 0 ;;
  *--output*) while [ "$1" != --output ]; do shift; done; cat > "$2" <<'END'
{json.dumps(SCOUT_FAULTY)}
END
  ;;
esac""")
        result, report = self.scan("app:1")
        self.assertEqual(1, result.returncode)
        self.assertIn("CVE-2099-2", report)

    def test_fails_on_a_hardening_fault(self):
        self.trivy(CLEAN)
        self.hardening(1, "docker-compose.yml: app: user: does not say its user")
        result, report = self.scan("app:1")
        self.assertEqual(1, result.returncode)
        self.assertIn("does not say its user", report)

    def test_does_not_pass_an_image_that_was_not_scanned(self):
        result, report = self.scan("app:1")
        self.assertEqual(3, result.returncode)
        self.assertIn("Not scanned", report)
        self.trivy(CLEAN, code=1)
        result, report = self.scan("app:1")
        self.assertEqual(3, result.returncode)
        self.assertIn("could not scan it", report)

    def test_asks_compose_for_the_images(self):
        self.trivy(CLEAN)
        self.command("docker", """[ "$*" = "compose --profile * config --images" ] && printf 'b:2\\na:1\\nb:2\\n'""")
        result, report = self.scan()
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual(["## a:1", "## b:2"], [line for line in report.splitlines() if line.startswith("## ") and ":" in line])

    def test_changes_nothing_in_a_dry_run(self):
        self.trivy(FAULTY)
        result, report = self.scan("--dry-run", "app:1")
        self.assertEqual(0, result.returncode)
        self.assertIn("would scan with: trivy\n  app:1", result.stdout)
        self.assertEqual("", report)

    def test_refuses_options_that_it_does_not_know(self):
        result, _ = self.scan("--everything")
        self.assertEqual(2, result.returncode)


if __name__ == "__main__":
    unittest.main()
