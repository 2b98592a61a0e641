#!/usr/bin/env python3
"""Holds the dependencies to the policy of .deny.toml, and asks each direct one for its reason.

    .ci/dependencies.py            look at the tree
    .ci/dependencies.py --doubt    spoil the policy in every way and see that each way is noticed
"""

import copy
import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_DIRECT = 45


def compatible(version):
    """The part of a version that must differ for two copies to be needed: 1, 0.3, 0.0.8."""
    parts = version.split("+")[0].split("-")[0].split(".")
    for at, part in enumerate(parts):
        if part != "0":
            return ".".join(parts[: at + 1])
    return version


def licence_allowed(expression, allowed):
    """Whether an SPDX expression can be met with the allowed licences."""
    expression = re.sub(r"\s*/\s*", " OR ", expression)
    tokens = re.findall(r"\(|\)|[^\s()]+", expression)
    place = 0

    def either():
        nonlocal place
        well = both()
        while place < len(tokens) and tokens[place] == "OR":
            place += 1
            well = both() or well
        return well

    def both():
        nonlocal place
        well = one()
        while place < len(tokens) and tokens[place] == "AND":
            place += 1
            well = one() and well
        return well

    def one():
        nonlocal place
        if tokens[place] == "(":
            place += 1
            well = either()
            place += 1
            return well
        name = tokens[place]
        place += 1
        if place < len(tokens) and tokens[place] == "WITH":
            name += f" WITH {tokens[place + 1]}"
            place += 2
        return name in allowed

    return either()


def without_reason(manifest):
    """Direct dependencies above which no comment stands, and the number of direct ones."""
    missing, count, inside, explained = [], 0, False, False
    for line in manifest.splitlines():
        line = line.strip()
        if line.startswith("["):
            inside, explained = line.rstrip("]").endswith("dependencies"), False
        elif line.startswith("#"):
            explained = True
        elif not line:
            explained = False
        elif inside and (found := re.match(r"([A-Za-z0-9_-]+)\s*=", line)):
            count += 1
            if not explained:
                missing.append(found[1])
    return missing, count


def mistakes(metadata, policy, manifest):
    """Everything in the tree that the policy does not allow."""
    packages = [package for package in metadata["packages"] if package["source"]]
    found = []

    allowed = set(policy["licenses"]["allow"])
    for package in packages:
        if not package["license"] or not licence_allowed(package["license"], allowed):
            found.append(f"licence: {package['name']} {package['version']} has {package['license']}")

    registries = set(policy["sources"]["allow-registry"])
    for package in packages:
        kind, _, address = package["source"].partition("+")
        if kind != "registry" or address not in registries:
            found.append(f"source: {package['name']} comes from {package['source']}")

    names = defaultdict(set)
    for package in packages:
        names[package["name"]].add(package["version"])
    for ban in policy["bans"]["deny"]:
        if ban["crate"] in names:
            found.append(f"banned: {ban['crate']} ({ban['reason']})")

    skips = {skip["crate"]: skip.get("reason") for skip in policy["bans"]["skip"]}
    used = set()
    for name, versions in sorted(names.items()):
        by_major = {compatible(version): version for version in versions}
        if len(by_major) < 2:
            continue
        listed = [major for major in by_major if f"{name}@{major}" in skips]
        used.update(f"{name}@{major}" for major in listed)
        if len(by_major) - len(listed) > 1:
            found.append(f"twice: {name} in {', '.join(sorted(versions))}")
    for skip, reason in skips.items():
        if skip not in used:
            found.append(f"stale: {skip} stands in .deny.toml and is no longer needed")
        if not reason:
            found.append(f"reason: {skip} stands in .deny.toml without one")

    missing, count = without_reason(manifest)
    # The three pieces of the engine, and pieces of one family, share the comment above them.
    found += [f"reason: {name} stands in Cargo.toml without a comment" for name in missing]
    if count > MOST_DIRECT:
        found.append(f"many: {count} direct dependencies, and {MOST_DIRECT} are allowed")
    for package in metadata["packages"]:
        if not package["source"]:
            for dependency in package["dependencies"]:
                if dependency["req"] == "*":
                    found.append(f"wildcard: {dependency['name']}")
    return found, len(packages), count


def doubt(metadata, policy, manifest):
    """Spoils each thing in turn; gives those that nobody noticed."""

    def spoil(kind, change):
        m, p, t = copy.deepcopy(metadata), copy.deepcopy(policy), [manifest]
        change(m, p, t)
        return any(line.startswith(kind) for line in mistakes(m, p, t[0])[0])

    def first(m):
        return next(package for package in m["packages"] if package["source"])

    def twice(m, p, t):
        again = copy.deepcopy(first(m))
        again["version"] = "99.0.0"
        m["packages"].append(again)

    ways = {
        "licence": lambda m, p, t: first(m).update(license="GPL-3.0-only"),
        "licence: ": lambda m, p, t: p["licenses"]["allow"].remove("Unicode-3.0"),
        "source": lambda m, p, t: first(m).update(source="git+https://example.org/fork"),
        "banned": lambda m, p, t: first(m).update(name="openssl"),
        "twice": twice,
        "stale": lambda m, p, t: p["bans"]["skip"].append({"crate": "none@1", "reason": "-"}),
        "reason": lambda m, p, t: t.append(t.pop() + '\n[dependencies]\nx = "1"\n'),
        "reason: syn": lambda m, p, t: [s.pop("reason") for s in p["bans"]["skip"]],
        "many": lambda m, p, t: t.append(t.pop() + "\n[dependencies]\n" + '# why\nx = "1"\n' * 50),
        "wildcard": lambda m, p, t: next(x for x in m["packages"] if not x["source"])["dependencies"][0].update(req="*"),
    }
    return [kind for kind, change in ways.items() if not spoil(kind, change)], len(ways)


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--all-features"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    policy = tomllib.loads((ROOT / ".deny.toml").read_text(encoding="utf-8"))
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    if "--doubt" in sys.argv:
        unnoticed, ways = doubt(metadata, policy, manifest)
        for kind in unnoticed:
            print(f"nobody noticed: {kind}", file=sys.stderr)
        print(f"dependencies: {ways - len(unnoticed)} of {ways} spoiled policies were noticed")
        return 1 if unnoticed else 0
    found, packages, direct = mistakes(metadata, policy, manifest)
    for line in found:
        print(line, file=sys.stderr)
    print(f"dependencies: {direct} direct, {packages} in all, {len(found)} to settle")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
