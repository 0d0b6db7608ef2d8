import type { Claim } from '../../claim.ts';

const GRAPHQL = 'Local org: GraphQL';

/** GraphQL. */
export const GRAPHQL_CLAIMS: readonly Claim[] = [
  {
    id: 'org-graphql-schema-user',
    area: GRAPHQL,
    behaviour:
      'The schema holds the objects and fields that the user may read; what he may not read does not exist for him.',
    status: 'documented',
    source: 'GraphQL API overview: the schema reflects field-level security',
  },
  {
    id: 'org-graphql-names',
    area: GRAPHQL,
    behaviour: 'Filter, OrderBy, GroupBy, Connection, Edge and operator types are named as in schemas of real orgs.',
    status: 'observed',
    source: "Types generated off a real org in forcedotcom's ui-bundle samples; Relay artifacts of public projects",
  },
  {
    id: 'org-graphql-names-assumed',
    area: GRAPHQL,
    behaviour: 'Names of clause, scope, payload and polymorphic parent types are ours where no source has them.',
    status: 'assumed',
    source: 'They show only in introspection and in variables of those types',
  },
  {
    id: 'org-graphql-order-clause',
    area: GRAPHQL,
    behaviour: 'One OrderBy type serves queries and aggregates; a function in a plain query is refused when it runs.',
    status: 'documented',
    source: 'GraphQL API guide, Order By Schema; real schemas name the clause OrderByClause',
  },
  {
    id: 'org-graphql-status',
    area: GRAPHQL,
    behaviour:
      'Answers have status 200, data and errors; errors is empty when there are none; data is empty when the request was not run.',
    status: 'documented',
    source: 'GraphQL API guide, Status Codes and Error Responses; that data is {} and not null is assumed',
  },
  {
    id: 'org-graphql-error-text',
    area: GRAPHQL,
    behaviour:
      'Validation errors read: Validation error of type FieldUndefined: Field X in type Y is undefined @ path.',
    status: 'observed',
    source:
      "Messages of the platform's GraphQL compiler in an issue of offline-app-developer-starter-kit; the other kinds keep graphql-js's words",
  },
  {
    id: 'org-graphql-partial',
    area: GRAPHQL,
    behaviour: 'A sub-query that fails is null and named in errors as DataFetchingException; the others are answered.',
    status: 'assumed',
    source: 'Usual for GraphQL servers',
  },
  {
    id: 'org-graphql-optional',
    area: GRAPHQL,
    behaviour: '@optional leaves out a field that does not exist for the user; fields below it need their own mark.',
    status: 'documented',
    source: 'GraphQL API guide (API 65.0); how deep the mark reaches is assumed',
  },
  {
    id: 'org-graphql-default-first',
    area: GRAPHQL,
    behaviour:
      'A sub-query gives 10 records when it does not say how many, at most 2,000; a request has at most 10 sub-queries, each counted as an API request.',
    status: 'documented',
    source: 'GraphQL API guide, Query Limitations and Paginate Results',
  },
  {
    id: 'org-graphql-upper-bound',
    area: GRAPHQL,
    behaviour:
      'Without upperBound 4,000 records can be reached by paging; with it first is 200 to 2,000 and upperBound is the end.',
    status: 'documented',
    source: 'GraphQL API guide, Paginate with Upper-Bound Limit',
  },
  {
    id: 'org-graphql-total-count',
    area: GRAPHQL,
    behaviour: 'totalCount is the number of all records the filter finds, also beyond what can be reached by paging.',
    status: 'assumed',
    source: 'Not documented',
  },
  {
    id: 'org-graphql-cursor',
    area: GRAPHQL,
    behaviour: 'A cursor is base64 of v1: and the position counted from 1.',
    status: 'documented',
    source: 'Cursors in the examples of the GraphQL API guide',
  },
  {
    id: 'org-graphql-depth',
    area: GRAPHQL,
    behaviour: 'Five levels up and one down.',
    status: 'documented',
    source: 'GraphQL API guide, Query Limitations',
  },
  {
    id: 'org-graphql-child-paging',
    area: GRAPHQL,
    behaviour: 'after on a child list works for several parents at once.',
    status: 'differs',
    source: 'The platform allows it for one parent only; our pages do not use it',
  },
  {
    id: 'org-graphql-same-list',
    area: GRAPHQL,
    behaviour: 'The same child list may stand twice under different aliases.',
    status: 'assumed',
    source: 'Not documented',
  },
  {
    id: 'org-graphql-display',
    area: GRAPHQL,
    behaviour:
      'displayValue is made for an English (United States) user in UTC with US dollars; texts, ids and checkboxes have none.',
    status: 'assumed',
    source: 'Formats as in public recordings of the User Interface API',
  },
  {
    id: 'org-graphql-polymorphic',
    area: GRAPHQL,
    behaviour: 'A parent of several objects is a union: its fields are asked for with inline fragments.',
    status: 'assumed',
    source: 'GraphQL API guide shows ... on User for owners',
  },
  {
    id: 'org-graphql-aggregate',
    area: GRAPHQL,
    behaviour:
      'groupBy takes fields of the object and of its parents, dates also and datetimes only by a function, one an argument; ROLLUP and CUBE by type.',
    status: 'documented',
    source: 'GraphQL API guide, Group By Schema',
  },
  {
    id: 'org-graphql-mutations',
    area: GRAPHQL,
    behaviour:
      'Create, Update and Delete of each object, chained by @{name} of a Create or Delete; with allOrNone (the default) a failure undoes all, without it a failed operation takes those that name it along.',
    status: 'documented',
    source: 'GraphQL API guide, Mutations (API 66.0)',
  },
  {
    id: 'org-graphql-mutation-errors',
    area: GRAPHQL,
    behaviour:
      'A refused operation is null; each error of its save stands in errors with the path uiapi, operation, the type DataFetchingException and the message code, colon, text.',
    status: 'assumed',
    source: 'GraphQL API guide, Send Mutation Requests shows refused operations; the form of messages by experience',
  },
  {
    id: 'org-graphql-left-out',
    area: GRAPHQL,
    behaviour:
      'objectInfos, relatedListByName, layouts, search scopes other than MINE and EVERYTHING, compound addresses and distances do not exist.',
    status: 'differs',
    source: "Counterpart's components do not use them",
  },
];
