// App settings: what the host and src/settings read. test/infra holds the names against both.
param appName string
param identityClientId string
param storageName string
param vaultName string
param insightsName string
param dataverseUrl string
param reportTimeZone string
param mail string
param mailFrom string
param graphMailbox string
param digestTo string
param digestAt string
param hasSignIn bool
param publicUrl string
param settings object

resource app 'Microsoft.Web/sites@2024-11-01' existing = { name: appName }
resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: storageName }
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

func secret(vault string, name string) string => '@Microsoft.KeyVault(VaultName=${vault};SecretName=${name})'

var hostSettings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // History lies in the same account: without STORAGE_CONNECTION the app takes this one.
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
  // The page of reports is at the root.
  AzureWebJobsDisableHomepage: 'true'
}

var appSettings = {
  DATAVERSE_URL: dataverseUrl
  DATAVERSE_AUTH: 'managed-identity'
  ENTRA_CLIENT_ID: identityClientId
  PRIVACY_KEY: secret(vaultName, 'privacy-key')
  REPORT_TIME_ZONE: reportTimeZone
  PUBLIC_URL: empty(publicUrl) ? 'https://${app.properties.defaultHostName}' : publicUrl
  LINK_KEYS: secret(vaultName, 'link-keys')
}

// Without mail nobody is written to; a transport there has to be, and the files of this one go with the instance.
var mailSettings = {
  none: { MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: '/tmp/outbox', MAIL_FROM: 'nobody@example.com' }
  smtp: { MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: secret(vaultName, 'mail-smtp-url'), ...digestSettings }
  graph: { MAIL_TRANSPORT: 'graph', GRAPH_MAILBOX: graphMailbox, ...digestSettings }
}
var digestSettings = { MAIL_FROM: sender, DIGEST_TO: digestTo, DIGEST_AT: digestAt }
var sender = mail != 'none' && empty(mailFrom) ? fail('mailFrom is required where mail is smtp or graph') : mailFrom

var signInSettings = hasSignIn
  ? {
      SIGN_IN: 'app-service'
      LINKS: 'sign-in'
      // The app registration trusts the identity, so there is no secret to expire.
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
    }
  : {}

resource all 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(hostSettings, appSettings, mailSettings[mail], signInSettings, settings)
}
