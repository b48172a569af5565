#!/usr/bin/env python3
"""What scripts/check-hardening refuses, and what it lets pass. Run: scripts/tests/check_hardening_test.py"""

import contextlib
import copy
import importlib.machinery
import importlib.util
import io
import json
import pathlib
import sys
import tempfile
import types
import unittest

sys.dont_write_bytecode = True
SCRIPT = pathlib.Path(__file__).resolve().parent.parent / "check-hardening"
LOADER = importlib.machinery.SourceFileLoader("check_hardening", str(SCRIPT))
check_hardening = importlib.util.module_from_spec(importlib.util.spec_from_loader(LOADER.name, LOADER))
LOADER.exec_module(check_hardening)

SERVICE = {
    "image": "example/app:1.2.3",
    "user": "1001:1001",
    "read_only": True,
    "cap_drop": ["ALL"],
    "deploy": {"resources": {"limits": {"memory": "512M", "pids": 256}}},
    "volumes": ["data:/data", "./conf:/conf:ro"],
    "environment": {"DB_PASSWORD_FILE": "/run/secrets/db_password", "DB_PASSWORD": ""},
    "networks": ["backend"],
}
COMPOSE = {
    "services": {"app": {**SERVICE, "security_opt": ["no-new-privileges:true"]}},
    "networks": {"backend": {"internal": True}, "frontend": {}},
}
STACK = {
    "services": {"app": SERVICE},
    "networks": {"backend": {"driver": "overlay", "internal": True, "driver_opts": {"encrypted": ""}}},
}


def run(content, name="docker-compose.yml", *arguments):
    """JSON is YAML, so a test's file is its dictionary."""
    with tempfile.TemporaryDirectory() as directory:
        file = pathlib.Path(directory) / name
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = check_hardening.main([*arguments, str(file)])
        return types.SimpleNamespace(returncode=code, stdout=out.getvalue(), stderr=err.getvalue())


