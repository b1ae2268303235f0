// The key vault: what keys pseudonyms and links is made once and stays; the address of the mail server holds a password.
param name string
param location string
param tags object
@description('Whether it is reached through a private endpoint only.')
param isPrivate bool
@secure()
@description('Empty: the one that is there stays.')
param mailSmtpUrl string
@secure()
param privacyKey string = '${newGuid()}${newGuid()}'
@secure()
param linkSecret string = newGuid()
@secure()
param moreLinkSecret string = newGuid()

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    // Azure writes the secrets below when it deploys.
    networkAcls: { bypass: 'AzureServices', defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }

  // A new key would break counts of contacts over time, and links in mails that were sent: so a later deployment leaves these two alone.
  @onlyIfNotExists()
  resource privacy 'secrets' = {
    name: 'privacy-key'
    properties: { value: privacyKey }
  }

  @onlyIfNotExists()
  resource links 'secrets' = {
    name: 'link-keys'
    properties: { value: 'first:${linkSecret}-${moreLinkSecret}' }
  }

  resource smtp 'secrets' = if (!empty(mailSmtpUrl)) {
    name: 'mail-smtp-url'
    properties: { value: mailSmtpUrl }
  }
}

output id string = vault.id
output name string = vault.name
