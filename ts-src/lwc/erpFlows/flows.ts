import { gql } from 'lightning/graphql';
import { groupsOf, numberOf, valueOf, type Computed, type Field, type Groups } from 'c/erpAccountData';

/** What the runs of each mapping moved in the last hour and in the last day. */
export const flowsQuery = gql`
  query erpFlows($hour: DateTime, $day: DateTime) {
    uiapi {
      aggregate {
        hour: ERP_Run__c(
          first: 500
          where: { Started__c: { gte: { value: $hour } } }
          groupBy: { Mapping__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Mapping__c: Mapping__c {
                  value
                }
                Read__c: Read__c {
                  sum {
                    value
                  }
                }
                Created__c: Created__c {
                  sum {
                    value
                  }
                }
                Updated__c: Updated__c {
                  sum {
                    value
                  }
                }
                Deleted__c: Deleted__c {
                  sum {
                    value
                  }
                }
                Parked__c: Parked__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
        day: ERP_Run__c(
          first: 500
          where: { Started__c: { gte: { value: $day } } }
          groupBy: { Mapping__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Mapping__c: Mapping__c {
                  value
                }
                Read__c: Read__c {
                  sum {
                    value
                  }
                }
                Created__c: Created__c {
                  sum {
                    value
                  }
                }
                Updated__c: Updated__c {
                  sum {
                    value
                  }
                }
                Deleted__c: Deleted__c {
                  sum {
                    value
                  }
                }
                Parked__c: Parked__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

interface RunGroup {
  readonly Mapping__c?: Field<string>;
  readonly Read__c?: Computed<'sum', number>;
  readonly Created__c?: Computed<'sum', number>;
  readonly Updated__c?: Computed<'sum', number>;
  readonly Deleted__c?: Computed<'sum', number>;
  readonly Parked__c?: Computed<'sum', number>;
}

/** What one mapping moved. */
export interface Flow {
  /** Records read from the source in the last hour. */
  readonly readPerHour: number;
  /** Records written to the target in the last hour. */
  readonly writtenPerHour: number;
  /** Share of the records read in the last day that were not refused; null when none was read. */
  readonly success: number | null;
}

export interface Flows {
  readonly visible: boolean;
  /** By the id of the mapping. */
  readonly byMapping: ReadonlyMap<string, Flow>;
}

/** The beginnings of the last hour and the last day, to whole five minutes: a question must not change every second. */
export function flowVariables(now: Date): { readonly hour: string; readonly day: string } {
  const step = 300_000;
  const start = Math.floor(now.getTime() / step) * step;
  const before = (milliseconds: number): string => new Date(start - milliseconds).toISOString();
  return { hour: before(3_600_000), day: before(86_400_000) };
}

/** Reads the answer of `flowsQuery`. */
export function readFlows(answer: unknown): Flows {
  const { aggregate } = (answer as { uiapi: { aggregate: { hour?: Groups<RunGroup>; day?: Groups<RunGroup> } } }).uiapi;
  const hours = new Map(groupsOf(aggregate.hour).map((group) => [valueOf(group.Mapping__c) ?? '', group]));
  const flows = groupsOf(aggregate.day).map((day): [string, Flow] => {
    const id = valueOf(day.Mapping__c) ?? '';
    const hour = hours.get(id);
    const read = numberOf(day.Read__c?.sum);
    return [
      id,
      {
        readPerHour: numberOf(hour?.Read__c?.sum),
        writtenPerHour: [hour?.Created__c, hour?.Updated__c, hour?.Deleted__c].reduce(
          (sum, count) => sum + numberOf(count?.sum),
          0,
        ),
        success: read > 0 ? (read - numberOf(day.Parked__c?.sum)) / read : null,
      },
    ];
  });
  return { visible: Boolean(aggregate.day), byMapping: new Map(flows) };
}
