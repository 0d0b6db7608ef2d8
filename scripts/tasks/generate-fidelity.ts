/**
 * Writes docs/fidelity.md from the claims of the local systems. With `--check` it only says whether the file is fresh
 * (exit 1 when not).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Claim, ClaimStatus } from '../../ts-src/local/claim.ts';
import { ERP_CLAIMS } from '../../ts-src/local/erp/claims.ts';
import { ORG_CLAIMS } from '../../ts-src/local/org/claims/index.ts';
import { repositoryRoot } from './repository.ts';

const TARGET = join(repositoryRoot, 'docs/fidelity.md');

const MEANING: Readonly<Record<ClaimStatus, string>> = {
  documented: "the vendor's documentation says so",
  observed: 'seen in recorded traffic, in tests of official clients on real systems, or by probing',
  assumed: 'widely known or inferred; nobody has confirmed it here',
  differs: 'known to be different or left out, on purpose',
};

/** Every claim of the local systems. @throws Error when an id stands twice */
export function readClaims(): readonly Claim[] {
  const claims = [...ORG_CLAIMS, ...ERP_CLAIMS];
  const seen = new Set<string>();
  for (const { id } of claims) {
    if (seen.has(id)) throw new Error(`Two claims have the id ${id}`);
    seen.add(id);
  }
  return claims;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The page as it should be, formatted. */
export async function fidelityPage(claims: readonly Claim[]): Promise<string> {
  const options = await resolveConfig(TARGET, { config: join(repositoryRoot, 'config/prettier.json') });
  return format(pageText(claims), { ...options, parser: 'markdown' });
}

function pageText(claims: readonly Claim[]): string {
  const areas = [...new Set(claims.map(({ area }) => area))].sort((a, b) => a.localeCompare(b));
  const meanings = Object.entries(MEANING).map(([status, meaning]) => `- **${status}**: ${meaning}`);
  const counts = (Object.keys(MEANING) as ClaimStatus[]).map(
    (status) => `${claims.filter((claim) => claim.status === status).length} ${status}`,
  );
  const chapters = areas.map((area) => {
    const rows = claims
      .filter((claim) => claim.area === area)
      .map(({ id, behaviour, status, source }) => `| ${cell(behaviour)} | ${status} | ${cell(source)} | \`${id}\` |`);
    return [
      `## ${area}`,
      '',
      '| Behaviour | Status | Source or reason | Id |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `# How far the local systems are like the real ones

Generated from the claims in \`ts-src/local\` by \`scripts/tasks/generate-fidelity.ts\`; change it there.

Everything that the local org and the local ERP imitate is written down as a claim with its source:

${meanings.join('\n')}

${claims.length} claims: ${counts.join(', ')}.

${chapters.join('\n\n')}
`;
}

if (process.argv[1] === import.meta.filename) {
  const page = await fidelityPage(readClaims());
  if (!process.argv.includes('--check')) {
    writeFileSync(TARGET, page);
    process.stdout.write('docs/fidelity.md written\n');
  } else if (readFileSync(TARGET, 'utf8') === page) {
    process.stdout.write('docs/fidelity.md is fresh\n');
  } else {
    process.stdout.write('docs/fidelity.md is not fresh: run node scripts/tasks/generate-fidelity.ts\n');
    process.exitCode = 1;
  }
}
