import { describe, expect, it } from 'vitest';
import { APPS, BUCKETS } from '../../simulator';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const SCOPES = ['data:read', 'data:write', 'data:create'];
const path = `/oss/v2/buckets/${BUCKETS.models.key}/objects/plan.txt`;

interface Signed {
	signedUrl: string;
	expiration: number;
	size: number;
	sha1: string;
	contentType: string;
	reason: string;
	url: string;
}

const api = (method: string, to: string, json?: unknown, token?: string) =>
	call<Signed>(simulator(), method, to, {
		token: token ?? appToken(simulator(), ...SCOPES),
		json,
	});

/** Signs a URL to an object with the content `0123456789`. */
async function signed(access = 'read', options: object = {}): Promise<string> {
	const { uploadKey, urls } = (
		await call<{ uploadKey: string; urls: string[] }>(
			simulator(),
			'GET',
			`${path}/signeds3upload`,
			{ token: appToken(simulator(), ...SCOPES) },
		)
	).body;
	await fetch(urls[0], { method: 'PUT', body: '0123456789' });
	await api('POST', `${path}/signeds3upload`, { uploadKey });
	return (await api('POST', `${path}/signed?access=${access}`, options)).body.signedUrl;
}

const put = async (url: string, body: string, headers: Record<string, string> = {}) =>
	await fetch(url, { method: 'PUT', body, headers });
const content = async (url: string) => await (await fetch(url)).text();
const resumable = (url: string) => url.replace('?', '/resumable?');

describe('a URL that OSS signs', () => {
	it('serves the object, or a range of it, to whoever holds it', async () => {
		const url = await signed();
		expect(await content(url)).toBe('0123456789');
		const range = await fetch(url, { headers: { range: 'bytes=2-4' } });
		expect([range.status, await range.text()]).toEqual([206, '234']);
		const beyond = await fetch(url, { headers: { range: 'bytes=20-' } });
		expect(beyond.status).toBe(416);
	});

	it('serves the object with the headers that the call asks for', async () => {
		const wish = 'response-content-type=text/plain&response-content-disposition=inline';
		const { headers } = await fetch(`${await signed()}&${wish}`);
		expect(headers.get('content-type')).toBe('text/plain');
		expect(headers.get('content-disposition')).toBe('inline');
	});

	it('serves nothing that the caller has', async () => {
		const url = await signed();
		const eTag = (await fetch(url)).headers.get('etag') ?? '';
		expect((await fetch(url, { headers: { 'if-none-match': eTag } })).status).toBe(304);
	});

	it('replaces the object if signed for writing', async () => {
		const url = await signed('readwrite');
		const { sha1 } = (await api('GET', `${path}/details`)).body;
		const stale = await put(url, 'new', { 'if-match': sha1.replace(/^./, 'x') });
		expect(stale.status).toBe(412);
		const replaced = await put(url, 'new', { 'if-match': sha1, 'content-type': 'text/css' });
		expect(replaced.status).toBe(200);
		expect(await replaced.json()).toMatchObject({ size: 3, contentType: 'text/css' });
		expect(await content(url)).toBe('new');
		expect((await api('GET', `${path}/details`)).body.sha1).not.toBe(sha1);
	});

	it('takes an object in chunks, in whatever order', async () => {
		const url = await signed('readwrite');
		const chunk = async (range: string, body: string, session = 'a') =>
			(await put(resumable(url), body, { 'content-range': range, 'session-id': session })).status;
		expect(await chunk('bytes 3-5/6', 'def')).toBe(202);
		expect(await chunk('bytes 0-2/6', 'ABC', 'another')).toBe(202);
		expect(await content(url)).toBe('0123456789');
		expect(await chunk('bytes 0-2/6', 'abc')).toBe(200);
		expect(await content(url)).toBe('abcdef');
	});

	it.each([
		['without a range', { 'session-id': 'a' }, 416],
		['without a session', { 'content-range': 'bytes 0-2/6' }, 400],
		['of another size than it says', { 'session-id': 'a', 'content-range': 'bytes 0-3/6' }, 400],
		['with a range beyond the end', { 'session-id': 'a', 'content-range': 'bytes 4-6/6' }, 400],
	])('refuses a chunk %s', async (_what, headers: Record<string, string>, status) => {
		const url = await signed('write');
		expect((await put(resumable(url), 'abc', headers)).status).toBe(status);
	});

	it('allows what it was signed for', async () => {
		expect((await put(await signed('read'), 'new')).status).toBe(403);
		expect((await fetch(await signed('write'))).status).toBe(403);
	});

	it('is used once if signed so', async () => {
		const url = await signed('read', { singleUse: true });
		expect((await fetch(url, { headers: { range: 'bytes=20-' } })).status).toBe(416);
		expect((await fetch(url)).status).toBe(200);
		expect((await fetch(url)).status).toBe(404);
	});

	it('ends with its time', async () => {
		const url = await signed();
		for (const resource of simulator().state.signedResources.values()) resource.expiresAt = 0;
		const answer = await fetch(url);
		expect([answer.status, await answer.json()]).toEqual([403, { reason: 'Request has expired' }]);
	});

	it('deletes the object for the owner of the bucket alone, and is worthless then', async () => {
		const url = await signed();
		const { pathname } = new URL(url);
		expect((await fetch(url, { method: 'DELETE' })).status).toBe(401);
		const { clientId } = APPS.unprovisioned;
		const stranger = simulator().issueToken({ kind: '2L', clientId, scopes: SCOPES });
		expect((await api('DELETE', pathname, undefined, stranger)).status).toBe(403);
		expect((await api('DELETE', pathname)).status).toBe(200);
		expect((await api('GET', `${path}/details`)).status).toBe(404);
		expect((await fetch(url)).status).toBe(404);
	});
});
