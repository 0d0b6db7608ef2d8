import { OrgError, notFound } from './org-error.ts';

/** Versions the org lists, newest last, with the release each came with. */
const RELEASES: readonly (readonly [string, string])[] = [
  ["Summer '24", '61.0'],
  ["Winter '25", '62.0'],
  ["Spring '25", '63.0'],
  ["Summer '25", '64.0'],
  ["Winter '26", '65.0'],
  ["Spring '26", '66.0'],
];

/** First version that was not retired. */
const OLDEST = 31;
const NEWEST = Number(RELEASES.at(-1)?.[1]);

/** `GET /services/data`: needs no session. Releases before 61.0 are named by their number alone. */
export function versionList(): object[] {
  const older = Array.from({ length: 61 - OLDEST }, (_, index): readonly [string, string] => {
    const version = `${OLDEST + index}.0`;
    return [`API ${version}`, version];
  });
  return [...older, ...RELEASES].map(([label, version]) => ({ label, url: `/services/data/v${version}`, version }));
}

/** @throws OrgError NOT_FOUND (404) for a version that does not exist, UNSUPPORTED_API_VERSION (410) for a retired one */
export function checkVersion(version: string): void {
  const number = Number(version);
  if (number > NEWEST || !Number.isInteger(number)) throw notFound();
  if (number < OLDEST) throw new OrgError(410, 'UNSUPPORTED_API_VERSION', `API version ${version} has been retired`);
}
