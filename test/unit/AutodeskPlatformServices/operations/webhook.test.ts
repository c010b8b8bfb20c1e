import { describe, expect, it } from 'vitest';
import { REGIONS } from '../../../../nodes/shared/protocol/regions';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';

mockAps();

const ID = '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d';
const FOLDER = 'urn:adsk.wipemea:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng';
const CALLBACK = 'https://n8n.example.com/webhook/autodesk';
const SELF = `/systems/data/events/dm.version.added/hooks/${ID}`;
const PATH = `/webhooks/v1${SELF}`;
const LIST = '/webhooks/v1/hooks';

const hook = {
	hookId: ID,
	tenant: FOLDER,
	callbackUrl: CALLBACK,
	createdBy: 'client',
	event: 'dm.version.added',
	createdDate: '2026-01-12T08:15:30.000+00:00',
	lastUpdatedDate: '2026-01-12T08:15:30.000+00:00',
	system: 'data',
	creatorType: 'Application',
	status: 'active',
	scope: { folder: FOLDER },
	autoReactivateHook: true,
	urn: `urn:adsk.webhooks:events.hook:${ID}`,
	callbackWithEventPayloadOnly: 'false',
	__self__: SELF,
};
const simplified = {
	hookId: ID,
	system: 'data',
	event: 'dm.version.added',
	region: 'EMEA',
	status: 'active',
	callbackUrl: CALLBACK,
	scopeType: 'folder',
	scopeValue: FOLDER,
	hookAttribute: null,
	autoReactivateHook: true,
	hookExpiry: null,
	createdBy: 'client',
	createdDate: '2026-01-12T08:15:30.000+00:00',
};
const region = 'EMEA';
const inEmea = { 'x-ads-region': 'EMEA' };

