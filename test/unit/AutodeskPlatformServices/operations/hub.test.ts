import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, byUrl, runOperation } from '../../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const account = {
	type: 'hubs',
	id: `b.${ACCOUNT}`,
	attributes: {
		name: 'Example Contractors',
		region: 'EMEA',
		extension: { type: 'hubs:autodesk.bim360:Account', version: '1.0', data: {} },
	},
};
const team = { type: 'hubs', id: 'a.team', attributes: { name: 'Team' } };

describe('Hub: Get', () => {
	it.each([
		['the id', byId(`b.${ACCOUNT}`)],
		['the bare GUID', byId(` ${ACCOUNT} `)],
		['a link', byUrl(`https://acc.autodesk.com/account-admin/projects/accounts/${ACCOUNT}`)],
		['a link of Europe', byUrl(`https://acc.autodesk.eu/account-admin/accounts/${ACCOUNT}`)],
		['a link of BIM 360', byUrl(`https://admin.b360.autodesk.com/admin/${ACCOUNT}/projects`)],
	])('finds the hub by %s', async (_form, hub) => {
		aps().get(`/project/v1/hubs/b.${ACCOUNT}`).reply(200, { data: account });
		expect((await runOperation('hub.get', { hub })).records).toEqual([
			{
				id: `b.${ACCOUNT}`,
				name: 'Example Contractors',
				region: 'EMEA',
				accountId: ACCOUNT,
				extensionType: 'hubs:autodesk.bim360:Account',
			},
		]);
	});

	// The text is what an expression may give.
	it.each([false, 'false'])(
		'returns the record as Autodesk answers it while Simplify is %o',
		async (simplify) => {
			aps().get(`/project/v1/hubs/b.${ACCOUNT}`).reply(200, { data: account });
			const { records } = await runOperation('hub.get', { hub: byId(ACCOUNT), simplify });
			expect(records).toEqual([account]);
		},
	);

	it('reports unknown and invisible hubs alike', async () => {
		aps()
			.get(`/project/v1/hubs/b.${ACCOUNT}`)
			.reply(404, { errors: [{ code: 'NOT_FOUND', detail: 'The hub does not exist' }] });
		const { error } = await runOperation('hub.get', { hub: byId(ACCOUNT) });
		expect(error).toMatchObject({
			httpCode: '404',
			message: 'Get Hub: not found',
			description: expect.stringContaining('The hub does not exist (NOT_FOUND)'),
		});
	});

	it('names the custom integration if the app was not added to the account', async () => {
		aps().get(`/project/v1/hubs/b.${ACCOUNT}`).reply(403, {});
		const { error } = await runOperation('hub.get', { hub: byId(ACCOUNT) }, { as: 'twoLegged' });
		expect(error?.description).toContain('Account Admin > Custom Integrations');
	});

	it.each([
		['Hub: choose a hub', '={{ "" }}'],
		['Hub: "b.123" is not a hub ID; expected b.<GUID>, a.<ID> or a GUID', 'b.123'],
		['Hub: the link does not contain a hub', 'https://acc.autodesk.com/docs'],
	])('refuses before any call: %s', async (message, hub) => {
		const { error } = await runOperation('hub.get', { hub: byId(hub) });
		expect(error?.message).toContain(message);
	});

	it.each([{}, { options: { actAsUser: 'SIMKIM' } }])(
		'refuses the app a hub that only users get into, before any call: %j',
		async (parameters) => {
			const { error } = await runOperation(
				'hub.get',
				{ hub: byId('a.team'), ...parameters },
				{ as: 'twoLegged' },
			);
			expect(error?.message).toContain('Hub: "a.team" belongs to Fusion Team');
			expect(error?.message).toContain('use a User (3-Legged OAuth2) credential');
		},
	);
});

