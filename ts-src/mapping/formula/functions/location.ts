import { fromDouble, toDouble } from '../numbers.ts';
import { built, fail, NUMBER, numberOf, TEXT, textOf } from './definition.ts';
import type { FunctionDefinition } from './definition.ts';

/** Mean radius of the earth by unit (salesforce/formula-engine, DistanceUnit; observed). */
const RADIUS: Readonly<Record<string, number>> = { mi: 3958.761, km: 6371.009 };

/** Places on earth. Inside a formula a place is the text `latitude;longitude`; it can only be given to DISTANCE. */
export const LOCATION_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'GEOLOCATION',
    family: 'math',
    syntax: 'GEOLOCATION(latitude, longitude)',
    parameters: [
      { name: 'latitude', types: NUMBER },
      { name: 'longitude', types: NUMBER },
    ],
    build: (args) => {
      const [latitude, longitude] = [numberOf(args, 0), numberOf(args, 1)];
      return built('location', (env) => {
        const [lat, lon] = [latitude(env), longitude(env)];
        if (lat === null || lon === null) return null;
        if (Math.abs(toDouble(lat)) > 90 || Math.abs(toDouble(lon)) > 180)
          return fail('FORMULA_OUT_OF_DOMAIN', 'GEOLOCATION was given degrees that do not exist');
        return `${toDouble(lat)};${toDouble(lon)}`;
      });
    },
  },
  {
    name: 'DISTANCE',
    family: 'math',
    syntax: 'DISTANCE(location1, location2, unit)',
    parameters: [
      { name: 'location1', types: ['location'] },
      { name: 'location2', types: ['location'] },
      { name: 'unit', types: TEXT },
    ],
    build: (args) => {
      const [first, second, unit] = [textOf(args, 0), textOf(args, 1), textOf(args, 2)];
      return built('number', (env) => {
        const radius = RADIUS[unit(env) ?? ''] ?? fail('FORMULA_OUT_OF_DOMAIN', 'DISTANCE takes the units mi and km');
        const [a, b] = [first(env), second(env)];
        return a === null || b === null ? null : (fromDouble(arc(a, b) * radius) ?? null);
      });
    },
  },
];

/** Angle between two places seen from the centre of the earth, in radians (by the chord between them). */
function arc(a: string, b: string): number {
  const [p, q] = [onUnitSphere(a), onUnitSphere(b)];
  const chord = Math.hypot(...p.map((value, axis) => value - (q[axis] as number)));
  return 2 * Math.asin(Math.min(1, chord / 2));
}

function onUnitSphere(place: string): readonly number[] {
  const [latitude, longitude] = place.split(';').map((degrees) => (Number(degrees) * Math.PI) / 180) as [
    number,
    number,
  ];
  return [Math.sin(longitude) * Math.cos(latitude), Math.cos(longitude) * Math.cos(latitude), Math.sin(latitude)];
}
