#!/usr/bin/env bash
# npm's list of what a program is made of leaves out packages that the program runs with.
# One would expect: `npm sbom --omit dev` names every package that `npm ci --omit dev` installs. What happens: a package that something of development needs as
# well is left out, with all that only it needs.
# Whom it hurts: whoever looks up a vulnerable package in that list and does not find it.
# What helps: give npm a lock file that holds nothing of development (dev/packages/sbom.ts). Known as npm/cli#7909.
# Source: npm 11.19.1, lib/commands/sbom.js: the selector `:root > *:not(.dev)`, where .dev means "something of development needs it".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >package.json <<'JSON'
{ "name": "app", "version": "1.0.0", "dependencies": { "used": "1.0.0" }, "devDependencies": { "tool": "1.0.0" } }
JSON
cat >package-lock.json <<'JSON'
{
  "name": "app", "version": "1.0.0", "lockfileVersion": 3, "requires": true,
  "packages": {
    "": { "name": "app", "version": "1.0.0", "dependencies": { "used": "1.0.0" }, "devDependencies": { "tool": "1.0.0" } },
    "node_modules/used": { "version": "1.0.0" },
    "node_modules/tool": { "version": "1.0.0", "dev": true, "dependencies": { "used": "1.0.0" } }
  }
}
JSON
tool=$(mktemp -d)
trap 'rm -rf "$dir" "$tool"' EXIT
(cd "$tool" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund npm@11.19.1 >/dev/null)
pinned() { node "$tool/node_modules/npm/bin/npm-cli.js" "$@"; }
names() { node -e 'console.log(JSON.parse(require("node:fs").readFileSync(0, "utf8")).components.map(({ name }) => name).join(" ") || "(none)")'; }
installed=$(pinned ls --package-lock-only --omit dev --parseable --all 2>/dev/null | tail -n +2 | xargs -n1 basename | xargs)
named=$(pinned sbom --package-lock-only --omit dev --sbom-format cyclonedx | names)
echo "npm $(pinned --version), what --omit dev installs: $installed; what npm sbom --omit dev names: $named"
if [ "$installed" = used ] && [ "$named" = "(none)" ]; then exit 0; fi
echo "the answer changed"
exit 1
