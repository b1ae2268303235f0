// The storage account: history, queues, and the package of the app. Nobody reaches it by a key.
param name string
param location string
param tags object
param isZoneRedundant bool
@description('Whether it is reached through private endpoints only.')
param isPrivate bool
@description('0: a deleted blob is gone at once.')
param blobSoftDeleteDays int

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: isZoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'None', defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // Versions and soft-deleted blobs would keep what an erasure took away.
      isVersioningEnabled: false
      deleteRetentionPolicy: blobSoftDeleteDays == 0 ? { enabled: false } : { enabled: true, days: blobSoftDeleteDays }
      containerDeleteRetentionPolicy: blobSoftDeleteDays == 0 ? { enabled: false } : { enabled: true, days: blobSoftDeleteDays }
    }

    // The app makes its other containers, tables and queues itself.
    resource package 'containers' = { name: 'app-package' }
  }
}

output id string = account.id
output name string = account.name
output packageUrl string = '${account.properties.primaryEndpoints.blob}${account::blobs::package.name}'
