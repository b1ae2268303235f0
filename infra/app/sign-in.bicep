// Sign-in by Microsoft Entra. Everybody is let through to the app, which asks people to sign in and programs for keys.
param appName string
param clientId string

resource app 'Microsoft.Web/sites@2024-11-01' existing = { name: appName }

resource signIn 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true }
    globalValidation: { requireAuthentication: false, unauthenticatedClientAction: 'AllowAnonymous' }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          // Not a secret but an assertion of the managed identity (settings.bicep).
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: { defaultAuthorizationPolicy: { allowedApplications: [clientId] } }
      }
    }
    // The app reads who has signed in and asks for no token of theirs.
    login: { tokenStore: { enabled: false } }
  }
}
