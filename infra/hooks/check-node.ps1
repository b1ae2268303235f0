# Before azd provisions: does the region offer Flex Consumption with this version of Node?
# Azure takes a version that a region lacks, and the app then never starts and does not say why (github.com/Azure/Azure-Functions/issues/2666).
$node = if ($env:FLEX_NODE_VERSION) { $env:FLEX_NODE_VERSION } else { '22' }
if (-not $env:AZURE_LOCATION) {
  [Console]::Error.WriteLine('Cannot check the version of Node: AZURE_LOCATION is not set. Choose a region: azd env set AZURE_LOCATION westeurope')
  exit 1
}
$isListed = $false
if (Get-Command az -ErrorAction SilentlyContinue) {
  $versions = @(az functionapp list-flexconsumption-runtimes --location $env:AZURE_LOCATION --runtime node --query '[].version' --output tsv)
  $isListed = $LASTEXITCODE -eq 0
}
if (-not $isListed) {
  [Console]::Error.WriteLine("Not checked: whether $env:AZURE_LOCATION offers Node $node. It takes the Azure CLI, signed in (az login).")
  exit 0
}
if ($versions -notcontains $node) {
  $offered = if ($versions) { $versions -join ' ' } else { 'none' }
  [Console]::Error.WriteLine("Cannot use Node ${node}: $env:AZURE_LOCATION offers $offered. Choose another version (azd env set FLEX_NODE_VERSION 22) or region (azd env set AZURE_LOCATION westeurope).")
  exit 1
}
Write-Output "$env:AZURE_LOCATION offers Node $node."
