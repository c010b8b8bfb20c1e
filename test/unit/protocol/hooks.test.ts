import { describe, expect, it } from 'vitest';
import {
	createHook,
	deleteHook,
	getHook,
	hookIdFromLocation,
	inEveryState,
	isApsHook,
	listAppHooks,
	listOwnHooks,
	listSystemHooks,
	readCreatedHook,
	updateHook,
} from '../../../protocol/aps/hooks';
import { toHttpRequest } from '../../../protocol/aps/request';

const US = { region: 'US' } as const;
const EMEA = { region: 'EMEA' } as const;
const ADDRESS = { system: 'data', event: 'dm.version.added', hookId: 'id' };
const PATH = '/webhooks/v1/systems/data/events/dm.version.added/hooks';

describe('requests to the Webhooks API', () => {
	it('create a webhook, and may be repeated because Autodesk refuses a second one', () => {
		const hook = { callbackUrl: 'https://n8n.example.com', scope: { folder: 'urn' } };
		expect(createHook(US, ADDRESS, hook)).toEqual({
			method: 'POST',
			path: PATH,
			body: hook,
			region: 'US',
			headers: {},
			repeatable: true,
			accept: [409],
		});
	});

	it('update a webhook', () => {
		expect(updateHook(US, ADDRESS, { status: 'active' })).toMatchObject({
			method: 'PATCH',
			path: `${PATH}/id`,
			body: { status: 'active' },
		});
	});

	it('read and delete a webhook, and accept that it may no longer exist', () => {
		expect(getHook(US, ADDRESS)).toMatchObject({ path: `${PATH}/id`, accept: [404] });
		expect(deleteHook(US, ADDRESS)).toMatchObject({ method: 'DELETE', accept: [404] });
	});

	it('list the webhooks of a system, of the app and of the caller', () => {
		expect(listSystemHooks(US, 'data')).toMatchObject({
			path: '/webhooks/v1/systems/data/hooks',
			accept: [404],
		});
		expect(listAppHooks(US).path).toBe('/webhooks/v1/app/hooks');
		expect(listOwnHooks(US).path).toBe('/webhooks/v1/hooks');
	});

	it('list inactive webhooks as well', () => {
		const list = { path: '/webhooks/v1/hooks', query: { scopeName: 'folder' } };
		expect(inEveryState(list).map(({ query }) => query)).toEqual([
			{ scopeName: 'folder' },
			{ scopeName: 'folder', status: 'inactive' },
		]);
	});

	it('name the tenant of Fusion Manage in upper case', () => {
		const place = { region: 'EMEA', tenant: 'acme' } as const;
		expect(listSystemHooks(place, 'adsk.flc.production')).toMatchObject({
			region: 'EMEA',
			headers: { 'x-tenant': 'ACME' },
		});
	});

	it.each([
		createHook(EMEA, ADDRESS, { callbackUrl: 'https://n8n.example.com', scope: { folder: 'urn' } }),
		getHook(EMEA, ADDRESS),
		updateHook(EMEA, ADDRESS, {}),
		deleteHook(EMEA, ADDRESS),
		listSystemHooks(EMEA, 'data'),
		listAppHooks(EMEA),
		listOwnHooks(EMEA),
	])('name the region under both names that Autodesk documents: $method $path', (request) => {
		const sent = toHttpRequest(request, { baseUrl: 'https://developer.api.autodesk.com' });
		expect(sent?.headers).toMatchObject({ 'x-ads-region': 'EMEA', region: 'EMEA' });
	});
});

describe('the response to creating a webhook', () => {
	const answer = { status: 201, headers: {}, body: undefined };

	it('contains the ID in its Location header', () => {
		const headers = { location: `https://developer.api.autodesk.com${PATH}/0f60f6a0` };
		expect(readCreatedHook({ ...answer, headers })).toEqual({
			kind: 'created',
			hookId: '0f60f6a0',
		});
	});

	it('may lack the ID', () => {
		expect(readCreatedHook(answer)).toEqual({ kind: 'created', hookId: undefined });
	});

	it('reports with 409 that the webhook exists', () => {
		expect(readCreatedHook({ ...answer, status: 409 })).toEqual({ kind: 'exists' });
	});

	it('is a refusal with every other status that the caller accepts', () => {
		const refused = { ...answer, status: 403 };
		expect(readCreatedHook(refused)).toEqual({ kind: 'refused', answer: refused });
	});
});

describe('the ID in a Location', () => {
	it.each([
		[`${PATH}/0f60f6a0`, '0f60f6a0'],
		[`${PATH}/0f60f6a0/`, '0f60f6a0'],
		[`${PATH}/0f60f6a0?region=US`, '0f60f6a0'],
		[`https://developer.api.autodesk.com${PATH}/0f60f6a0#x`, '0f60f6a0'],
		['/hooks/0f60f6a0', '0f60f6a0'],
		[`${PATH}/`, undefined],
		[PATH, undefined],
		['/webhooks/v1', undefined],
		['', undefined],
		[undefined, undefined],
	])('%s is read as %s', (location, id) => {
		expect(hookIdFromLocation(location)).toBe(id);
	});
});

describe('a webhook in a response', () => {
	it('is recognized by the fields that identify it', () => {
		expect(isApsHook({ ...ADDRESS })).toBe(true);
		expect(isApsHook({ hookId: 'id' })).toBe(false);
		expect(isApsHook(null)).toBe(false);
	});
});
