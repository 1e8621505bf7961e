"""The suite's judges, one after another, on one mutant after another."""
import json
import os
import resource
import signal
import subprocess
import tempfile
import time

# What is run when the scenarios find nothing: the arguments and the mutant's end if they do.
CAMPAIGNS = ["plain", "full", "auctions", "identity", "domain-edges", "wide-prices"]
ALPHABETS = ["plain", "types", "auction", "day"]
# How many times the processor time of the engine as it is a mutant may use.
PATIENCE = 5
LEAST_SECONDS = 5
MEMORY = 4 << 30


def stages(commands):
    """The judges in their order: name, arguments."""
    cases = str(max(1, commands // 500))
    yield "scenarios", ["run", "--jobs", "1", "--fail-fast"]
    for profile in CAMPAIGNS:
        yield "campaign", ["fuzz", "--profile", profile, "--cases", cases, "--jobs", "1"]
    for alphabet in ALPHABETS:
        yield "exhaust", ["exhaust", "--alphabet", alphabet, "--depth", "4"]


class Judges:
    """Runs the judges of one executable; the limits of time come from the engine as it is."""

    def __init__(self, executable, folder, commands):
        self.executable, self.folder = executable, folder
        self.stages = list(stages(commands))
        self.limits = []

    def calibrate(self):
        """Judges the engine as it is; ends the work if it does not conform."""
        for name, arguments in self.stages:
            before = os.times()
            end, _ = self.run(0, arguments, 600)
            after = os.times()
            if end != "survived":
                raise SystemExit(
                    f"source-mutants: the engine without a mutant does not pass: "
                    f"assay {' '.join(arguments)} {end}")
            used = (after.children_user + after.children_system
                    - before.children_user - before.children_system)
            self.limits.append(max(LEAST_SECONDS, int(used * PATIENCE) + 1))

    def judge(self, number):
        """What becomes of a mutant: the stage that kills it, how, and who told."""
        for (name, arguments), limit in zip(self.stages, self.limits):
            end, judge = self.run(number, arguments, limit)
            if end != "survived":
                return {"end": end, "stage": name, "judge": judge, "arguments": " ".join(arguments)}
        return {"end": "survived", "stage": "", "judge": "", "arguments": ""}

    def run(self, number, arguments, seconds):
        """Runs one judge and tells `survived`, `told`, `crashed` or `hung`, and who told it."""
        def limit():
            os.nice(10)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        with tempfile.TemporaryDirectory() as folder:
            report = os.path.join(folder, "report.json")
            command = [str(self.executable), *arguments]
            if arguments[0] == "run":
                command += ["--json", report]
            environment = dict(
                os.environ, ASSAY_MUTANT=str(number), SWIFT_BACKTRACE="enable=no")
            process = subprocess.Popen(
                command, cwd=self.folder, env=environment, preexec_fn=limit,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                code = process.wait(timeout=seconds * 20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                return "hung", ""
            if code == 0:
                return "survived", ""
            if code in (-signal.SIGXCPU, -signal.SIGKILL):
                return "hung", ""
            if code == 1:
                return "told", first_judge(report)
            return "crashed", ""


def first_judge(path):
    """Who told of the first failing scenario: hand-written expectations before all others."""
    try:
        with open(path) as file:
            cases = json.load(file)["runs"][0]["cases"]
    except (OSError, ValueError, LookupError):
        return ""
    judges = {f["judge"] for case in cases for f in case["failures"]}
    for judge in ("expectation", "golden", "mirror", "differential"):
        if judge in judges:
            return judge
    return min(judges, default="")


class Results:
    """What is known of mutants, kept line by line so that an interrupted run can go on."""

    def __init__(self, path, fingerprint):
        self.path, self.by_id = path, {}
        lines = path.read_text().splitlines() if path.exists() else []
        if lines and json.loads(lines[0]) == {"fingerprint": fingerprint}:
            for line in lines[1:]:
                try:
                    entry = json.loads(line)
                except ValueError:
                    break  # The line that was being written.
                self.by_id[entry.pop("id")] = entry
        with open(path, "w") as file:
            file.write(json.dumps({"fingerprint": fingerprint}) + "\n")
        for identifier, entry in self.by_id.items():
            self.write(identifier, entry)

    def add(self, identifier, entry):
        self.by_id[identifier] = entry
        self.write(identifier, entry)

    def write(self, identifier, entry):
        with open(self.path, "a") as file:
            file.write(json.dumps({"id": identifier, **entry}) + "\n")


def judge_all(mutants, judges, results, tell):
    """Judges the mutants that have no result yet."""
    started, done = time.monotonic(), 0
    left = [m for m in mutants if m.id not in results.by_id]
    for mutant in left:
        results.add(mutant.id, judges.judge(mutant.number))
        done += 1
        survived = sum(results.by_id[m.id]["end"] == "survived"
                       for m in mutants if m.id in results.by_id)
        seconds = (time.monotonic() - started) / done * (len(left) - done)
        tell(f"{len(mutants) - len(left) + done} of {len(mutants)} mutants, "
             f"{survived} survive, {int(seconds // 60)} min left")
