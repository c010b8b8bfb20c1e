import { describe, expect, it } from 'vitest';
import { isRepeatable, toHttpRequest } from '../../../protocol/aps/request';
import type { ApsRequest } from '../../../protocol/aps/request';

const PROXY = 'https://proxy.example.com';

function wired(request: ApsRequest, caller = {}) {
	return toHttpRequest(request, { baseUrl: PROXY, ...caller });
}

describe('the URL of a request', () => {
	it('starts with the base URL', () => {
		expect(wired({ path: '/project/v1/hubs' })?.url).toBe(`${PROXY}/project/v1/hubs`);
	});

	it('contains the query, with lists comma-separated and without undefined or empty values', () => {
		const query = { 'filter[name]': ['A & B', 'C'], limit: 5, offset: undefined, fields: [] };
		expect(wired({ path: '/a', query })?.url).toBe(
			`${PROXY}/a?filter%5Bname%5D=A%20%26%20B%2CC&limit=5`,
		);
	});

	it('repeats the key of a list where the service expects that', () => {
		const path = '/construction/forms/v2/projects/1/forms';
		expect(wired({ path, query: { ids: ['A', 'B'], limit: 5, statuses: [] } })?.url).toBe(
			`${PROXY}${path}?ids=A&ids=B&limit=5`,
		);
	});

	it('merges the query with the one in a link', () => {
		expect(wired({ path: '/a?page=1', query: { limit: 5 } })?.url).toBe(
			`${PROXY}/a?page=1&limit=5`,
		);
	});

	it('stays at the proxy even if a link names Autodesk', () => {
		const path = 'https://developer.api.autodesk.com/project/v1/hubs?page[number]=1';
		expect(wired({ path })?.url).toBe(`${PROXY}/project/v1/hubs?page[number]=1`);
	});

	it.each([
		'https://elsewhere.example.com/project/v1/hubs',
		'https://developer.api.autodesk.com.example.com/project/v1/hubs',
		'https://developer.api.autodesk.com:8443/project/v1/hubs',
		'http://developer.api.autodesk.com/project/v1/hubs',
		'https://kim@developer.api.autodesk.com/project/v1/hubs',
		'https://developer.api.autodesk.com@elsewhere.example.com/project/v1/hubs',
		'//elsewhere.example.com/project/v1/hubs',
		'/\\elsewhere.example.com/project/v1/hubs',
		'javascript:alert(1)',
	])('does not exist for a link to a foreign host: %s', (path) => {
		expect(wired({ path })).toBeUndefined();
	});

	it.each([':8080/a', '@elsewhere.example.com/a', '.example.com/a', 'project/v1/hubs', '2', ''])(
		'does not exist for what is neither a path nor a link: %j',
		(path) => {
			expect(wired({ path })).toBeUndefined();
		},
	);

	it('follows a relative link below the base URL', () => {
		const baseUrl = `${PROXY}/autodesk`;
		expect(wired({ path: '/data/v1/a?page=2' }, { baseUrl })?.url).toBe(
			`${PROXY}/autodesk/data/v1/a?page=2`,
		);
		const path = 'https://developer.api.autodesk.com//data/v1/a';
		expect(wired({ path }, { baseUrl })?.url).toBe(`${PROXY}/autodesk//data/v1/a`);
	});
});

describe('the headers of a request', () => {
	it('contain the media type of the service, for the body only if there is one', () => {
		expect(wired({ path: '/project/v1/hubs' })?.headers).toEqual({
			accept: 'application/vnd.api+json',
		});
		expect(wired({ path: '/oss/v2/buckets', method: 'POST', body: {} })?.headers).toEqual({
			accept: 'application/json',
			'content-type': 'application/json',
		});
	});

	it.each([
		['/oss/v2/buckets', 'x-ads-region'],
		['/webhooks/v1/hooks', 'x-ads-region'],
		['/construction/admin/v1/accounts/1/projects', 'region'],
		['/hq/v1/accounts/1/users', 'region'],
	])('contain the region as the service expects it: %s', (path, header) => {
		expect(wired({ path, region: 'EMEA' })?.headers).toMatchObject({ [header]: 'EMEA' });
	});

	it('omit the region if the service routes by ID', () => {
		const headers = wired({ path: '/data/v1/projects', region: 'EMEA' })?.headers;
		expect(headers).toEqual({ accept: 'application/vnd.api+json' });
	});

	it.each([
		['/project/v1/hubs', 'x-user-id'],
		['/construction/admin/v1/accounts/1/projects', 'user-id'],
	])('name the user that a 2-legged token acts as: %s', (path, header) => {
		expect(wired({ path }, { userId: 'KIM' })?.headers).toMatchObject({ [header]: 'KIM' });
	});

	it('are overridden by those of the request', () => {
		const headers = { Accept: 'text/plain' };
		expect(wired({ path: '/a', headers })?.headers).toEqual({ accept: 'text/plain' });
	});
});

describe('repeating a request', () => {
	it('is safe except for POST, unless the request says otherwise', () => {
		expect(isRepeatable({ path: '/a' })).toBe(true);
		expect(isRepeatable({ path: '/a', method: 'DELETE' })).toBe(true);
		expect(isRepeatable({ path: '/a', method: 'POST' })).toBe(false);
		expect(isRepeatable({ path: '/a', method: 'POST', repeatable: true })).toBe(true);
	});
});