class ComposeTests(unittest.TestCase):
    def refuses(self, rule, **changes):
        self.refuses_in(COMPOSE, "docker-compose.yml", rule, changes)

    def refuses_in(self, whole, name, rule, changes, service="app"):
        content = copy.deepcopy(whole)
        entry = content["services"].pop("app")
        for key, value in changes.items():
            if value is None:
                entry.pop(key)
            else:
                entry[key] = value
        content["services"][service] = entry
        result = run(content, name)
        self.assertEqual(1, result.returncode, result.stdout + result.stderr)
        self.assertIn(f"{service}: {rule}: ", result.stderr)
        self.assertEqual(1, len(result.stderr.strip().splitlines()), result.stderr)

    def test_lets_a_hardened_file_pass(self):
        result = run(COMPOSE)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn("1 services in 1 files", result.stdout)

    def test_refuses_root_by_any_name(self):
        for user in ("root", "0", "0:0", "app"):
            self.refuses("user", user=user)
        self.refuses("user", user=None)

    def test_refuses_a_root_file_system_that_can_be_written(self):
        self.refuses("read_only", read_only=None)
        self.refuses("read_only", read_only=False)

    def test_refuses_capabilities(self):
        self.refuses("cap_drop", cap_drop=["NET_RAW"])
        self.refuses("cap_drop", cap_drop=None)
        self.refuses("cap_drop", cap_add=["SYS_ADMIN"])

    def test_refuses_new_privileges(self):
        self.refuses("no_new_privileges", security_opt=None)
        self.refuses("no_new_privileges", security_opt=["no-new-privileges:false"])

    def test_refuses_what_has_no_limits(self):
        self.refuses("pids", deploy={"resources": {"limits": {"memory": "512M"}}})
        self.refuses("memory", deploy={"resources": {"limits": {"pids": 100}}})

    def test_refuses_what_is_not_apart_from_the_host(self):
        self.refuses("isolation", privileged=True)
        self.refuses("isolation", pid="host")
        self.refuses("isolation", network_mode="host")
        self.refuses("isolation", devices=["/dev/kmsg"])

    def test_refuses_the_engines_socket_even_for_reading(self):
        self.refuses("docker-socket", volumes=["/var/run/docker.sock:/var/run/docker.sock:ro"])
        self.refuses("docker-socket", volumes=[{"type": "bind", "source": "/run/containerd/containerd.sock", "target": "/s", "read_only": True}])

    def test_refuses_folders_that_hold_the_socket(self):
        self.refuses("docker-socket", volumes=["/var/run:/var/run:ro"])
        content = copy.deepcopy(COMPOSE)
        content["services"]["app"]["volumes"] = ["/:/host:ro"]
        self.assertEqual(0, run(content).returncode, "only root can open it there")
        content["services"]["app"].update(user="0", **{"x-hardening": {"user": "reads files of root"}})
        self.assertIn("app: docker-socket: ", run(content).stderr)

    def test_knows_the_user_of_an_image_that_is_built_here(self):
        content = copy.deepcopy(COMPOSE)
        content["services"]["app"].pop("user")
        content["services"]["app"].update(image="ml-pipeline/ml-service:1", build={"dockerfile": "ml-service/Dockerfile"})
        self.assertEqual(0, run(content).returncode)

    def test_refuses_a_mount_of_the_host_that_can_be_written(self):
        self.refuses("mounts", volumes=["./conf:/conf"])
        self.refuses("mounts", volumes=[{"type": "bind", "source": "/srv", "target": "/srv"}])

    def test_refuses_ports_of_all_but_the_gateway(self):
        self.refuses("published", ports=["127.0.0.1:9090:9090"])
        content = copy.deepcopy(COMPOSE)
        content["services"] = {"nginx": {**content["services"]["app"], "ports": ["8080:8080"]}}
        self.assertEqual(0, run(content).returncode)

    def test_refuses_an_image_without_a_version(self):
        for image in ("nginx", "nginx:latest", "registry:5000/nginx", "example/app:${TAG}", "example/app:${TAG:-latest}"):
            self.refuses("image", image=image)
        for image in ("nginx:1.29", "nginx@sha256:0f", "registry:5000/app:1", "example/app:${TAG:?say which}", "example/app:${TAG:-1.0}"):
            content = copy.deepcopy(COMPOSE)
            content["services"]["app"]["image"] = image
            self.assertEqual(0, run(content).returncode, image)

    def test_reads_versions_from_an_environment_file(self):
        content = copy.deepcopy(COMPOSE)
        content["services"]["app"]["image"] = "example/app:${TAG}"
        with tempfile.NamedTemporaryFile("w", suffix=".env") as env:
            env.write("# versions\nTAG='1.4'\n")
            env.flush()
            self.assertEqual(0, run(content, "docker-compose.yml", "--env-file", env.name).returncode)

    def test_refuses_secrets_as_values(self):
        for name in ("POSTGRES_PASSWORD", "API_KEY", "SLACK_TOKEN", "REDIS_PASS", "client_secret"):
            self.refuses("secrets", environment={name: "hunter2"})
            self.refuses("secrets", environment=[f"{name}=hunter2"])
        self.refuses("secrets", environment={"POSTGRES_PASSWORD": "${DB_PASSWORD:?}"})
        self.refuses("secrets", environment={"DATA_SOURCE": "postgresql://app:hunter2@postgres/app"})

    def test_refuses_a_database_in_a_network_with_a_way_out(self):
        self.refuses_in(COMPOSE, "docker-compose.yml", "stores", {"networks": ["backend", "frontend"]}, "postgres")
        self.refuses_in(COMPOSE, "docker-compose.yml", "stores", {"networks": None}, "redis")

    def test_refuses_what_it_cannot_see(self):
        self.refuses("whole", extends={"file": "other.yml", "service": "x"})

    def test_lets_an_exception_pass_that_says_why(self):
        content = copy.deepcopy(COMPOSE)
        content["services"]["app"].update(user="0", **{"x-hardening": {"user": "reads files of root"}})
        self.assertEqual(0, run(content).returncode)

    def test_refuses_an_exception_without_a_reason_or_a_need(self):
        for excuse in ({"user": "is not root at all"}, {"usr": "misspelt"}):
            self.refuses("x-hardening", **{"x-hardening": excuse})
        self.refuses("x-hardening", user="0", **{"x-hardening": {"user": ""}})

    def test_understands_merged_entries(self):
        text = """
        x-all: &all {user: "1001", read_only: true, cap_drop: [ALL], security_opt: ["no-new-privileges:true"], pids_limit: 9, mem_limit: 9m}
        services: {a: {<<: *all, image: "a:1"}, b: {<<: *all, image: "b:1", read_only: false}}
        """
        result = run(text)
        self.assertEqual(["docker-compose.yml: b: read_only: can write to its root file system"], result.stderr.strip().splitlines())

    def test_refuses_an_empty_file(self):
        self.assertEqual(1, run({"services": {}}).returncode)


