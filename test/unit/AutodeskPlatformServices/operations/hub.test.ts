import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';

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

	it('returns the record as Autodesk answers it while Simplify is off', async () => {
		aps().get(`/project/v1/hubs/b.${ACCOUNT}`).reply(200, { data: account });
		const { records } = await runOperation('hub.get', { hub: byId(ACCOUNT), simplify: false });
		expect(records).toEqual([account]);
	});
});

describe('Hub: Get Many', () => {
	it('returns every hub as one record, with the same fields whatever its kind', async () => {
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [account, team] });
		const { records } = await runOperation('hub.getAll', { returnAll: true });
		expect(records).toMatchObject([{ id: `b.${ACCOUNT}` }, { id: 'a.team', accountId: null }]);
		expect(Object.keys(records[0])).toEqual(Object.keys(records[1]));
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

	it('hints at the custom integration when no hub is in reach', async () => {
		aps().get('/project/v1/hubs').reply(200, { data: [] });
		const { records, hints } = await runOperation('hub.getAll');
		expect(records).toEqual([]);
		expect(hints).toMatchObject([{ message: expect.stringContaining('Custom Integrations') }]);
	});

	it('passes on what Autodesk warns of, and fails for it no more than Autodesk does', async () => {
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
