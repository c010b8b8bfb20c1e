import { byId } from '../runOperation';

/** IDs and answers shared by the tests of account projects. */

export const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
export const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
export const UNIT = '5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f';
export const PROJECTS = `/construction/admin/v1/accounts/${ACCOUNT}/projects`;
export const THIS_PROJECT = `/construction/admin/v1/projects/${PROJECT}`;
export const account = byId(`b.${ACCOUNT}`);
export const tower = {
	id: PROJECT,
	accountId: ACCOUNT,
	name: 'Tower A',
	type: 'Office',
	classification: 'production',
	status: 'active',
	platform: 'acc',
	startDate: '2026-01-01',
	endDate: '2027-12-31',
	jobNumber: 'J-17',
	businessUnitId: UNIT,
	updatedAt: '2026-03-02T16:40:00.000Z',
	products: [{ key: 'docs', status: 'active' }],
};
