// Alerts over what the app tells. Requests are runs of functions and never sampled (host.json), and metrics never are; test/infra holds names against functions/ and the table of metrics.
param resourceToken string
param location string
param tags object
param insightsName string
@description('Who is mailed; empty: nobody.')
param email string

var rules = [
  {
    name: 'harvest-failing'
    title: 'Harvest fails'
    says: 'Each harvest of the last 45 minutes failed. GET /api/health says why, and GET /api/runs?kind=harvest lists them.'
    severity: 1
    window: 'PT45M'
    every: 'PT15M'
    query: '''
      requests
      | where name == "harvest"
      | summarize failed = countif(success == false), ended = countif(success == true)
      | where failed >= 3 and ended == 0
    '''
  }
  {
    name: 'harvest-behind'
    title: 'Harvest is behind'
    says: 'No harvest of the last hour has read Dataverse up to within an hour of now. After a first deployment it takes as long as the first harvest; later see GET /api/health. Where that is content, the metrics of the app do not arrive.'
    severity: 2
    window: 'PT1H'
    every: 'PT15M'
    query: '''
      customMetrics
      | where name == "digest.harvest.lag"
      | summarize current = countif(value < 3600)
      | where current == 0
    '''
  }
  {
    name: 'dispatch-stopped'
    title: 'Digests are not dispatched'
    says: 'The dispatch timer has not ended well for 30 minutes, so that no digest that comes due is sent.'
    severity: 1
    window: 'PT30M'
    every: 'PT15M'
    query: '''
      requests
      | where name == "dispatch" and success == true
      | summarize ended = count()
      | where ended == 0
    '''
  }
  {
    name: 'digest-missing'
    title: 'A digest that came due has no record'
    says: 'The watch found a digest that should have been made and was not: missingDigests of GET /api/health names it.'
    severity: 1
    window: 'PT1H'
    every: 'PT30M'
    query: '''
      customMetrics
      | where name == "digest.deliveries.missing" and value > 0
    '''
  }
  {
    name: 'poison-queue'
    title: 'A poison queue is not empty'
    says: 'A delivery or a day of a backfill failed five times in a row. GET /api/health says which.'
    severity: 2
    window: 'PT15M'
    every: 'PT15M'
    query: '''
      requests
      | where name in ("send-poison", "backfill-poison")
    '''
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${resourceToken}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'digest'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${rule.name}-${resourceToken}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.says
      enabled: true
      severity: rule.severity
      scopes: [insights.id]
      windowSize: rule.window
      evaluationFrequency: rule.every
      autoMitigate: true
      // Before the first telemetry arrives, the names in it are not known.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [people.id] }
    }
  }
]
