import { expect, it } from 'vitest';
import { FOLDERS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId } from '../stack/workflows';
import { tower } from './places';
import type { Stage } from './stage';

/** Operations on webhooks. */
export function webhookOperations(stage: () => Stage): void {
	it('take a webhook through its life cycle, as a service account', async () => {
		const { robot, steps } = stage();
		const webhook = byId(from('webhook.create', 'id'));
		const callbackUrl = `https://n8n.example.com/webhook/${unique('hook').replaceAll(' ', '-')}`;
		const hook = { ...tower, folder: byId(FOLDERS.towerModels), callbackUrl };
		const output = await steps.run(
			'webhook',
			step('webhook.create', robot, hook),
			step('webhook.create: again', robot, { ...hook, ifExists: 'return' }),
			step('webhook.get', robot, { webhook }),
			step('webhook.getAll', robot, { returnAll: true }),
			step('webhook.getAllBySystem', robot, { returnAll: true }),
			step('webhook.update', robot, { webhook, updateFields: { status: 'inactive' } }),
			step('webhook.get: again', robot, { webhook }),
			step('webhook.delete', robot, { webhook }),
		);

		expect(output('webhook.create: again')).toMatchObject([{ callbackUrl, outcome: 'existed' }]);
		expect(output('webhook.get')).toMatchObject([{ callbackUrl, status: 'active' }]);
		for (const list of ['webhook.getAll', 'webhook.getAllBySystem']) {
			expect(output(list).map((row) => row.callbackUrl)).toContain(callbackUrl);
		}
		expect(output('webhook.get: again')).toMatchObject([{ status: 'inactive' }]);
		expect(output('webhook.delete')).toEqual([{ deleted: true }]);
	});
}
