# Before azd provisions, where SIGN_IN is app-service: the app registration that people sign in with, its roles, and that a role has to be assigned.
$ErrorActionPreference = 'Stop'
function Assert-Done([string]$what) {
  if ($LASTEXITCODE -ne 0) { throw "Cannot ${what}: the Azure CLI says why above." }
}
if ($env:SIGN_IN -ne 'app-service') { exit 0 }
$id = $env:SIGN_IN_CLIENT_ID
if (-not $id) {
  $id = az ad app create --display-name "proactive-digest ($env:AZURE_ENV_NAME)" --sign-in-audience AzureADMyOrg `
    --enable-id-token-issuance true --app-roles "@$PSScriptRoot/../sign-in-roles.json" --query appId --output tsv
  Assert-Done 'make the app registration'
  azd env set SIGN_IN_CLIENT_ID $id
  Assert-Done 'keep its client id'
  Write-Output "Made the app registration $id for sign-in."
}
az ad sp show --id $id *> $null
if ($LASTEXITCODE -ne 0) {
  az ad sp create --id $id > $null
  Assert-Done 'make the enterprise application'
  # Else every user of the tenant could sign in. Where it cannot be asked for, nothing stays: the next run would take it as it is.
  az ad sp update --id $id --set appRoleAssignmentRequired=true
  if ($LASTEXITCODE -ne 0) {
    az ad sp delete --id $id
    throw 'Cannot ask for an assignment: the Azure CLI says why above. Try again in a minute.'
  }
}