describe('Webhook: Get Many', () => {
	it.each([
		['a bare token', 'cGFnZT0y'],
		['a relative path', '/hooks?pageState=cGFnZT0y&status=inactive'],
		['a URL', `${APS}${LIST}?pageState=cGFnZT0y`],
	])('goes on when the next page is told as %s, always in the region', async (_form, next) => {
		aps(inEmea)
			.get(LIST)
			.query({ status: 'inactive' })
			.reply(200, { links: { next }, data: [hook] })
			.get(LIST)
			.query({ status: 'inactive', pageState: 'cGFnZT0y' })
			.reply(200, { links: { next: null }, data: [{ ...hook, hookId: 'second' }] });
		const { records } = await runOperation('webhook.getAll', {
			region,
			returnAll: true,
			filters: { status: 'inactive' },
		});
		expect(records).toEqual([simplified, { ...simplified, hookId: 'second' }]);
	});

	it.each([
		['204 without a body', 204, undefined],
		['200 without webhooks', 200, { links: { next: null }, data: [] }],
	])('takes %s for an empty list', async (_what, status, body) => {
		aps().get(LIST).reply(status, body);
		const { records, error } = await runOperation('webhook.getAll');
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it.each([...REGIONS])('lists the webhooks of %s', async (where) => {
		aps({ 'x-ads-region': where }).get(LIST).reply(204);
		expect((await runOperation('webhook.getAll', { region: where })).error).toBeUndefined();
	});

	it('stops asking at the limit and returns raw webhooks when Simplify is off', async () => {
		aps()
			.get(LIST)
			.reply(200, { links: { next: 'more' }, data: [hook, hook] });
		const { records } = await runOperation('webhook.getAll', { limit: 1, simplify: false });
		expect(records).toEqual([hook]);
	});

	it('tells what Autodesk’s 403 may mean', async () => {
		aps()
			.get(LIST)
			.reply(403, { code: 'FORBIDDEN', detail: ['No access'] });
		const { error } = await runOperation('webhook.getAll', {}, { as: 'twoLegged' });
		expect(error?.description).toContain('No access');
		expect(error?.description).toContain('Custom Integrations');
	});

	it('names a missing scope', async () => {
		aps().get(LIST).reply(403, {});
		const credentials = signedIn('oAuth2', ['bucket:read']);
		const { error } = await runOperation('webhook.getAll', {}, { credentials });
		expect(error?.description).toContain('Missing: data:read');
	});
});

describe('Webhook: Get Many by System', () => {
	it('lists the webhooks of the system', async () => {
		aps(inEmea)
			.get('/webhooks/v1/systems/data/hooks')
			.reply(200, { links: {}, data: [hook] });
		const { records } = await runOperation('webhook.getAllBySystem', { region, system: 'data' });
		expect(records).toEqual([simplified]);
	});

	it('names the region the way Reviews documents it too', async () => {
		aps({ ...inEmea, region: 'EMEA' })
			.get('/webhooks/v1/systems/autodesk.construction.reviews/hooks')
			.reply(204);
		const parameters = { region, system: 'autodesk.construction.reviews' };
		expect((await runOperation('webhook.getAllBySystem', parameters)).records).toEqual([]);
	});

	it('names the tenant of Fusion Manage in upper case', async () => {
		aps({ 'x-tenant': 'ACME' }).get('/webhooks/v1/systems/adsk.flc.production/hooks').reply(204);
		const { error } = await runOperation('webhook.getAllBySystem', {
			system: 'adsk.flc.production',
			options: { tenant: 'acme' },
		});
		expect(error).toBeUndefined();
	});

	it('takes a system typed by hand, and tells when Autodesk does not know it', async () => {
		aps().get('/webhooks/v1/systems/adsk.new/hooks').reply(404, {});
		const parameters = { system: 'custom', customSystem: ' adsk.new ' };
		const { error } = await runOperation('webhook.getAllBySystem', parameters);
		expect(error?.description).toContain('does not know the system');
	});

	it('refuses a malformed system before any call', async () => {
		const parameters = { system: 'custom', customSystem: 'a/b' };
		const { error } = await runOperation('webhook.getAllBySystem', parameters);
		expect(error?.message).toContain('System ID: "a/b" is no ID');
	});
});

describe('Webhook: Get', () => {
	it.each([
		['chosen from the list', { __rl: true, mode: 'list', value: SELF }],
		['given by its URL', byUrl(`${APS}${PATH}`)],
	])('returns a webhook %s', async (_how, webhook) => {
		aps(inEmea).get(PATH).reply(200, hook);
		const { records } = await runOperation('webhook.get', { region, webhook });
		expect(records).toEqual([simplified]);
	});

	it('looks a bare ID up in the region', async () => {
		aps(inEmea)
			.get(LIST)
			.reply(200, { links: { next: 'p2' }, data: [{ ...hook, hookId: 'other' }] })
			.get(LIST)
			.query({ pageState: 'p2' })
			.reply(200, { data: [hook] })
			.get(PATH)
			.reply(200, hook);
		const { records } = await runOperation('webhook.get', { region, webhook: byId(ID) });
		expect(records).toEqual([simplified]);
	});

	it('looks nothing up when system and event are given', async () => {
		aps().get(PATH).reply(200, hook);
		const { error } = await runOperation('webhook.get', {
			webhook: byId(ID),
			options: { system: 'data', event: 'dm.version.added' },
		});
		expect(error).toBeUndefined();
	});

	it('tells that the region has no such webhook', async () => {
		aps().get(LIST).reply(204);
		const { error } = await runOperation('webhook.get', { webhook: byId(ID) });
		expect(error?.message).toBe(`The credential sees no webhook ${ID} in the region US`);
	});

	it('sends a pattern as it is', async () => {
		aps().get(`/webhooks/v1/systems/data/events/dm.*/hooks/${ID}`).reply(200, hook);
		const webhook = byUrl(`/systems/data/events/dm.*/hooks/${ID}`);
		expect((await runOperation('webhook.get', { webhook })).error).toBeUndefined();
	});

	const known = { webhook: byUrl(SELF) };
	it.each([
		['Webhook: choose a webhook', { webhook: byId('={{ "" }}') }],
		['Webhook: "a b" is no webhook ID', { webhook: byId('a b') }],
		['Region: "Mars" is no region', { ...known, region: '={{ "Mars" }}' }],
		[
			'System: ".." is no ID',
			{ webhook: byId(ID), options: { system: '..', event: 'dm.version.added' } },
		],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await runOperation('webhook.get', parameters)).error?.message).toContain(message);
	});
});