describe('Hub: Get Many', () => {
	it('returns every hub as one record, with the same fields for every kind', async () => {
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [account, team] });
		const { records } = await runOperation('hub.getAll', { returnAll: true });
		expect(records).toMatchObject([{ id: `b.${ACCOUNT}` }, { id: 'a.team', accountId: null }]);
		expect(Object.keys(records[0])).toEqual(Object.keys(records[1]));
	});

	it('follows a link to a next page, even though Autodesk documents a single one', async () => {
		const next = { href: `${APS}/project/v1/hubs?page%5Bnumber%5D=1` };
		const warnings = [{ Title: 'Unable to get hubs from EMEA' }];
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [account], links: { next } })
			.get('/project/v1/hubs')
			.query({ 'page[number]': 1 })
			.reply(200, { data: [team], meta: { warnings } });
		const { records, hints } = await runOperation('hub.getAll', { returnAll: true });
		expect(records).toMatchObject([{ id: `b.${ACCOUNT}` }, { id: 'a.team' }]);
		expect(hints).toMatchObject([{ message: 'Autodesk warns: Unable to get hubs from EMEA' }]);
	});

	it('returns no more than the limit', async () => {
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [account, team] });
		expect((await runOperation('hub.getAll', { limit: 1 })).records).toHaveLength(1);
	});

	it('sends the filters that were filled in', async () => {
		aps()
			.get('/project/v1/hubs')
			.query({
				'filter[extension.type]': 'hubs:autodesk.bim360:Account,hubs:autodesk.core:Hub',
				'filter[name]': 'Team',
			})
			.reply(200, { data: [team] });
		const filters = {
			extensionTypes: ['hubs:autodesk.bim360:Account', 'hubs:autodesk.core:Hub'],
			name: 'Team',
		};
		expect((await runOperation('hub.getAll', { filters })).records).toHaveLength(1);
	});

	it('accepts IDs in every form, and a custom query', async () => {
		aps()
			.get('/project/v1/hubs')
			.query({ 'filter[id]': `b.${ACCOUNT},a.team`, 'filter[name]-starts': 'Ex' })
			.reply(200, { data: [account] });
		const { records } = await runOperation('hub.getAll', {
			filters: {
				ids: `${ACCOUNT}, a.team`,
				customQuery: '{ "filter[name]-starts": "Ex" }',
			},
		});
		expect(records).toHaveLength(1);
	});

	it('finds a name with a comma, which Autodesk would read as two names', async () => {
		const partners = { ...team, id: 'a.partners', attributes: { name: 'Doe, Lee & Partners' } };
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [{ ...team, attributes: { name: 'Doe' } }, partners] });
		const filters = { name: 'Doe, Lee & Partners' };
		const { records } = await runOperation('hub.getAll', { filters, limit: 1 });
		expect(records).toMatchObject([{ name: 'Doe, Lee & Partners' }]);
	});

	it.each([
		['IDs: "acc" is not a hub ID', { ids: 'acc' }],
		['Custom Query (JSON)', { customQuery: '[' }],
	])('refuses before any call: %s', async (message, filters) => {
		expect((await runOperation('hub.getAll', { filters })).error?.message).toContain(message);
	});

	it('gives no hint if a filter matches nothing', async () => {
		aps().get('/project/v1/hubs').query(true).reply(200, { data: [] });
		const { records, hints } = await runOperation('hub.getAll', { filters: { name: 'None' } });
		expect(records).toEqual([]);
		expect(hints).toEqual([]);
	});

	it('hints at the custom integration if no hub is accessible', async () => {
		aps().get('/project/v1/hubs').reply(200, { data: [] });
		const { records, hints } = await runOperation('hub.getAll');
		expect(records).toEqual([]);
		expect(hints).toMatchObject([{ message: expect.stringContaining('Custom Integrations') }]);
	});

	it('shows Autodesk’s warnings without failing', async () => {
		const warnings = [{ Id: null, Title: 'Unable to get hubs from EMEA', Detail: 'No permission' }];
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [team], meta: { warnings } });
		const { records, hints } = await runOperation('hub.getAll');
		expect(records).toHaveLength(1);
		expect(hints).toMatchObject([
			{ message: 'Autodesk warns: Unable to get hubs from EMEA: No permission' },
		]);
	});
});
