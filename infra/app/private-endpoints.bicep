// Private endpoints of storage and key vault, each with the private zone in which the app finds it.
param resourceToken string
param location string
param tags object
param networkId string
param subnetId string
param storageId string
param vaultId string

var storageSuffix = environment().suffixes.storage
var services = [
  { group: 'blob', zone: 'privatelink.blob.${storageSuffix}', target: storageId }
  { group: 'queue', zone: 'privatelink.queue.${storageSuffix}', target: storageId }
  { group: 'table', zone: 'privatelink.table.${storageSuffix}', target: storageId }
  { group: 'vault', zone: 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}', target: vaultId }
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: service.zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, i) in services: {
    parent: zones[i]
    name: 'link-${resourceToken}'
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for service in services: {
    name: 'pe-${service.group}-${resourceToken}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        {
          name: service.group
          properties: { privateLinkServiceId: service.target, groupIds: [service.group] }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (service, i) in services: {
    parent: endpoints[i]
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: service.group, properties: { privateDnsZoneId: zones[i].id } }] }
  }
]
