import { expect, test } from 'vitest';
import { startLocalOrg } from '../../../ts-src/local/org/index.ts';
import { adminOf } from '../local-connection.ts';
import { giveRoom } from './roomy-org.ts';

test('the org of the demo has API calls for a day of sweeps every few seconds', async () => {
  const org = await startLocalOrg();
  try {
    await giveRoom(org);
    const response = await fetch(`${org.url}/services/data/v66.0/limits`, {
      headers: { authorization: `Bearer ${adminOf(org).accessToken}` },
    });
    expect(await response.json()).toMatchObject({ DailyApiRequests: { Max: 1_000_000 } });
  } finally {
    await org.close();
  }
});
