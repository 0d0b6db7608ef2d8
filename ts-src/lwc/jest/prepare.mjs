import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/** Before all component tests: builds the components, and makes a module of each custom label. */
export default function prepare({ rootDir }) {
  const main = `${rootDir}/scripts/tasks/build-lwc/main.ts`;
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', main], { stdio: 'pipe' });
  const folder = `${rootDir}/.counterpart/cache/jest-labels`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
  const xml = readFileSync(`${rootDir}/force-app/main/default/labels/CustomLabels.labels-meta.xml`, 'utf8');
  for (const { fullName, value } of parser.parse(xml).CustomLabels.labels) {
    writeFileSync(`${folder}/${fullName}.js`, `export default ${JSON.stringify(value)};\n`);
  }
}
