/**
 * What carrying out requests needs to read besides the package: who may ask (users, custom permissions and who holds
 * them, access to records), and what is offered (lines of opportunities). `check` tries each query.
 */
export interface RequestNeed {
  readonly name: string;
  readonly soql: string;
}

/** Queries that the integration user must be able to make. */
export const requestNeeds: readonly RequestNeed[] = [
  { name: 'who asks', soql: 'SELECT Id, IsActive FROM User LIMIT 1' },
  { name: 'permissions', soql: 'SELECT Id, NamespacePrefix FROM CustomPermission LIMIT 1' },
  { name: 'who holds permissions', soql: 'SELECT Id, ParentId, SetupEntityId FROM SetupEntityAccess LIMIT 1' },
  {
    name: 'assignments of permission sets',
    soql: 'SELECT Id, AssigneeId, PermissionSetId, ExpirationDate, IsActive FROM PermissionSetAssignment LIMIT 1',
  },
  { name: 'opportunities', soql: 'SELECT Id, AccountId, StageName FROM Opportunity LIMIT 1' },
  {
    name: 'lines of opportunities',
    soql: 'SELECT Id, Quantity, UnitPrice, ServiceDate, Description, Product2Id FROM OpportunityLineItem LIMIT 1',
  },
  {
    name: 'addresses of accounts',
    soql: 'SELECT Id, BillingStreet, BillingCity, BillingCountry, BillingPostalCode, Phone, Website FROM Account LIMIT 1',
  },
];