class StackTests(ComposeTests):
    def refuses(self, rule, **changes):
        if rule in ("no_new_privileges", "isolation") or "extends" in changes:
            self.skipTest("Swarm has no such key")
        self.refuses_in(STACK, "docker-stack-prod.yml", rule, changes)

    def test_lets_a_hardened_file_pass(self):
        result = run(STACK, "docker-stack-prod.yml")
        self.assertEqual(0, result.returncode, result.stderr)

    def test_refuses_keys_that_swarm_drops(self):
        for key, value in {
            "security_opt": ["no-new-privileges:true"], "shm_size": "64m", "restart": "always", "container_name": "x",
            "depends_on": ["y"], "pids_limit": 10, "build": ".",
        }.items():  # fmt: skip
            self.refuses("dropped", **{key: value})

    def test_refuses_privileges_although_swarm_drops_them(self):
        content = copy.deepcopy(STACK)
        content["services"]["app"]["privileged"] = True
        result = run(content, "docker-stack-prod.yml")
        self.assertIn("app: isolation: is privileged", result.stderr)
        self.assertIn("app: dropped: asks for privileged", result.stderr)

    def test_refuses_limits_in_the_form_that_only_compose_knows(self):
        content = copy.deepcopy(STACK)
        content["services"]["app"].update(deploy={}, mem_limit="512m", pids_limit=100)
        result = run(content, "docker-stack-prod.yml")
        self.assertIn("app: memory: ", result.stderr)
        self.assertIn("app: pids: ", result.stderr)

    def test_refuses_an_overlay_in_the_clear(self):
        content = copy.deepcopy(STACK)
        content["networks"]["backend"].pop("driver_opts")
        result = run(content, "docker-stack-prod.yml")
        self.assertEqual(1, result.returncode)
        self.assertIn("network backend: encryption: ", result.stderr)


class OverTests(unittest.TestCase):
    def check(self, above):
        with tempfile.TemporaryDirectory() as directory:
            folder = pathlib.Path(directory)
            (folder / "docker-stack-prod.yml").write_text(json.dumps(STACK), encoding="utf-8")
            (folder / "docker-stack-option.yml").write_text(json.dumps({"x-over": "docker-stack-prod.yml", **above}), encoding="utf-8")
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = check_hardening.main([str(folder / "docker-stack-option.yml")])
            return code, err.getvalue()

    def test_checks_a_file_with_what_it_stands_over(self):
        self.assertEqual((0, ""), self.check({"services": {"app": {"deploy": {"replicas": 1}}}}))

    def test_sees_what_it_takes_away(self):
        code, faults = self.check({"services": {"app": {"user": "0:0", "ports": ["80:80"]}}})
        self.assertEqual(1, code)
        self.assertIn("app: user:", faults)
        self.assertIn("app: published:", faults)


if __name__ == "__main__":
    unittest.main()