describe('Webhook: Create', () => {
	const HOOKS = '/webhooks/v1/systems/data/events/dm.version.added/hooks';
	const location = { Location: `${APS}${PATH}` };
	const onFolder = { region, folder: byId(FOLDER), callbackUrl: CALLBACK };
	const created = {
		hookId: ID,
		system: 'data',
		event: 'dm.version.added',
		region,
		callbackUrl: CALLBACK,
		scopeType: 'folder',
		scopeValue: FOLDER,
		created: true,
	};

	it('reads the ID from Location, because the answer has no body', async () => {
		aps({ ...inEmea, 'content-type': 'application/json' })
			.post(HOOKS, { callbackUrl: CALLBACK, scope: { folder: FOLDER } })
			.reply(201, '', location);
		const { records } = await runOperation('webhook.create', onFolder, { as: 'twoLegged' });
		expect(records).toEqual([created]);
	});

	it('finds the webhook in the list when Autodesk sends no Location', async () => {
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
			});
		expect((await runOperation('webhook.create', onFolder)).records).toEqual([created]);
	});

	it('passes on every setting, and what has no field of its own', async () => {
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
				tenant: 'T',
			})
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			...onFolder,
			project: byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'),
			additionalFields: {
				autoReactivateHook: true,
				callbackWithEventPayloadOnly: true,
				customBody: '{ "tenant": "T" }',
				filter: "$[?(@.ext=='rvt')]",
				hookAttribute: '{ "route": "ä" }',
				hookExpiry: '2026-12-31T01:00:00+01:00',
			},
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
			{ scopeValue: 'nightly-1' },
			{ scope: { workflow: 'nightly-1' } },
		],
		[
			'adsk.flc.production/workflow.transition',
			{ scopeValue: 'urn:adsk.plm:t' },
			{ scope: { 'workflow.transition': 'urn:adsk.plm:t' } },
		],
		[
			'adsk.upchain.live/cr.created',
			{ scopeType: 'container', scopeValue: 'c1' },
			{ scope: { container: 'c1' } },
		],
	])('watches for %s what the event is watched on', async (event, parameters, sent) => {
		const [system, id] = event.split('/');
		aps()
			.post(`/webhooks/v1/systems/${system}/events/${id}/hooks`, { callbackUrl: CALLBACK, ...sent })
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			event,
			callbackUrl: CALLBACK,
			...parameters,
		});
		expect(error).toBeUndefined();
	});

	it('takes an event typed by hand with any scope', async () => {
		aps()
			.post('/webhooks/v1/systems/data/events/dm.*/hooks', {
				callbackUrl: CALLBACK,
				scope: { folder: FOLDER },
			})
			.reply(201, '', location);
		const { error } = await runOperation('webhook.create', {
			event: 'custom',
			customSystem: 'data',
			customEvent: 'dm.*',
			scopeType: 'folder',
			scopeValue: FOLDER,
			callbackUrl: CALLBACK,
		});
		expect(error).toBeUndefined();
	});

	it('stops at a webhook that exists already, and says how to go on with it', async () => {
		aps()
			.post(HOOKS)
			.reply(409, { detail: ['Failed to save duplicate webhook.'] });
		const { error } = await runOperation('webhook.create', onFolder);
		expect(error).toMatchObject({
			httpCode: '409',
			description: expect.stringContaining('Return Existing'),
		});
	});

	it('returns the webhook that exists already when asked to', async () => {
		aps()
			.post(HOOKS)
			.reply(409, {})
			.get('/webhooks/v1/systems/data/hooks')
			.reply(200, { data: [{ ...hook, callbackUrl: 'https://other.example.com' }, hook] });
		const options = { returnExisting: true };
		const { records } = await runOperation('webhook.create', { ...onFolder, options });
		expect(records).toEqual([{ ...created, created: false }]);
	});

	it('tells when the existing webhook belongs to somebody else', async () => {
		aps().post(HOOKS).reply(409, {}).get('/webhooks/v1/systems/data/hooks').reply(204);
		const options = { returnExisting: true };
		const { error } = await runOperation('webhook.create', { ...onFolder, options });
		expect(error?.message).toContain('this credential does not see it');
	});

	it.each([
		['Callback URL: enter a complete URL', { ...onFolder, callbackUrl: 'n8n.example.com' }],
		['Callback URL: enter a complete URL', { ...onFolder, callbackUrl: '={{ $json.missing }}' }],
		['Filter: enter a text', { ...onFolder, additionalFields: { filter: '={{ ["$"] }}' } }],
		[
			'Auto Reactivate: "often" is neither',
			{ ...onFolder, additionalFields: { autoReactivateHook: '={{ "often" }}' } },
		],
		['Fusion Manage Tenant: enter a text', { ...onFolder, options: { tenant: '={{ [1] }}' } }],
		['Folder: "co.AAAA" is no folder ID', { ...onFolder, folder: byId('co.AAAA') }],
		[
			'Hub: choose a hub',
			{ event: 'autodesk.construction.cost/project.initialized-1.0', hub: byId('={{ "" }}') },
		],
		[
			'Workflow ID: "a b" breaks the rule',
			{ event: 'derivative/extraction.finished', scopeValue: 'a b' },
		],
		[
			'Hook Attributes (JSON): use less than 1024 bytes',
			{ ...onFolder, additionalFields: { hookAttribute: { a: 'x'.repeat(1024) } } },
		],
		['Expires At: "never" is no date', { ...onFolder, additionalFields: { hookExpiry: 'never' } }],
		[
			'Event ID: "a b" is no ID',
			{
				event: 'custom',
				customSystem: 'data',
				customEvent: 'a b',
				scopeType: 'x',
				scopeValue: 'y',
			},
		],
	])('refuses before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('webhook.create', {
			callbackUrl: CALLBACK,
			...parameters,
		});
		expect(error?.message).toContain(message);
	});

	it('refuses an event that Autodesk does not send to an app, before any call', async () => {
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

describe('Webhook: Update', () => {
	const webhook = byUrl(SELF);

	it('changes what was added, and clears what was left empty', async () => {
		const token = 'Ab1'.repeat(12);
		aps(inEmea)
			.patch(PATH, { status: 'active', token, filter: null, hookAttribute: null, hookExpiry: null })
			.reply(200);
		const updateFields = {
			status: 'active',
			token,
			filter: '',
			hookAttribute: '{}',
			hookExpiry: '',
		};
		const { records } = await runOperation('webhook.update', { region, webhook, updateFields });
		expect(records).toEqual([
			{ hookId: ID, system: 'data', event: 'dm.version.added', region, updated: true },
		]);
	});

	it('sends further fields as typed, in place of the field of the same name', async () => {
		aps().patch(PATH, { status: 'inactive', filter: '$' }).reply(204);
		const updateFields = { status: 'active', customBody: { status: 'inactive', filter: '$' } };
		expect((await runOperation('webhook.update', { webhook, updateFields })).error).toBeUndefined();
	});

	it.each([
		['Update Fields: add at least one field', {}],
		['Update Fields: add at least one field', { status: '={{ $json.missing }}' }],
		['Status: "paused" is none of active, inactive', { status: '={{ "paused" }}' }],
		['Signing Secret: use 32 to 64 letters and digits', { token: 'short' }],
		['Custom Body (JSON): this is not valid JSON', { customBody: '{' }],
	])('refuses before any call: %s', async (message, updateFields) => {
		const { error } = await runOperation('webhook.update', { webhook, updateFields });
		expect(error?.message).toContain(message);
	});

	it('advises on the region when the webhook is not found', async () => {
		aps().patch(PATH).reply(404, {});
		const updateFields = { status: 'active' };
		const { error } = await runOperation('webhook.update', { webhook, updateFields });
		expect(error?.description).toContain('Choose the region in which the webhook was created');
	});
});

describe('Webhook: Delete', () => {
	const webhook = byUrl(SELF);

	it('deletes the webhook', async () => {
		aps(inEmea).delete(PATH).reply(204);
		const { records } = await runOperation('webhook.delete', { region, webhook });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('reports a webhook that the region does not know, which may be the wrong one', async () => {
		aps().delete(PATH).reply(404, {});
		const { error } = await runOperation('webhook.delete', { webhook });
		expect(error).toMatchObject({ httpCode: '404' });
	});
});
