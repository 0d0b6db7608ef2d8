import { erpFormulaType, type WayBack } from 'c/mappingEngine';
import { fillLabel } from 'c/erpFormat';
import { shown, type BackView, type ErpFieldChoice, type SampleTrip } from 'c/erpMappingDraft';
import type { PickerOption } from 'c/erpPicker';
import { labels } from './labels';

/** One field of the ERP that a field goes back to, while it is edited; without a field it is not kept yet. */
export interface Way {
  readonly id: string;
  readonly field: string;
  readonly formula: string;
}

/** What is kept of the ways: those with a field, without blank formulas. */
export function keptOf(ways: readonly Way[]): readonly WayBack[] {
  return ways
    .filter(({ field }) => field !== '')
    .map(({ field, formula }) => (formula.trim() === '' ? { field } : { field, formula }));
}

/** Why a field of the ERP is not offered, in words; blank when it is. */
export function refusalOf({ name, refused, by = '' }: ErpFieldChoice): string {
  switch (refused) {
    case 'key':
      return fillLabel(labels.refusedKey, name);
    case 'readOnly':
      return fillLabel(labels.refusedReadOnly, name);
    case 'taken':
      return fillLabel(labels.refusedTaken, name, by);
    default:
      return '';
  }
}

/** Fields of the ERP that a way can lead to: those that can be written, and the one that is chosen. */
function optionsFor({ field }: Way, ways: readonly Way[], { choices }: BackView): readonly PickerOption[] {
  const others = new Set(ways.map((way) => way.field).filter((name) => name !== field));
  const offered = choices.filter(({ name, refused }) => name === field || (!refused && !others.has(name)));
  const isKnown = field === '' || offered.some(({ name }) => name === field);
  return [
    ...(isKnown ? [] : [{ value: field, label: field }]),
    ...offered.map(({ name, type }) => ({ value: name, label: name, detail: type })),
  ];
}

/** A way as a row of the editor. */
export function rowOf(way: Way, index: number, ways: readonly Way[], view: BackView): object {
  const choice = view.choices.find(({ name }) => name === way.field);
  const refusal = choice ? refusalOf(choice) : '';
  return {
    ...way,
    isEditable: true,
    className: 'way boxed',
    label: fillLabel(labels.group, index + 1, way.field || '–'),
    removeText: fillLabel(labels.remove, way.field || '–'),
    options: optionsFor(way, ways, view),
    wanted: erpFormulaType(choice?.type),
    warning: way.field ? refusal : labels.chooseField,
    warningKind: way.field ? 'bad' : 'attention',
    ...tripsOf(way.field, view.samples),
  };
}

/** The row of a field that goes back as it came: there is nothing to edit in it. */
export function plainRow({ same, samples, choices }: BackView): object {
  const choice = choices.find(({ name }) => name === same);
  return {
    id: 'same',
    field: same,
    isEditable: false,
    className: 'way',
    label: fillLabel(labels.same, same),
    warning: choice ? refusalOf(choice) : '',
    warningKind: 'bad',
    ...tripsOf(same, samples),
  };
}

function tripsOf(
  field: string,
  samples: readonly SampleTrip[],
): { readonly trips: readonly object[]; readonly hasTrips: boolean } {
  const trips = samples.flatMap(({ key, label, trips: all }) =>
    all
      .filter((trip) => trip.field === field)
      .map(({ now, back, same, problem }) => ({
        key,
        label,
        back: shown(back),
        now: shown(now),
        outcome: problem ? 'problem' : same ? 'same' : 'differs',
        kind: same ? 'good' : 'bad',
        text: problem || (same ? labels.tripSame : labels.tripDiffers),
      })),
  );
  return { trips, hasTrips: trips.length > 0 };
}
