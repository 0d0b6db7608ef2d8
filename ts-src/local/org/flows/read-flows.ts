import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { namespaced } from '../schema/metadata/namespace.ts';
import { readMetadataFile } from '../schema/metadata/xml.ts';
import type { MetadataElement } from '../schema/metadata/xml.ts';
import type { FlowDefinition, ScheduledPath } from './flow.ts';
import { FlowElement } from './flow-element.ts';
import { readSteps } from './read-steps.ts';

const ENDING = '.flow-meta.xml';
const UNIT_MS: Readonly<Record<string, number>> = { Minutes: 60_000, Hours: 3_600_000, Days: 86_400_000 };

/**
 * The active record-triggered flows of a metadata folder. Only scheduled paths on a date field run here, with look-ups,
 * decisions, additions to collections and custom notifications.
 * @throws Error naming the flow and the first element that the local org does not run
 */
export function readFlows(folder: string, namespace: string): FlowDefinition[] {
  const flows = join(folder, 'flows');
  if (!existsSync(flows)) return [];
  return readdirSync(flows)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .flatMap((file) => {
      const name = file.slice(0, -ENDING.length);
      const element = readMetadataFile(join(flows, file));
      return element.text('status') === 'Active' ? [flowOf(name, element, namespace)] : [];
    });
}

/** One flow. @throws Error as `readFlows` */
export function flowOf(name: string, source: MetadataElement, namespace: string): FlowDefinition {
  const flow = new FlowElement(name, 'flow', source, (text) => namespaced(text, namespace));
  flow.allow(
    ...['actionCalls', 'apiVersion', 'assignments', 'decisions', 'description', 'environments', 'interviewLabel'],
    ...['label', 'processMetadataValues', 'processType', 'recordLookups', 'start', 'status', 'textTemplates'],
    'variables',
  );
  flow.require('processType', 'AutoLaunchedFlow');
  const start = flow.child('start');
  start.allow(
    ...['locationX', 'locationY', 'filterLogic', 'filters', 'object', 'recordTriggerType', 'scheduledPaths'],
    'triggerType',
  );
  start.require('triggerType', 'RecordAfterSave');
  const trigger = start.text('recordTriggerType');
  const steps = readSteps(flow);
  return {
    name,
    object: start.text('object'),
    onCreate: trigger === 'Create' || trigger === 'CreateAndUpdate',
    onUpdate: trigger === 'Update' || trigger === 'CreateAndUpdate',
    filters: start.conditions('filters', 'field', 'value', 'filterLogic'),
    paths: start.children('scheduledPaths').map((path) => pathOf(path, steps)),
    steps,
    templates: new Map(flow.children('textTemplates').map((one) => [one.text('name'), one.text('text')])),
    collections: flow.children('variables').map((variable) => {
      variable.require('isCollection', 'true');
      return variable.text('name');
    }),
  };
}

function pathOf(path: FlowElement, steps: FlowDefinition['steps']): ScheduledPath {
  path.allow('name', 'label', 'connector', 'maxBatchSize', 'offsetNumber', 'offsetUnit', 'recordField', 'timeSource');
  path.require('timeSource', 'RecordField');
  const unit = UNIT_MS[path.text('offsetUnit')];
  if (unit === undefined) throw path.refuse(`offsetUnit ${path.text('offsetUnit')}`);
  const first = path.child('connector').text('targetReference');
  if (!steps.has(first)) throw path.refuse(`a connector to ${first}`);
  return {
    name: path.text('name'),
    field: path.text('recordField'),
    offsetMs: Number(path.text('offsetNumber')) * unit,
    first,
  };
}
