import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ROLES = `/hq/v2/accounts/${ACCOUNT}/projects/${PROJECT}/industry_roles`;
const parameters = { account: byId(`b.${ACCOUNT}`), project: byId(`b.${PROJECT}`) };
const roles = ['Architect', 'Engineer', 'Planner'].map((name, index) => ({
	id: `role-${index}`,
	project_id: PROJECT,
	name,
	services: { document_management: { access_level: 'user' } },
}));

describe('Project Role: Get Many', () => {
	it.each(['oAuth2', 'twoLegged'] as const)('reads the roles (%s)', async (as) => {
		aps().get(ROLES).reply(200, roles);
		const { records } = await runOperation('projectRole.getAll', parameters, { as });
		expect(records).toEqual(
			roles.map(({ id, name }) => ({ name, services: { document_management: 'user' }, id })),
		);
	});

	it('stops at the limit and sends the region', async () => {
		aps({ region: 'IND' }).get(ROLES).reply(200, roles);
		const options = { region: 'IND' };
		const { records } = await runOperation('projectRole.getAll', {
			...parameters,
			limit: 2,
			simplify: false,
			options,
		});
		expect(records).toEqual(roles.slice(0, 2));
	});

	it('treats no content as no roles', async () => {
		aps().get(ROLES).reply(204);
		expect((await runOperation('projectRole.getAll', parameters)).records).toEqual([]);
	});

	it('points to the region if Autodesk finds nothing', async () => {
		aps().get(ROLES).reply(404, { code: 404, message: 'no such project' });
		const { error } = await runOperation('projectRole.getAll', parameters);
		expect(error?.description).toContain('Options > Region');
		expect(error?.description).toContain('Project User > Get Many');
	});

	it('rejects an invalid limit before any call', async () => {
		const { error } = await runOperation('projectRole.getAll', { ...parameters, limit: -1 });
		expect(error?.message).toContain('Limit: "-1" is out of range');
	});
});
