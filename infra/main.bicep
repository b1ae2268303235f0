// Everything that the app needs on Azure, in a resource group of its own. `azd up` deploys it; azuredeploy.json is the same for the portal (npm run infra).
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Names the installation: the resource group is rg-NAME, and names of resources derive from it.')
param environmentName string

@metadata({ azd: { type: 'location' } })
@description('Region. It has to offer Flex Consumption with the version of Node below.')
param location string

@description('Address of the Dataverse organisation, such as https://contoso.crm4.dynamics.com.')
param dataverseUrl string

@description('IANA zone that cuts the days, such as Europe/Lisbon.')
param reportTimeZone string = 'UTC'

@allowed(['none', 'smtp', 'graph'])
@description('How digests leave: by an SMTP server, by Microsoft Graph as a mailbox of Microsoft 365, or not at all (reports and pages work all the same).')
param mail string = 'none'

@description('Sender, for smtp and graph: digest@contoso.com, or Contoso outreach <digest@contoso.com>.')
param mailFrom string = ''

@secure()
@description('For smtp: smtp://user:password@host:587 or smtps://... It goes into the key vault; leave it empty to keep the one that is there.')
param mailSmtpUrl string = ''

@description('For graph: user name of the mailbox that sends, where it is not the address of mailFrom.')
param graphMailbox string = ''

@description('Who gets the daily digest: addresses with commas between them. Subscriptions may name others later.')
param digestTo string = ''

@description('When the daily digest is due, local time in reportTimeZone, HH:MM.')
param digestAt string = '07:00'

@description('Client id of the app registration that people sign in with; empty: nobody signs in. infra/hooks/sign-in makes it for azd.')
param signInClientId string = ''

@description('Address that people know the app by, https://reports.contoso.com; empty: the one that Azure gives it.')
param publicUrl string = ''

@description('Further app settings by name, such as { "DIGEST_PRESET": "full" }; README.md lists them all. They win over those above.')
param settings object = {}

@description('Who is mailed by alerts; empty: alerts show in the portal only.')
param alertEmail string = ''

@allowed(['22', '24'])
@description('Version of Node. The region has to offer it: infra/hooks/check-node looks before azd provisions.')
param nodeVersion string = '22'

@allowed([512, 2048, 4096])
@description('Memory of an instance, MB.')
param instanceMemoryMB int = 2048

@minValue(40)
@maxValue(1000)
@description('Instances that may run at once.')
param maximumInstanceCount int = 40

@description('Whether plan and storage are spread over the zones of the region.')
param zoneRedundant bool = false

@description('Whether app, storage and key vault talk through a virtual network, and storage and vault are closed to the internet.')
param vnetEnabled bool = false

@minValue(0)
@maxValue(365)
@description('How long a deleted blob can be brought back, days. 0: not at all, so that what is erased is gone.')
param blobSoftDeleteDays int = 0

@minValue(30)
@maxValue(730)
@description('How long logs are kept, days.')
param logRetentionDays int = 30

var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module network 'app/network.bicep' = if (vnetEnabled) {
  scope: group
  params: { name: 'vnet-${resourceToken}', location: location, tags: tags }
}

module storage 'app/storage.bicep' = {
  scope: group
  params: {
    name: 'st${resourceToken}'
    location: location
    tags: tags
    isZoneRedundant: zoneRedundant
    isPrivate: vnetEnabled
    blobSoftDeleteDays: blobSoftDeleteDays
  }
}

module vault 'app/vault.bicep' = {
  scope: group
  params: { name: 'kv-${resourceToken}', location: location, tags: tags, isPrivate: vnetEnabled, mailSmtpUrl: mailSmtpUrl }
}

module monitoring 'app/monitoring.bicep' = {
  scope: group
  params: { resourceToken: resourceToken, location: location, tags: tags, retentionDays: logRetentionDays }
}

module identity 'app/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${resourceToken}'
    location: location
    tags: tags
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module privateEndpoints 'app/private-endpoints.bicep' = if (vnetEnabled) {
  scope: group
  params: {
    resourceToken: resourceToken
    location: location
    tags: tags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointsSubnetId
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module functionApp 'app/function-app.bicep' = {
  scope: group
  params: {
    resourceToken: resourceToken
    location: location
    tags: tags
    identityId: identity.outputs.id
    packageUrl: storage.outputs.packageUrl
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    isZoneRedundant: zoneRedundant
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
  }
}

module signIn 'app/sign-in.bicep' = if (!empty(signInClientId)) {
  scope: group
  params: { appName: functionApp.outputs.name, clientId: signInClientId }
}

module appSettings 'app/settings.bicep' = {
  scope: group
  params: {
    appName: functionApp.outputs.name
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    dataverseUrl: dataverseUrl
    reportTimeZone: reportTimeZone
    mail: mail
    mailFrom: mailFrom
    graphMailbox: graphMailbox
    digestTo: digestTo
    digestAt: digestAt
    hasSignIn: !empty(signInClientId)
    publicUrl: publicUrl
    settings: settings
  }
  // A name is found in the private zone, or not at all. And an app that believes what the platform says of people starts after the platform says it.
  dependsOn: [privateEndpoints, signIn]
}

module alerts 'app/alerts.bicep' = {
  scope: group
  params: {
    resourceToken: resourceToken
    location: location
    tags: tags
    insightsName: monitoring.outputs.insightsName
    email: alertEmail
  }
}

module workbook 'app/workbook.bicep' = {
  scope: group
  params: { location: location, tags: tags, insightsName: monitoring.outputs.insightsName }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_APP_NAME string = functionApp.outputs.name
output SERVICE_APP_URI string = functionApp.outputs.uri
@description('Of the managed identity: Dataverse makes its application user from it, Exchange its service principal.')
output IDENTITY_CLIENT_ID string = identity.outputs.clientId
@description('Object id of its enterprise application.')
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
output KEY_VAULT_NAME string = vault.outputs.name
