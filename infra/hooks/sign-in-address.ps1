# After azd provisioned, where SIGN_IN is app-service: where the app registration sends people back to, and that it trusts the app's identity in place of a secret.
$ErrorActionPreference = 'Stop'
function Assert-Done([string]$what) {
  if ($LASTEXITCODE -ne 0) { throw "Cannot ${what}: the Azure CLI says why above." }
}
if ($env:SIGN_IN -ne 'app-service') { exit 0 }
$id = $env:SIGN_IN_CLIENT_ID
$addresses = @($env:SERVICE_APP_URI, $env:PUBLIC_URL) | Where-Object { $_ } | ForEach-Object { "$_/.auth/login/aad/callback" }
az ad app update --id $id --web-home-page-url $env:SERVICE_APP_URI --web-redirect-uris @addresses
Assert-Done 'set where people are sent back to'
$trusted = az ad app federated-credential list --id $id --query "[?subject=='$env:IDENTITY_PRINCIPAL_ID'].name" --output tsv
Assert-Done 'list whom the app registration trusts'
if (-not $trusted) {
  $file = New-TemporaryFile
  try {
    @{
      name = 'proactive-digest'
      issuer = "https://login.microsoftonline.com/$env:AZURE_TENANT_ID/v2.0"
      subject = $env:IDENTITY_PRINCIPAL_ID
      audiences = @('api://AzureADTokenExchange')
    } | ConvertTo-Json | Set-Content $file
    az ad app federated-credential create --id $id --parameters "@$file" > $null
    Assert-Done 'let the app registration trust the identity of the app'
  } finally {
    Remove-Item $file
  }
}
Write-Output "People sign in at $env:SERVICE_APP_URI. Assign Reports.Read or Reports.Admin to them: Entra ID, Enterprise applications, Users and groups."
