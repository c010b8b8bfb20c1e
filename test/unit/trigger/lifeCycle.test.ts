import { describe, expect, it } from 'vitest';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { FOLDERS, HUBS, PROJECTS, SERVICE_ACCOUNT } from '../../simulator';
import { sharedSimulator, triggersOn } from '../../harness/trigger/sharedSimulator';
import { byId, onTowerModels } from '../../harness/trigger/simulatedTrigger';

const CREATE_HOOK = { method: 'POST', path: '/webhooks/v1/systems/*/events/*/hooks' };
const DELETE_HOOK = { method: 'DELETE', path: '/webhooks/v1/systems/*' };

describe('life cycle', () => {
	const sim = sharedSimulator({ hookPageSize: 2 });
	const open = triggersOn(sim);
	const hooks = () => [...sim().state.hooks.values()];
	const upload = async (fileName: string, folderId: string = FOLDERS.towerModels) => {
		sim().uploadFile({ fileName, folderId });
		await sim().callbacks.settled();
	};
	const names = (trigger: TriggerUnderTest) => trigger.runs.flat().map(({ json }) => json.fileName);

	describe('activation', () => {
		it('registers one webhook per event', async () => {
			const events = ['data/dm.version.added', 'data/dm.version.deleted', 'data/dm.folder.added'];
			const trigger = await open({ ...onTowerModels, events });
			await trigger.activate();
			expect(
				hooks()
					.map(({ event }) => event)
					.sort(),
			).toEqual(['dm.folder.added', 'dm.version.added', 'dm.version.deleted']);
			expect(await trigger.checkExists()).toBe(true);
		});

		it('changes nothing if everything is in place', async () => {
			const trigger = await open();
			await trigger.activate();
			const before = structuredClone(hooks());
			await trigger.activate();
			expect(hooks()).toEqual(before);
		});

		it('adopts a webhook that n8n has no record of', async () => {
			const trigger = await open();
			await trigger.activate();
			const [{ hookId, token }] = hooks();
			delete trigger.staticData.registration;
			await trigger.activate();
			expect(hooks()).toHaveLength(1);
			expect(hooks()[0].hookId).toBe(hookId);
			expect(hooks()[0].token).not.toBe(token);
			await upload('Adopted.rvt');
			expect(names(trigger)).toEqual(['Adopted.rvt']);
		});

		it('adopts the webhook if Autodesk answers that it already exists', async () => {
			const trigger = await open();
			await trigger.activate();
			const [{ hookId }] = hooks();
			delete trigger.staticData.registration;
			// The list does not show it at first, as after a create call whose answer was lost.
			sim().faults.order({
				method: 'GET',
				path: '/webhooks/v1/systems/data/hooks',
				fault: { kind: 'status', status: 404 },
				times: 1,
			});
			await trigger.create();
			expect(hooks().map((hook) => hook.hookId)).toEqual([hookId]);
		});

		it('explains that a webhook exists but belongs to another user', async () => {
			const trigger = await open();
			await trigger.activate();
			delete trigger.staticData.registration;
			sim().faults.order({
				method: 'GET',
				path: '/webhooks/v1/systems/data/hooks',
				fault: { kind: 'status', status: 404 },
			});
			await expect(trigger.create()).rejects.toThrow('this credential cannot see it');
		});

		it('reactivates an inactive webhook', async () => {
			const trigger = await open();
			await trigger.activate();
			hooks()[0].status = 'inactive';
			expect(await trigger.checkExists()).toBe(false);
			await trigger.activate();
			expect(hooks()).toEqual([expect.objectContaining({ status: 'active' })]);
		});

		it('creates a missing webhook again', async () => {
			const trigger = await open();
			await trigger.activate();
			sim().state.hooks.clear();
			await trigger.activate();
			expect(hooks()).toHaveLength(1);
			await upload('Back.rvt');
			expect(names(trigger)).toEqual(['Back.rvt']);
		});

		it('rolls back what it created if one of several webhooks is rejected', async () => {
			const events = ['data/dm.version.added', 'data/dm.version.moved'];
			const trigger = await open({ ...onTowerModels, events });
			sim().faults.order({ ...CREATE_HOOK, fault: { kind: 'status', status: 403 }, after: 1 });
			await expect(trigger.activate()).rejects.toThrow('not allowed with this credential');
			expect(hooks()).toEqual([]);
			expect(trigger.staticData).toEqual({});
		});

		it('leaves an adopted webhook alone if a later one is rejected', async () => {
			const trigger = await open();
			await trigger.activate();
			trigger.change({ events: ['data/dm.version.added', 'data/dm.version.moved'] });
			sim().faults.order({ ...CREATE_HOOK, fault: { kind: 'status', status: 403 } });
			await expect(trigger.activate()).rejects.toThrow();
			expect(hooks()).toEqual([expect.objectContaining({ event: 'dm.version.added' })]);
		});

		it('names the usual causes of a 403', async () => {
			const trigger = await open(onTowerModels, { as: 'unprovisionedApp' });
			await expect(trigger.activate()).rejects.toThrow();
			const allowed = await open(onTowerModels);
			sim().faults.order({ ...CREATE_HOOK, fault: { kind: 'status', status: 403 } });
			await expect(allowed.activate()).rejects.toMatchObject({
				httpCode: '403',
				description: expect.stringMatching(
					/\(1\) the token lacks a scope .*\(2\) an account admin .*\(3\) the app may not see .*\(4\) the app has no access to the Webhooks API/,
				),
			});
		});

		it('puts the whole error into the message, because n8n shows nothing else for a failed activation', async () => {
			const trigger = await open();
			sim().faults.order({ ...CREATE_HOOK, fault: { kind: 'status', status: 403 } });
			await expect(trigger.activate()).rejects.toThrow(
				/was not created: not allowed with this credential\..*Usual causes: \(1\)/,
			);
		});

		it('names the scope that the credential lacks', async () => {
			const trigger = await open(onTowerModels, { scopes: ['data:read'] });
			await expect(trigger.activate()).rejects.toMatchObject({
				description: expect.stringContaining('the credential lacks the scope data:write'),
			});
		});

		it('shows Autodesk’s message about a value it does not accept', async () => {
			const trigger = await open({
				...onTowerModels,
				folder: byId('urn:adsk.wipprod:fs.folder:co.None'),
			});
			await expect(trigger.activate()).rejects.toMatchObject({
				httpCode: '400',
				description: expect.stringContaining('does not exist'),
			});
		});

		it('rejects events that an app never gets, before calling Autodesk', async () => {
			const trigger = await open({
				events: ['autodesk.construction.issues/issue.created-1.0'],
				hub: byId(HUBS.us.id),
				project: byId(PROJECTS.tower.id),
			});
			await expect(trigger.activate()).rejects.toMatchObject({
				message: expect.stringContaining('Issue events'),
				description: expect.stringContaining('User (3-Legged OAuth2)'),
			});
			expect(sim().journal.entries).toEqual([]);
		});

		it('rejects events that a service account never gets, before calling Autodesk', async () => {
			const trigger = await open(
				{
					events: ['autodesk.construction.reviews/review.created-1.0'],
					hub: byId(HUBS.us.id),
					project: byId(PROJECTS.tower.id),
				},
				{ as: 'robot' },
			);
			await expect(trigger.activate()).rejects.toMatchObject({
				message: expect.stringContaining('does not send Review events to this kind of credential'),
				description: expect.stringContaining('User (3-Legged OAuth2)'),
			});
			expect(sim().journal.entries).toEqual([]);
		});

		it('registers webhooks of a service account', async () => {
			const trigger = await open(onTowerModels, { as: 'robot' });
			await trigger.activate();
			expect(hooks()).toMatchObject([{ creatorType: 'O2User', createdBy: SERVICE_ACCOUNT.id }]);
		});

		it('rejects a URL on this machine, which Autodesk cannot reach', async () => {
			const trigger = await open(
				{ ...onTowerModels, hub: byId(''), region: 'US' },
				{ baseUrl: 'https://developer.api.autodesk.com' },
			);
			await expect(trigger.create()).rejects.toThrow('Autodesk cannot reach http://127.0.0.1');
		});

		it('rejects a URL in a private network, and names both variables of n8n', async () => {
			const trigger = await open(
				{ ...onTowerModels, hub: byId(''), region: 'US' },
				{ baseUrl: 'https://developer.api.autodesk.com' },
			);
			trigger.reachAt('http://192.168.1.20:5678');
			await expect(trigger.create()).rejects.toThrow(
				/Autodesk cannot reach http:\/\/192\.168\.1\.20:5678.*N8N_WEBHOOK_URL.*WEBHOOK_URL/,
			);
		});

		it("rejects a test event at the editor's address if webhooks have another one", async () => {
			const trigger = await open(onTowerModels, { isTest: true });
			trigger.reachAt('https://hooks.example.com', 'https://editor.example.com');
			await expect(trigger.create()).rejects.toMatchObject({
				message:
					'n8n listens for test events at https://editor.example.com, not at https://hooks.example.com',
				description: expect.stringContaining('Set N8N_WEBHOOK_URL to https://hooks.example.com'),
			});
			expect(hooks()).toEqual([]);
		});

		it("ignores the editor's address when the workflow is published", async () => {
			const trigger = await open(onTowerModels);
			trigger.reachAt('https://hooks.example.com', 'https://editor.example.com');
			await trigger.create();
			expect(hooks()).toMatchObject([
				{ callbackUrl: expect.stringMatching(/^https:\/\/hooks\.example\.com/) },
			]);
			await trigger.delete();
		});
	});

	describe('what is sent to Autodesk', () => {
		const bodies = (method: string): unknown[] =>
			sim()
				.journal.entries.filter((entry) => entry.method === method)
				.map(({ body }) => JSON.parse(body));

		it('has no filter and no expiry if there is none, and only the secret in a second call', async () => {
			const trigger = await open();
			await trigger.activate();
			expect(bodies('POST')).toEqual([
				{
					callbackUrl: trigger.url,
					scope: { folder: FOLDERS.towerModels },
					hubId: HUBS.us.id,
					projectId: PROJECTS.tower.id,
					autoReactivateHook: true,
					hookAttribute: expect.objectContaining({ source: 'n8n', hubId: HUBS.us.id }),
				},
			]);
			expect(bodies('PATCH')).toEqual([{ token: expect.any(String) }]);
		});

		it('clears the filter of an existing webhook with null, only if it has one', async () => {
			const filter = "$[?(@.ext=='rvt')]";
			const trigger = await open({ ...onTowerModels, options: { autodeskFilter: filter } });
			await trigger.activate();
			expect(bodies('POST')).toMatchObject([{ filter }]);
			trigger.change({ options: {} });
			await trigger.create();
			await trigger.create();
			const [, first, second] = bodies('PATCH');
			expect(first).toMatchObject({ filter: null, status: 'active' });
			expect(second).not.toHaveProperty('filter');
			expect(second).not.toHaveProperty('hookExpiry');
		});

		it('is named with the filter when Autodesk refuses it', async () => {
			const autodeskFilter = '$[?(@.ext=';
			const trigger = await open({ ...onTowerModels, options: { autodeskFilter } });
			await expect(trigger.create()).rejects.toMatchObject({
				httpCode: '400',
				description: expect.stringContaining(
					`Check the folder: ${FOLDERS.towerModels}; and Autodesk Filter under Options: ${autodeskFilter}`,
				),
			});
		});
	});

	describe('region', () => {
		const onPlant = {
			...onTowerModels,
			hub: byId(HUBS.emea.id),
			project: byId(PROJECTS.plant.id),
			folder: byId(FOLDERS.plantProjectFiles),
		};

		it('follows the hub', async () => {
			const trigger = await open(onPlant);
			await trigger.activate();
			expect(hooks()).toEqual([expect.objectContaining({ region: 'EMEA' })]);
			await upload('Halle.ifc', FOLDERS.plantProjectFiles);
			expect(trigger.runs[0][0].json.region).toBe('EMEA');
			await trigger.delete();
			expect(hooks()).toEqual([]);
		});

		it('moves the webhook when a different region is chosen', async () => {
			const onTranslations = { events: ['derivative/extraction.finished'], workflowId: 'nightly' };
			const trigger = await open({ ...onTranslations, region: 'US' });
			await trigger.activate();
			expect(hooks()).toEqual([expect.objectContaining({ region: 'US' })]);
			trigger.change({ region: 'EMEA' });
			await trigger.activate();
			expect(hooks()).toEqual([expect.objectContaining({ region: 'EMEA' })]);
		});

		it('follows the URN of a folder whose hub is not chosen', async () => {
			const trigger = await open({ ...onPlant, hub: byId('') });
			await trigger.activate();
			expect(hooks()).toEqual([expect.objectContaining({ region: 'EMEA' })]);
		});

		it.each([
			['folder', FOLDERS.plantProjectFiles],
			['account', HUBS.emea.accountId],
		])('follows the scope of a custom event: %s', async (scopeKey, scopeValue) => {
			const event = { systemId: 'autodesk.construction.cost', eventId: 'x', scopeKey, scopeValue };
			const trigger = await open({ events: ['custom'], customEvents: { event: [event] } });
			await expect(trigger.activate()).rejects.toThrow('Autodesk does not know the event');
			const create = sim().journal.entries.find(({ method }) => method === 'POST');
			expect(create?.headers).toMatchObject({ 'x-ads-region': 'EMEA', region: 'EMEA' });
		});

		it.each([
			['the hub', { ...onPlant, region: 'US', folder: byId('urn:other') }, HUBS.emea.id, 'EMEA'],
			[
				'the URN of the folder',
				{ ...onPlant, hub: byId(''), region: 'US' },
				FOLDERS.plantProjectFiles,
				'EMEA',
			],
			['the hub, in the US', { ...onTowerModels, region: 'JPN' }, HUBS.us.id, 'US'],
		])('is refused if %s contradicts it', async (_what, parameters, id, region) => {
			const trigger = await open(parameters);
			await expect(trigger.create()).rejects.toThrow(
				`Region is ${parameters.region}, but ${id.startsWith('urn') ? id : `the hub ${id}`} is in ${region}`,
			);
			expect(hooks()).toEqual([]);
		});

		it('is refused if the folder belongs to another hub', async () => {
			const trigger = await open({ ...onPlant, hub: byId(HUBS.us.id) });
			await expect(trigger.create()).rejects.toThrow(
				`${FOLDERS.plantProjectFiles} is in EMEA, but the hub ${HUBS.us.id} is in US`,
			);
		});

		it('is asked for if nothing says it, never assumed', async () => {
			const trigger = await open({
				events: ['derivative/extraction.finished'],
				workflowId: 'nightly',
			});
			await expect(trigger.create()).rejects.toThrow(
				/^Region: nothing says where the events come from. Choose the region under Region/,
			);
			expect(sim().journal.entries).toEqual([]);
		});

		it('may be chosen for a hub that the credential does not see', async () => {
			sim().faults.order({
				method: 'GET',
				path: `/project/v1/hubs/${HUBS.us.id}`,
				fault: { kind: 'status', status: 403 },
			});
			const trigger = await open({ ...onTowerModels, region: 'US' });
			await trigger.activate();
			expect(hooks()).toEqual([expect.objectContaining({ region: 'US' })]);
		});
	});

	describe('deactivation', () => {
		it('succeeds if the webhook no longer exists', async () => {
			const trigger = await open();
			await trigger.activate();
			sim().state.hooks.clear();
			await expect(trigger.delete()).resolves.toBe(true);
		});

		it('does nothing if nothing was registered', async () => {
			const trigger = await open();
			await expect(trigger.delete()).resolves.toBe(true);
			expect(sim().journal.entries).toEqual([]);
		});

		it('reports what is left if Autodesk rejects the removal, and finishes later', async () => {
			const trigger = await open({
				...onTowerModels,
				events: ['data/dm.version.added', 'data/dm.version.moved'],
			});
			await trigger.activate();
			const [first, second] = hooks();
			sim().faults.order({ ...DELETE_HOOK, fault: { kind: 'status', status: 403 }, times: 1 });
			await expect(trigger.delete()).rejects.toMatchObject({
				description: expect.stringContaining(first.hookId),
			});
			expect(hooks()).toEqual([first]);
			expect(trigger.log).toEqual([
				{ level: 'error', message: expect.stringContaining(first.hookId) },
			]);
			expect(trigger.log[0].message).not.toContain(second.hookId);
			await trigger.delete();
			expect(hooks()).toEqual([]);
			expect(trigger.staticData).toEqual({});
		});

		it('stops right away if the sign-in is no longer valid, and keeps the whole registration', async () => {
			const trigger = await open({
				...onTowerModels,
				events: ['data/dm.version.added', 'data/dm.version.moved'],
			});
			await trigger.activate();
			const order = sim().faults.order({ ...DELETE_HOOK, fault: { kind: 'status', status: 401 } });
			await expect(trigger.delete()).rejects.toThrow('could not be removed completely');
			expect(order.hits).toBe(2); // one hook, once more with a fresh token
			sim().faults.clear();
			await trigger.delete();
			expect(hooks()).toEqual([]);
		});
	});

	it('separates two workflows on the same folder', async () => {
		const one = await open();
		const other = await open();
		await one.activate();
		await other.activate();
		await upload('Shared.rvt');
		expect([names(one), names(other)]).toEqual([['Shared.rvt'], ['Shared.rvt']]);
		await one.delete();
		await upload('Later.rvt');
		expect(names(one)).toEqual(['Shared.rvt']);
		expect(names(other)).toEqual(['Shared.rvt', 'Later.rvt']);
	});

	it('listens for a test event alongside production, with a webhook that expires', async () => {
		const production = await open();
		await production.activate();
		const test = await open(onTowerModels, { isTest: true });
		await test.activate();
		expect(test.url).toContain('/webhook-test/');
		const [{ hookExpiry }] = hooks().filter(({ callbackUrl }) => callbackUrl === test.url);
		expect(Date.parse(hookExpiry!)).toBeGreaterThan(Date.now() + 2 * 60_000);
		await upload('Both.rvt');
		await test.delete();
		await upload('Production only.rvt');
		expect(names(test)).toEqual(['Both.rvt']);
		expect(names(production)).toEqual(['Both.rvt', 'Production only.rvt']);
	});

	it('leaves nothing for the old URL after n8n has moved', async () => {
		const before = await open();
		await before.activate();
		const after = await open(onTowerModels, { staticData: { ...before.staticData } });
		await after.activate();
		expect(hooks().map(({ callbackUrl }) => callbackUrl)).toEqual([after.url]);
	});

	it('changes what it watches when the settings change', async () => {
		const trigger = await open();
		await trigger.activate();
		trigger.change({ folder: byId(FOLDERS.towerDrawings) });
		await trigger.activate();
		expect(hooks().map(({ scope }) => scope)).toEqual([{ folder: FOLDERS.towerDrawings }]);
	});
});
