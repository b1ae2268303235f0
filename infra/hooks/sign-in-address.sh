#!/bin/sh
# After azd provisioned, where SIGN_IN is app-service: where the app registration sends people back to, and that it trusts the app's identity in place of a secret.
set -eu
if [ "${SIGN_IN:-off}" != app-service ]; then exit 0; fi
id=$SIGN_IN_CLIENT_ID
back=/.auth/login/aad/callback
az ad app update --id "$id" --web-home-page-url "$SERVICE_APP_URI" --web-redirect-uris "$SERVICE_APP_URI$back" ${PUBLIC_URL:+"$PUBLIC_URL$back"}
trusted=$(az ad app federated-credential list --id "$id" --query "[?subject=='$IDENTITY_PRINCIPAL_ID'].name" --output tsv)
if [ -z "$trusted" ]; then
  file=$(mktemp)
  trap 'rm -f "$file"' EXIT
  cat >"$file" <<JSON
{
  "name": "proactive-digest",
  "issuer": "https://login.microsoftonline.com/$AZURE_TENANT_ID/v2.0",
  "subject": "$IDENTITY_PRINCIPAL_ID",
  "audiences": ["api://AzureADTokenExchange"]
}
JSON
  az ad app federated-credential create --id "$id" --parameters "@$file" >/dev/null
fi
echo "People sign in at $SERVICE_APP_URI. Assign Reports.Read or Reports.Admin to them: Entra ID, Enterprise applications, Users and groups."
