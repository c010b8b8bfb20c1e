import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { FOLDERS, HUBS, PROJECTS } from '../../simulator';
import { sharedSimulator } from '../../harness/trigger/sharedSimulator';
import { onTowerModels, simulatedTrigger } from '../../harness/trigger/simulatedTrigger';

describe('direct delivery', () => {
	const sim = sharedSimulator();
	let trigger: TriggerUnderTest;

	beforeEach(async () => {
		trigger = await simulatedTrigger(sim(), onTowerModels);
	});
	afterEach(async () => await trigger.close());

	const hooks = () => [...sim().state.hooks.values()];

	it('registers a webhook that calls this node and signs with a secret of its own', async () => {
		await trigger.activate();
		expect(hooks()).toEqual([
			expect.objectContaining({
				system: 'data',
				event: 'dm.version.added',
				region: 'US',
				scope: { folder: FOLDERS.towerModels },
				callbackUrl: trigger.url,
				status: 'active',
				autoReactivateHook: true,
				token: expect.stringMatching(/^[A-Za-z0-9]{48}$/),
				hubId: HUBS.us.id,
				projectId: PROJECTS.tower.id,
				hookAttribute: expect.objectContaining({
					source: 'n8n',
					workflowId: 'wf',
					projectId: PROJECTS.tower.id,
				}),
			}),
		]);
		expect(hooks()[0].hookExpiry).toBeUndefined();
		expect(await trigger.checkExists()).toBe(true);
	});

	it('starts the workflow with one item when a file is uploaded', async () => {
		await trigger.activate();
		const { item, version } = sim().uploadFile({
			fileName: 'New.rvt',
			folderId: FOLDERS.towerArchitecture,
		});
		await sim().callbacks.settled();
		expect(trigger.runs).toEqual([
			[
				{
					json: expect.objectContaining({
						system: 'data',
						event: 'dm.version.added',
						region: 'US',
						hubId: HUBS.us.id,
						projectId: PROJECTS.tower.id,
						itemId: item.id,
						versionId: version.id,
						versionNumber: 1,
						fileName: 'New.rvt',
						fileType: 'rvt',
						folderId: FOLDERS.towerArchitecture,
						synthetic: false,
					}),
				},
			],
		]);
	});

	it('removes the webhook on deactivation', async () => {
		await trigger.activate();
		await trigger.delete();
		expect(hooks()).toEqual([]);
		expect(trigger.staticData).not.toHaveProperty('registration');
	});

	it('refuses what nobody, or somebody else, has signed', async () => {
		await trigger.activate();
		const body = JSON.stringify({
			hook: { system: 'data', event: 'dm.version.added' },
			payload: {},
		});
		for (const headers of [{}, { 'x-adsk-signature': `sha1hash=${'0'.repeat(40)}` }]) {
			const response = await fetch(trigger.url, {
				method: 'POST',
				body,
				headers: headers as Record<string, string>,
			});
			expect(response.status).toBe(401);
		}
		expect(trigger.runs).toEqual([]);
	});

	it('refuses a body larger than any callback', async () => {
		await trigger.activate();
		const body = new Uint8Array(2 * 1024 * 1024 + 1);
		expect((await fetch(trigger.url, { method: 'POST', body })).status).toBe(413);
	});

	it('forgets what it noted with the deactivation', async () => {
		await trigger.activate();
		sim().uploadFile({ fileName: 'New.rvt', folderId: FOLDERS.towerModels });
		await sim().callbacks.settled();
		expect(Object.keys(trigger.staticData)).toEqual(['registration']);
		await trigger.delete();
		expect(trigger.staticData).toEqual({});
	});

	it('refuses everything before it is registered', async () => {
		const response = await fetch(trigger.url, { method: 'POST', body: '{}' });
		expect(response.status).toBe(401);
		expect(trigger.staticData).toEqual({});
	});
});
