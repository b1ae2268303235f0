#!/usr/bin/env bash
# Bicep makes "True" and "False" of a bool, with a capital, where a text is wanted; inside an object the same function makes true and false of it.
# One would expect: string(on) and '${on}' to give "true", as JSON, the templates themselves and string({ on: on }) have it. What happens: "True", in the
# settings that a snapshot of the deployment shows, without a warning.
# Whom it hurts: whoever hands an app a switch as a setting, which has to be a text: process.env.SWITCH === 'true' is false, so what was turned on stays off, in
# silence; and "False" is as good as "true" to a program that asks whether the setting is there.
# What helps: on ? 'true' : 'false', toLower(string(on)), or a program that reads without regard to case.
# Source: Azure/PSRule.Rules.Azure#793, which tells the same of Resource Manager itself.
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
param on bool = true
resource app 'Microsoft.Web/sites@2024-04-01' existing = { name: 'app' }
resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    STRING: string(on)
    TEMPLATE: '${on}'
    IN_AN_OBJECT: string({ on: on })
    CHOSEN: on ? 'true' : 'false'
    LOWER: toLower(string(on))
  }
}
BICEP
echo "using 'main.bicep'" >main.bicepparam
"$bicep" --version
"$bicep" snapshot main.bicepparam --mode overwrite
cat >look.mjs <<'JS'
import { readFileSync } from 'node:fs';
const [{ properties }] = JSON.parse(readFileSync('main.snapshot.json', 'utf8')).predictedResources;
const known = { STRING: 'True', TEMPLATE: 'True', IN_AN_OBJECT: '{"on":true}', CHOSEN: 'true', LOWER: 'true' };
let isKnown = true;
for (const [name, text] of Object.entries(known)) {
  console.log(`${name}: expected ${name === 'IN_AN_OBJECT' ? '{"on":true}' : 'true'}, seen ${properties[name]}`);
  isKnown &&= properties[name] === text;
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node look.mjs
