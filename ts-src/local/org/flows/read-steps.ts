import type { FlowStep } from './flow.ts';
import type { FlowElement } from './flow-element.ts';

const NODE = ['name', 'label', 'description', 'locationX', 'locationY'];
const NOTIFICATION = 'customNotificationAction';

/** The steps of a flow by name. @throws Error naming what the local org does not run */
export function readSteps(flow: FlowElement): ReadonlyMap<string, FlowStep> {
  const read = (list: string, of: (element: FlowElement) => FlowStep): [string, FlowStep][] =>
    flow.children(list).map((element) => [element.text('name'), of(element)]);
  return new Map([
    ...read('recordLookups', lookup),
    ...read('decisions', decision),
    ...read('assignments', addition),
    ...read('actionCalls', notification),
  ]);
}

function lookup(element: FlowElement): FlowStep {
  const own = ['connector', 'filterLogic', 'filters', 'getFirstRecordOnly', 'object', 'storeOutputAutomatically'];
  element.allow(...NODE, ...own, 'assignNullValuesIfNoRecordsFound');
  element.require('getFirstRecordOnly', 'true');
  element.require('storeOutputAutomatically', 'true');
  const filters = element.conditions('filters', 'field', 'value', 'filterLogic');
  const other = filters.find(({ operator, right }) => operator !== 'EqualTo' || !('text' in right));
  if (other !== undefined) throw element.refuse(`a filter on ${other.left} that is not equal to a text`);
  return { kind: 'lookup', object: element.text('object'), filters, next: element.next('connector') };
}

function decision(element: FlowElement): FlowStep {
  element.allow(...NODE, 'defaultConnector', 'defaultConnectorLabel', 'rules');
  const rules = element.children('rules').map((rule) => {
    rule.allow('name', 'label', 'conditionLogic', 'conditions', 'connector');
    return {
      conditions: rule.conditions('conditions', 'leftValueReference', 'rightValue', 'conditionLogic'),
      next: rule.next('connector'),
    };
  });
  return { kind: 'decision', rules, otherwise: element.next('defaultConnector') };
}

function addition(element: FlowElement): FlowStep {
  element.allow(...NODE, 'assignmentItems', 'connector');
  const items = element.children('assignmentItems').map((item) => {
    item.require('operator', 'Add');
    return { variable: item.text('assignToReference'), value: item.value('value') };
  });
  return { kind: 'add', items, next: element.next('connector') };
}

function notification(element: FlowElement): FlowStep {
  element.allow(...NODE, 'actionName', 'actionType', 'connector', 'flowTransactionModel', 'inputParameters');
  element.require('actionName', NOTIFICATION);
  element.require('actionType', NOTIFICATION);
  const inputs = element
    .children('inputParameters')
    .map((input) => [input.text('name'), input.value('value')] as const);
  return { kind: 'notify', inputs: new Map(inputs), next: element.next('connector') };
}
