#!/bin/sh
# Before azd provisions, where SIGN_IN is app-service: the app registration that people sign in with, its roles, and that a role has to be assigned.
set -eu
if [ "${SIGN_IN:-off}" != app-service ]; then exit 0; fi
id=${SIGN_IN_CLIENT_ID:-}
if [ -z "$id" ]; then
  id=$(az ad app create --display-name "proactive-digest ($AZURE_ENV_NAME)" --sign-in-audience AzureADMyOrg \
    --enable-id-token-issuance true --app-roles "@$(dirname "$0")/../sign-in-roles.json" --query appId --output tsv)
  azd env set SIGN_IN_CLIENT_ID "$id"
  echo "Made the app registration $id for sign-in."
fi
if ! az ad sp show --id "$id" >/dev/null 2>&1; then
  az ad sp create --id "$id" >/dev/null
  # Else every user of the tenant could sign in. Where it cannot be asked for, nothing stays: the next run would take it as it is.
  if ! az ad sp update --id "$id" --set appRoleAssignmentRequired=true; then
    az ad sp delete --id "$id"
    echo 'Cannot ask for an assignment: the Azure CLI says why above. Try again in a minute.' >&2
    exit 1
  fi
fi
