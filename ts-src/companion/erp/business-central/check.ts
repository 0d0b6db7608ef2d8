/** Every prerequisite in Business Central, one by one, each with what to do. */
import { failed, failedBy, passed } from '../../errors/check-results.ts';
import type { CheckResult } from '../contract.ts';
import type { Client } from './client.ts';
import { findCompany, listCompanies, type ListedCompany } from './companies.ts';
import { entityNeeds } from './entity-needs.ts';
import { setAddress } from './odata.ts';
import { allRows } from './paging.ts';
import type { Shapes } from './installation.ts';
import type { BusinessCentralConnection } from './settings.ts';

const INSTALL =
  'Install the Counterpart extension (ts-src/companion/erp/business-central/extension) and give the user its permission set CPI READ.';
const UPDATE = 'Update Business Central, or take the fields out of the mappings.';

function checkCompanies(
  listed: readonly ListedCompany[],
  wanted: BusinessCentralConnection['companies'],
): CheckResult[] {
  const there = listed.map((company) => company.name).join(', ');
  return wanted.map(({ code, name }) => {
    const label = `Business Central: company ${code}`;
    if (findCompany(listed, name) !== undefined) return passed(label, name);
    const action = `Write the name of one of them in the connection file: ${there}.`;
    return failed(label, `there is no company “${name}”`, action);
  });
}

/** Entities and fields that the templates use, against `$metadata`. */
function checkShapes(shapes: Shapes): CheckResult[] {
  return entityNeeds.map(({ api, set, fields, onlyFor }) => {
    const name = `Business Central: ${set}`;
    const action = api === 'extension' ? INSTALL : UPDATE;
    const shape = [...shapes[api].values()].find((candidate) => candidate.set === set);
    if (shape === undefined && onlyFor !== undefined) {
      return passed(name, `the API does not have it; only the integration ${onlyFor} needs it`);
    }
    if (shape === undefined) return failed(name, 'the API does not have it', action);
    const missing = fields.filter((field) => !shape.fields.has(field) && !(field in shape.navigation));
    return missing.length === 0
      ? passed(name, `there, with all ${fields.length} fields`)
      : failed(name, `without the fields ${missing.join(', ')}`, action);
  });
}

/** Reads one record of each entity of a company: a right that is missing shows in no other way. */
async function checkRights(
  client: Client,
  shapes: Shapes,
  company: ListedCompany,
  code: string,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { api, set, withDocument, onlyFor } of entityNeeds) {
    if (withDocument === true || onlyFor !== undefined || ![...shapes[api].values()].some((shape) => shape.set === set))
      continue;
    const name = `Business Central: ${code}, right to read ${set}`;
    const address = setAddress(company.id, set, { top: 1 });
    try {
      await allRows(client, { address, api, operation: `reading ${set}`, pageSize: 1 });
      results.push(passed(name, 'given'));
    } catch (error) {
      results.push(failedBy(name, error));
    }
  }
  return results;
}

/** Looks everything up. What can't be looked at without an answer or a login is not reported on. */
export async function checkInstallation(
  client: Client,
  loadShapes: () => Promise<Shapes>,
  wanted: BusinessCentralConnection['companies'],
): Promise<readonly CheckResult[]> {
  let listed: ListedCompany[];
  try {
    listed = await listCompanies(client);
  } catch (error) {
    return [failedBy(`Business Central: ${client.host}`, error)];
  }
  const version = listed[0]?.systemVersion ?? '';
  const reached = passed(
    `Business Central: ${client.host}`,
    `reached and logged in${version === '' ? '' : `, version ${version}`}`,
  );
  const results = [reached, ...checkCompanies(listed, wanted)];
  try {
    const shapes = await loadShapes();
    const extension = 'Business Central: Counterpart extension';
    results.push(
      shapes.extension.size > 0
        ? passed(extension, 'installed, API v1.0')
        : failed(extension, 'not installed', INSTALL),
      ...checkShapes(shapes),
    );
    for (const { code, name } of wanted) {
      const company = findCompany(listed, name);
      if (company !== undefined) results.push(...(await checkRights(client, shapes, company, code)));
    }
  } catch (error) {
    results.push(failedBy('Business Central: $metadata', error));
  }
  return results;
}
