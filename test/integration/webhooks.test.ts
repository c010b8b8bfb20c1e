import { describe, expect, it } from 'vitest';
import { operationsAt } from '../harness/operationsAt';
import { byId, byUrl } from '../harness/runOperation';
import { FOLDERS, HUBS, PROJECTS } from '../simulator';
import { freshSimulator } from '../harness/simulator/requests';

const CALLBACK = 'https://n8n.example.com/webhook/autodesk';
const onFolder = { folder: byId(FOLDERS.towerModels), callbackUrl: CALLBACK };

describe.each(['token', 'path', 'url'] as const)(
	'webhooks whose next page is given as %s',
	(hookNextLink) => {
		const run = operationsAt(freshSimulator({ hookNextLink, hookPageSize: 2 }));

		it('are listed in full and found by their bare ID', async () => {
			const created: unknown[] = [];
			for (let index = 0; index < 5; index++) {
				const callbackUrl = `${CALLBACK}/${index}`;
				const [{ id: hookId }] = await run('webhook.create', { ...onFolder, callbackUrl });
				created.push(hookId);
			}
			for (const operation of ['webhook.getAll', 'webhook.getAllBySystem']) {
				const listed = await run(operation, { returnAll: true });
				expect(listed.map(({ id }) => id)).toEqual(created);
			}
			const last = byId(String(created[4]));
			expect(await run('webhook.get', { webhook: last })).toMatchObject([
				{ callbackUrl: `${CALLBACK}/4`, scopeValue: FOLDERS.towerModels },
			]);
		});
	},
);

describe('a webhook', () => {
	const run = operationsAt(freshSimulator());

	it('is created, changed and deleted in its region only', async () => {
		const region = 'EMEA';
		const [{ id: hookId }] = await run('webhook.create', {
			...onFolder,
			project: byId(PROJECTS.plant.guid),
			folder: byId(FOLDERS.plantProjectFiles),
			additionalFields: { hookAttribute: { a: 1 }, filter: "$[?(@.ext=='rvt')]" },
		});
		const webhook = byUrl(`/systems/data/events/dm.version.added/hooks/${hookId}`);
		expect(await run('webhook.getAll')).toEqual([]);
		await expect(run('webhook.delete', { webhook })).rejects.toThrow('not found');

		const updateFields = {
			status: 'inactive',
			token: 'Ab1'.repeat(12),
			filter: '',
			hookAttribute: '{}',
			hookExpiry: '2999-01-01T00:00:00Z',
		};
		await run('webhook.update', { region, webhook, updateFields });
		expect(await run('webhook.get', { region, webhook })).toMatchObject([
			{ region, status: 'inactive', attribute: {}, expiresAt: '2999-01-01T00:00:00.000Z' },
		]);
		const [raw] = await run('webhook.get', { region, webhook, simplify: false });
		expect(raw).not.toHaveProperty('filter');
		const filters = { status: 'active' };
		expect(await run('webhook.getAll', { region, filters })).toEqual([]);

		expect(await run('webhook.delete', { region, webhook })).toEqual([{ deleted: true }]);
		expect(await run('webhook.getAll', { region })).toEqual([]);
	});

	it('that already exists is returned on request, and left unchanged', async () => {
		const [first] = await run('webhook.create', onFolder);
		await expect(run('webhook.create', onFolder)).rejects.toThrow('already exists');
		const options = { returnExisting: true };
		const [second] = await run('webhook.create', { ...onFolder, options });
		expect(second).toEqual({ ...first, created: false, outcome: 'existed' });
	});

	it('for issues can be created by a project admin only', async () => {
		const parameters = {
			event: 'autodesk.construction.issues/issue.created-1.0',
			hub: byId(HUBS.us.id),
			project: byId(PROJECTS.tower.id),
			callbackUrl: CALLBACK,
		};
		const [created] = await run('webhook.create', parameters, { as: 'kim' });
		expect(created).toMatchObject({ scopeKey: 'project', scopeValue: PROJECTS.tower.guid });
		await expect(run('webhook.create', parameters, { as: 'lee' })).rejects.toMatchObject({
			details: expect.stringContaining('for Issues: as a project admin'),
		});
		await expect(run('webhook.create', parameters)).rejects.toThrow('Credential: ');
	});
});
