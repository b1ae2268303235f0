#!/bin/sh
# Before azd provisions: does the region offer Flex Consumption with this version of Node?
# Azure takes a version that a region lacks, and the app then never starts and does not say why (github.com/Azure/Azure-Functions/issues/2666).
set -u
node=${FLEX_NODE_VERSION:-22}
if [ -z "${AZURE_LOCATION:-}" ]; then
  echo 'Cannot check the version of Node: AZURE_LOCATION is not set. Choose a region: azd env set AZURE_LOCATION westeurope' >&2
  exit 1
fi
if ! versions=$(az functionapp list-flexconsumption-runtimes --location "$AZURE_LOCATION" --runtime node --query '[].version' --output tsv); then
  echo "Not checked: whether $AZURE_LOCATION offers Node $node. It takes the Azure CLI, signed in (az login)." >&2
  exit 0
fi
if ! printf '%s\n' "$versions" | tr -d '\r' | grep -qx "$node"; then
  echo "Cannot use Node $node: $AZURE_LOCATION offers" ${versions:-none}'. Choose another version (azd env set FLEX_NODE_VERSION 22) or region (azd env set AZURE_LOCATION westeurope).' >&2
  exit 1
fi
echo "$AZURE_LOCATION offers Node $node."
