import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, runOperation } from '../../../harness/runOperation';
import { CALLBACK, FOLDER, hook, ID, inEmea, PATH, region } from '../../../harness/samples/hooks';

mockAps();

describe('Webhook: Create', () => {
	const HOOKS = '/webhooks/v1/systems/data/events/dm.version.added/hooks';
	const location = { Location: `${APS}${PATH}` };
	const onFolder = { region, folder: byId(FOLDER), callbackUrl: CALLBACK };
	const created = {
		id: ID,
		system: 'data',
		event: 'dm.version.added',
		region,
		callbackUrl: CALLBACK,
		scopeKey: 'folder',
		scopeValue: FOLDER,
		created: true,
		outcome: 'created',
	};

	const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
	const mockHub = (ofHub: string) =>
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, { data: { type: 'hubs', id: HUB, attributes: { region: ofHub } } });

	it('reads the ID from Location, because the answer has no body', async () => {
		aps({ ...inEmea, 'content-type': 'application/json' })
			.post(HOOKS, { callbackUrl: CALLBACK, scope: { folder: FOLDER } })
			.reply(201, '', location);
		const { records } = await runOperation('webhook.create', onFolder, { as: 'twoLegged' });
		expect(records).toEqual([created]);
	});

	it('finds the webhook in the list if Autodesk sends no Location', async () => {
		aps()
			.post(HOOKS)
			.reply(201)
			.get('/webhooks/v1/systems/data/hooks')
			.reply(200, {
				data: [
					{ ...hook, hookId: 'other folder', scope: { folder: 'urn:x' } },
					{ ...hook, hookId: 'other event', event: 'dm.folder.added' },
					hook,
				],
			})
			.get('/webhooks/v1/systems/data/hooks')
			.query({ status: 'inactive' })
			.reply(204);
		expect((await runOperation('webhook.create', onFolder)).records).toEqual([created]);
	});

	it('sends all settings and Custom Body', async () => {
		aps()
			.post(HOOKS, {
				callbackUrl: CALLBACK,
				scope: { folder: FOLDER },
				projectId: 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
				autoReactivateHook: true,
				callbackWithEventPayloadOnly: true,
				filter: "$[?(@.ext=='rvt')]",
				hookAttribute: { route: 'ä' },
				hookExpiry: '2026-12-31T00:00:00.000Z',
				tenant: 'T-1',
				more: 1,
			})
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			...onFolder,
			project: byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'),
			additionalFields: {
				autoReactivateHook: true,
				callbackWithEventPayloadOnly: true,
				customBody: '{ "more": 1 }',
				tenant: 'T-1',
				filter: "$[?(@.ext=='rvt')]",
				hookAttribute: '{ "route": "ä" }',
				hookExpiry: '2026-12-31T01:00:00+01:00',
			},
		});
		expect(error).toBeUndefined();
	});

	it('names the hub of a folder or project, which saves Autodesk a search', async () => {
		mockHub('EMEA');
		aps()
			.post(HOOKS, {
				callbackUrl: CALLBACK,
				scope: { folder: FOLDER },
				hubId: HUB,
				projectId: 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
			})
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			...onFolder,
			hub: byId(HUB),
			project: byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'),
		});
		expect(error).toBeUndefined();
	});

	it('leaves out settings that were added and left empty', async () => {
		aps()
			.post(HOOKS, { callbackUrl: CALLBACK, scope: { folder: FOLDER } })
			.reply(201, '', location);
		const additionalFields = { filter: '', hookAttribute: '{}', hookExpiry: '' };
		const { error } = await runOperation('webhook.create', { ...onFolder, additionalFields });
		expect(error).toBeUndefined();
	});

	it.each([
		[
			'autodesk.construction.issues/issue.created-1.0',
			{ project: byId('b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b') },
			{
				scope: { project: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b' },
				projectId: 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
			},
		],
		[
			'autodesk.construction.cost/project.initialized-1.0',
			{ hub: byId('b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21') },
			{
				scope: { account: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21' },
				hubId: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
			},
		],
		[
			'derivative/extraction.finished',
			{ workflowId: 'nightly-1' },
			{ scope: { workflow: 'nightly-1' } },
		],
		[
			'adsk.flc.production/workflow.transition',
			{ tenant: 'acme', workspaceId: '721', transitionId: '45' },
			{
				scope: {
					'workflow.transition': 'urn:adsk.plm:tenant.workspace.workflow.transition:ACME.721.1.45',
				},
			},
		],
		[
			'adsk.upchain.live/cr.created',
			{ scopeKey: 'container', scopeValue: 'c1' },
			{ scope: { container: 'c1' } },
		],
	])('sends the scope of %s', async (event, parameters, sent) => {
		const [system, id] = event.split('/');
		if ('hub' in parameters) mockHub('EMEA');
		aps(inEmea)
			.post(`/webhooks/v1/systems/${system}/events/${id}/hooks`, { callbackUrl: CALLBACK, ...sent })
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			event,
			region,
			callbackUrl: CALLBACK,
			...parameters,
		});
		expect(error).toBeUndefined();
	});

	it('also sends the tenant of a Fusion Manage workspace as a header', async () => {
		aps({ 'x-tenant': 'ACME' })
			.post('/webhooks/v1/systems/adsk.flc.production/events/item.update/hooks', {
				callbackUrl: CALLBACK,
				scope: { workspace: 'urn:adsk.plm:tenant.workspace:ACME.721' },
			})
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			event: 'adsk.flc.production/item.update',
			tenant: ' acme ',
			workspaceId: '721',
			region,
			callbackUrl: CALLBACK,
		});
		expect(error).toBeUndefined();
	});

	it('takes a custom event with any scope, in the region of its URN', async () => {
		aps(inEmea)
			.post('/webhooks/v1/systems/data/events/dm.*/hooks', {
				callbackUrl: CALLBACK,
				scope: { folder: FOLDER },
			})
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			event: 'custom',
			systemId: 'data',
			eventId: 'dm.*',
			scopeKey: 'folder',
			scopeValue: FOLDER,
			callbackUrl: CALLBACK,
		});
		expect(error).toBeUndefined();
	});

	it.each([
		['the folder', { region: 'auto' }],
		[
			'the hub of the folder',
			{ region: 'auto', folder: byId('urn:adsk.wipnew:fs.folder:co.A'), hub: byId(HUB) },
		],
		['the hub, as chosen too', { folder: byId('urn:adsk.wipnew:fs.folder:co.A'), hub: byId(HUB) }],
	])('creates the webhook in the region of %s', async (_what, parameters) => {
		if ('hub' in parameters) mockHub('EMEA');
		aps(inEmea).post(HOOKS).reply(201, '', location);
		const { records } = await runOperation('webhook.create', { ...onFolder, ...parameters });
		expect(records).toMatchObject([{ region: 'EMEA', id: ID }]);
	});

	it.each([
		['the URN', { region: 'US' }, `Region is US, but ${FOLDER} is in EMEA`],
		[
			'the hub',
			{ region: 'GBR', folder: byId('urn:adsk.wipprod:fs.folder:co.A'), hub: byId(HUB) },
			`Region is GBR, but the hub ${HUB} is in AUS`,
		],
	])('refuses a region that contradicts %s', async (_what, parameters, message) => {
		if ('hub' in parameters) mockHub('APAC');
		const { error } = await runOperation('webhook.create', { ...onFolder, ...parameters });
		expect(error).toMatchObject({
			message,
			description: expect.stringContaining('Choose Automatic under Region'),
		});
	});

	it('asks for the region if nothing says it', async () => {
		const { error } = await runOperation('webhook.create', {
			event: 'derivative/extraction.finished',
			workflowId: 'nightly-1',
			callbackUrl: CALLBACK,
		});
		expect(error).toMatchObject({
			message: 'Region: nothing says where the events come from',
			description: expect.stringContaining('Choose the region under Region'),
		});
	});

	it('fails if the webhook already exists, and explains how to continue with it', async () => {
		aps()
			.post(HOOKS)
			.reply(409, { detail: ['Failed to save duplicate webhook.'] });
		const { error } = await runOperation('webhook.create', onFolder);
		expect(error).toMatchObject({
			httpCode: '409',
			description: expect.stringContaining('Change If It Exists'),
		});
	});

	it('returns an existing webhook if Return Existing is on', async () => {
		aps()
			.post(HOOKS)
			.reply(409, {})
			.get('/webhooks/v1/systems/data/hooks')
			.reply(200, {
				data: [{ ...hook, hookId: 'other URL', callbackUrl: 'https://other.example.com' }],
			})
			.get('/webhooks/v1/systems/data/hooks')
			.query({ status: 'inactive' })
			.reply(200, { data: [hook] });
		const options = { returnExisting: true };
		const { records } = await runOperation('webhook.create', { ...onFolder, options });
		expect(records).toEqual([{ ...created, created: false, outcome: 'existed' }]);
	});

	it('reports that the existing webhook belongs to another user', async () => {
		aps()
			.post(HOOKS)
			.reply(409, {})
			.get('/webhooks/v1/systems/data/hooks')
			.reply(204)
			.get('/webhooks/v1/systems/data/hooks')
			.query({ status: 'inactive' })
			.reply(204);
		const options = { returnExisting: true };
		const { error } = await runOperation('webhook.create', { ...onFolder, options });
		expect(error?.message).toContain('this credential cannot see it');
	});

	it.each([
		['Callback URL: enter a complete URL', { ...onFolder, callbackUrl: 'n8n.example.com' }],
		['Callback URL: enter a complete URL', { ...onFolder, callbackUrl: '={{ $json.missing }}' }],
		['Filter: enter text', { ...onFolder, additionalFields: { filter: '={{ ["$"] }}' } }],
		[
			'Auto Reactivate: "often" is neither',
			{ ...onFolder, additionalFields: { autoReactivateHook: '={{ "often" }}' } },
		],
		['Fusion Manage Tenant: enter text', { ...onFolder, options: { tenant: '={{ [1] }}' } }],
		['Folder: "co.AAAA" is not a folder ID', { ...onFolder, folder: byId('co.AAAA') }],
		[
			'Hub: choose a hub',
			{ event: 'autodesk.construction.cost/project.initialized-1.0', hub: byId('={{ "" }}') },
		],
		[
			'Workflow ID: "a b" is not a workflow ID',
			{ event: 'derivative/extraction.finished', workflowId: 'a b' },
		],
		[
			'Hook Attributes (JSON): use less than 1024 bytes',
			{ ...onFolder, additionalFields: { hookAttribute: { a: 'x'.repeat(1024) } } },
		],
		[
			'Expires At: "never" is not a date',
			{ ...onFolder, additionalFields: { hookExpiry: 'never' } },
		],
		[
			'Event ID: "a b" is not an ID',
			{
				event: 'custom',
				systemId: 'data',
				eventId: 'a b',
				scopeKey: 'x',
				scopeValue: 'y',
			},
		],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('webhook.create', {
			callbackUrl: CALLBACK,
			...parameters,
		});
		expect(error?.message).toContain(message);
	});

	it('rejects an event that Autodesk does not send to an app, before any call', async () => {
		const { error } = await runOperation(
			'webhook.create',
			{
				event: 'autodesk.construction.issues/issue.created-1.0',
				project: byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'),
				callbackUrl: CALLBACK,
			},
			{ as: 'twoLegged' },
		);
		expect(error?.message).toContain('Credential: Autodesk sends Issue events with User');
	});
});
