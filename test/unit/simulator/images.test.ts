import { expect, it } from 'vitest';
import { HUBS, PROJECTS } from '../../simulator';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const hq = `/hq/v1/accounts/${HUBS.us.accountId}`;
const COMPANY = '44440000-0000-4000-8000-000000000001';

const token = () => appToken(simulator(), 'account:read', 'account:write');

async function setImage(path: string, type = 'image/png', field = 'chunk') {
	const body = new FormData();
	body.set(field, new File(['image'], 'image', { type }));
	return await fetch(new URL(`${hq}${path}/image`, simulator().url), {
		method: 'PATCH',
		headers: { authorization: `Bearer ${token()}` },
		body,
	});
}

interface Row {
	id: string;
	imageUrl: string;
}

it('shows the image that a project was given, also in ACC', async () => {
	expect((await setImage(`/projects/${PROJECTS.tower.guid}`)).status).toBe(200);
	const path = `/construction/admin/v1/projects/${PROJECTS.tower.guid}`;
	const { imageUrl } = (await call<Row>(simulator(), 'GET', path, { token: token() })).body;
	const image = await fetch(imageUrl);
	expect([image.headers.get('content-type'), await image.text()]).toEqual(['image/png', 'image']);
});

it('shows the image that a company was given', async () => {
	expect((await setImage(`/companies/${COMPANY}`)).status).toBe(200);
	const path = `/construction/admin/v1/accounts/${HUBS.us.accountId}/companies`;
	const { results } = (await call<{ results: Row[] }>(simulator(), 'GET', path, { token: token() }))
		.body;
	const company = results.find(({ id }) => id === COMPANY);
	expect(await (await fetch(company?.imageUrl ?? '')).text()).toBe('image');
});

it.each([
	['another type of file', 'text/plain', 'chunk'],
	['another field', 'image/png', 'image'],
])('refuses %s as an image', async (_what, type, field) => {
	expect((await setImage(`/projects/${PROJECTS.tower.guid}`, type, field)).status).toBe(400);
});

it('refuses a body that is no form as an image', async () => {
	const path = `${hq}/projects/${PROJECTS.tower.guid}/image`;
	const answer = await call(simulator(), 'PATCH', path, { token: token(), json: {} });
	expect(answer.status).toBe(400);
});
