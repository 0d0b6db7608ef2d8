import { askAs, notDone } from '../request.ts';
import type { Check } from './check.ts';

/** Contacts and service start switched off: an administrator installs their mappings, and the next sync fills them. */
export const byChoice: Check = {
  name: 'contacts and service: installed by choice of an administrator',
  run: async (stage) => {
    const [connection] = await stage.rows('SELECT Id FROM ERP_Connection__c');
    const problems: string[] = [];
    for (const integration of ['contacts', 'service']) {
      const request = { integration, state: 'Live' };
      const answer = await askAs(stage, 'admin', 'install-templates', { target: String(connection?.['Id']), request });
      problems.push(...notDone(integration, answer));
    }
    const { ok, runs } = await stage.sync();
    const read = runs.reduce((sum, run) => sum + run.read, 0);
    return { summary: `${read} records read`, problems: ok ? problems : [...problems, 'the sync failed'] };
  },
};
