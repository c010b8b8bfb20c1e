import { describe, expect, it } from 'vitest';
import { REGIONS } from '../../../../protocol/aps/regions';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';
import {
	hook,
	ID,
	inEmea,
	LIST,
	PATH,
	region,
	SELF,
	simplified,
} from '../../../harness/samples/hooks';

mockAps();

describe('Webhook: Get Many', () => {
	it.each([
		['a bare token', 'cGFnZT0y'],
		['a relative path', '/hooks?pageState=cGFnZT0y&status=inactive'],
		['a URL', `${APS}${LIST}?pageState=cGFnZT0y`],
	])('follows a next page given as %s, always in the region', async (_form, next) => {
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
		expect(records).toEqual([simplified, { ...simplified, id: 'second' }]);
	});

	it.each([
		['204 without a body', 204, undefined],
		['200 without webhooks', 200, { links: { next: null }, data: [] }],
	])('treats %s as an empty list', async (_what, status, body) => {
		aps().get(LIST).reply(status, body);
		const { records, error } = await runOperation('webhook.getAll');
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it.each([...REGIONS])('lists the webhooks of %s', async (where) => {
		aps({ 'x-ads-region': where }).get(LIST).reply(204);
		expect((await runOperation('webhook.getAll', { region: where })).error).toBeUndefined();
	});

	it('rejects the paging key in Custom Query before any call', async () => {
		const filters = { customQuery: '{ "pageState": "x" }' };
		const { error } = await runOperation('webhook.getAll', { filters });
		expect(error?.message).toContain('Custom Query (JSON): "pageState" cannot be set here');
	});

	it('stops at the limit and returns raw webhooks when Simplify is off', async () => {
		aps()
			.get(LIST)
			.reply(200, { links: { next: 'more' }, data: [hook, hook] });
		const { records } = await runOperation('webhook.getAll', { limit: 1, simplify: false });
		expect(records).toEqual([hook]);
	});

	it('explains what Autodesk’s 403 may mean', async () => {
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

	it('also sends the region in the header that Reviews documents', async () => {
		aps({ ...inEmea, region: 'EMEA' })
			.get('/webhooks/v1/systems/autodesk.construction.reviews/hooks')
			.reply(204);
		const parameters = { region, system: 'autodesk.construction.reviews' };
		expect((await runOperation('webhook.getAllBySystem', parameters)).records).toEqual([]);
	});

	it('sends the tenant of Fusion Manage in upper case', async () => {
		aps({ 'x-tenant': 'ACME' }).get('/webhooks/v1/systems/adsk.flc.production/hooks').reply(204);
		const { error } = await runOperation('webhook.getAllBySystem', {
			system: 'adsk.flc.production',
			options: { tenant: 'acme' },
		});
		expect(error).toBeUndefined();
	});

	it('takes a custom system, and reports if Autodesk does not know it', async () => {
		aps().get('/webhooks/v1/systems/adsk.new/hooks').reply(404, {});
		const parameters = { system: 'custom', systemId: ' adsk.new ' };
		const { error } = await runOperation('webhook.getAllBySystem', parameters);
		expect(error?.description).toContain('does not know the system');
	});

	it('rejects a malformed system before any call', async () => {
		const parameters = { system: 'custom', systemId: 'a/b' };
		const { error } = await runOperation('webhook.getAllBySystem', parameters);
		expect(error?.message).toContain('System ID: "a/b" is not an ID');
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

	it('does not search if System ID and Event ID are given', async () => {
		aps().get(PATH).reply(200, hook);
		const { error } = await runOperation('webhook.get', {
			webhook: byId(ID),
			options: { systemId: 'data', eventId: 'dm.version.added' },
		});
		expect(error).toBeUndefined();
	});

	it('reports that the region has no such webhook', async () => {
		aps().get(LIST).reply(204).get(LIST).query({ status: 'inactive' }).reply(204);
		const { error } = await runOperation('webhook.get', { webhook: byId(ID) });
		expect(error?.message).toBe(`The credential cannot see a webhook ${ID} in the region US`);
	});

	it('sends a pattern unchanged', async () => {
		aps().get(`/webhooks/v1/systems/data/events/dm.*/hooks/${ID}`).reply(200, hook);
		const webhook = byUrl(`/systems/data/events/dm.*/hooks/${ID}`);
		expect((await runOperation('webhook.get', { webhook })).error).toBeUndefined();
	});

	const known = { webhook: byUrl(SELF) };
	it.each([
		['Webhook: choose a webhook', { webhook: byId('={{ "" }}') }],
		['Webhook: "a b" is not a webhook ID', { webhook: byId('a b') }],
		['Region: "Mars" is not a region', { ...known, region: '={{ "Mars" }}' }],
		[
			'System ID: ".." is not an ID',
			{ webhook: byId(ID), options: { systemId: '..', eventId: 'dm.version.added' } },
		],
	])('rejects before any call: %s', async (message, parameters) => {
		expect((await runOperation('webhook.get', parameters)).error?.message).toContain(message);
	});
});
