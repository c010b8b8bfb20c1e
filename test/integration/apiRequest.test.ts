import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { operationsAt } from '../harness/operationsAt';
import { freshSimulator } from '../harness/simulator/requests';
import { FOLDERS, HUBS, ITEMS, PROJECTS, USERS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);

const send = async (parameters: INodeParameters, actor: Parameters<typeof run>[2] = {}) =>
	await run('apiRequest.send', parameters, actor);

const PROJECT = `/data/v1/projects/${PROJECTS.tower.id}`;
const ACCOUNT = HUBS.us.id.slice(2);
const entries = (...pairs: Array<[name: string, value: string]>) => ({
	entry: pairs.map(([name, value]) => ({ name, value })),
});

describe('an API request', () => {
	it('reads what the operation of the endpoint reads', async () => {
		const contents = await send({
			url: `${PROJECT}/folders/${FOLDERS.towerDrawings}/contents`,
			queryParameters: entries(['page[limit]', '1']),
			returnAll: true,
			options: { flattenJsonApi: true },
		});
		const place = { hub: HUBS.us.id, project: PROJECTS.tower.id, folder: FOLDERS.towerDrawings };
		const expected = await run('folder.getContents', { ...place, returnAll: true });
		expect(contents.length).toBeGreaterThan(1);
		expect(contents.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
		expect(contents).toContainEqual(
			expect.objectContaining({ id: ITEMS.plan.id, displayName: 'A-101.pdf' }),
		);
	});

	it.each([
		['users of an account', `/hq/v1/accounts/${ACCOUNT}/users`, 'email', USERS.kim.email],
		['projects', `/construction/admin/v1/accounts/${ACCOUNT}/projects`, 'name', 'Tower A'],
	])('reads lists of %s', async (_what, url, key, value) => {
		const rows = await send({ url, queryParameters: entries(['limit', '1']), returnAll: true });
		expect(rows.map((row) => row[key])).toContain(value);
		expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
	});

	it('makes a change as the user that the app acts as, and names that user', async () => {
		const id = FOLDERS.towerDrawings;
		const [answer] = await send({
			method: 'PATCH',
			url: `${PROJECT}/folders/${id}`,
			bodyType: 'json',
			jsonBody: {
				jsonapi: { version: '1.0' },
				data: { type: 'folders', id, attributes: { name: 'Plans' } },
			},
			options: { actAsUser: USERS.kim.autodeskId, flattenJsonApi: true },
		});
		expect(answer).toMatchObject({ id, name: 'Plans', lastModifiedUserName: 'Kim Doe' });
	});

	it('sends a file in a form', async () => {
		const companies = `/hq/v1/accounts/${ACCOUNT}/companies`;
		const [company] = await send({ url: companies, limit: 1 });
		const image = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
		const changed = await send(
			{
				method: 'PATCH',
				url: `${companies}/${String(company.id)}/image`,
				bodyType: 'multipart',
				formParts: { entry: [{ name: 'chunk', kind: 'file', inputDataFieldName: 'logo' }] },
			},
			{ binary: { logo: { data: image, mimeType: 'image/png', fileName: 'logo.png' } } },
		);
		expect(changed).toMatchObject([{ id: company.id }]);
		const url = `/construction/admin/v1/accounts/${ACCOUNT}/companies`;
		const rows = await send({ url, returnAll: true });
		const { imageUrl } = rows.find(({ id }) => id === company.id) ?? {};
		const stored = await fetch(String(imageUrl));
		expect(Buffer.from(await stored.arrayBuffer()).toString('base64')).toBe(image);
	});

	it('explains a path that does not exist', async () => {
		await expect(send({ url: '/hub/v1/hubs' })).rejects.toMatchObject({
			message: 'GET /hub/v1/hubs: not found',
			details: expect.stringContaining('The requested resource does not exist (ERR-002)'),
		});
	});
});
