#!/usr/bin/env bash
# Bicep's dateTimeAdd() takes a time with an offset and gives back the same clock time as UTC.
# One would expect: of midnight at +01:00 and an hour, a text that names that instant, 01:00+01:00 or 00:00Z; by Microsoft's page the result has the format of what was
# handed in. What happens: 01:00Z, an hour later than that instant; at -05:00 it is five hours earlier. dateTimeToEpoch() of the same text is right, so only the
# way through dateTimeAdd() moves it, even for a duration of nothing. With a format of one's own, 'o' or one with zzz, it is right as well.
# Whom it hurts: whoever writes when a schedule starts, a budget ends or a secret dies as a local time and adds to it: it happens hours too late or too early.
# What helps: hand in UTC alone, or always name the format. (That P1M is 30 days and P1Y 365 the page does say.)
# Source: Microsoft Learn, "Bicep functions - date", dateTimeAdd, format. Seen in a snapshot of the deployment, as Bicep itself works it out.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export DOTNET_CLI_HOME="$dir" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
cat >get.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="Azure.Bicep.CommandLine.linux-x64" Version="[0.49.2]" /></ItemGroup>
</Project>
XML
dotnet restore --packages packages >restore.log || { cat restore.log; exit 1; }
bicep=packages/azure.bicep.commandline.linux-x64/0.49.2/tools/bicep
chmod +x "$bicep"
cat >main.bicep <<'BICEP'
param east string = '2026-12-01T00:00:00+01:00'
param west string = '2026-12-01T00:00:00-05:00'
output east string = dateTimeAdd(east, 'PT1H')
output west string = dateTimeAdd(west, 'PT1H')
output nothing string = dateTimeAdd(east, 'PT0S')
output utc string = dateTimeAdd('2026-11-30T23:00:00Z', 'PT1H')
output format string = dateTimeAdd(east, 'PT1H', 'o')
output epoch string = dateTimeFromEpoch(dateTimeToEpoch(east))
BICEP
echo "using 'main.bicep'" >main.bicepparam
"$bicep" --version
"$bicep" snapshot main.bicepparam --mode overwrite
cat >look.mjs <<'JS'
import { readFileSync } from 'node:fs';
const { outputs } = JSON.parse(readFileSync('main.snapshot.json', 'utf8'));
const cases = [
  ['east', '2026-12-01T00:00:00.000Z', '2026-12-01T01:00:00.000Z'],
  ['west', '2026-12-01T06:00:00.000Z', '2026-12-01T01:00:00.000Z'],
  ['nothing', '2026-11-30T23:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['utc', '2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['format', '2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['epoch', '2026-11-30T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
];
let isKnown = true;
for (const [name, expected, known] of cases) {
  const text = outputs[name].value ?? outputs[name];
  const seen = new Date(text).toISOString();
  console.log(`${name}: expected ${expected}, seen ${seen} (${text})`);
  isKnown &&= seen === known;
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node look.mjs
