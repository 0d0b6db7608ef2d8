export { answerOf, type Answered, type Sentence } from './answer';
export {
  connectionProblem,
  momentOf,
  readConsole,
  type ConsoleCompany,
  type ConsoleConnection,
  type ConsoleData,
} from './consoleData';
export { consoleQuery } from './consoleQuery';
export { formatLag } from './duration';
export {
  INTEGRATIONS,
  integrationName,
  integrationPurpose,
  integrationsOf,
  type Integration,
  type IntegrationName,
} from './integrations';
export { issueQuery, issuesQuery } from './issuesQuery';
export { messagesQuery, readMessages, type FailedRecord, type FailedRecords } from './messages';
export { auditKinds, readAudit, type AuditEntry } from './audit';
export { needsReader, readIssues, type Amount, type Issue, type Issues } from './issues';
export { healthOf, lagOf, readMapping, type Mapping, type MappingHealth, type MappingState } from './mappings';
export { readUsers, usersQuery } from './users';
