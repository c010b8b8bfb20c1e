import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { aps, mockAps } from '../../harness/apsMock';
import { APS, byId, byUrl, signedIn } from '../../harness/runOperation';
import { searchList } from '../../harness/searchList';

mockAps();

async function list(
	method: string,
	parameters: object,
	typed: { filter?: string; paginationToken?: string } = {},
) {
	const { results, paginationToken } = await searchList(
		new AutodeskPlatformServices(),
		method,
		{ authentication: 'twoLegged', resource: 'object', operation: 'delete', ...parameters },
		{ credentials: signedIn('twoLegged'), ...typed },
	);
	return { values: results.map(({ value }) => value), paginationToken };
}

const BUCKETS = '/oss/v2/buckets';
const buckets = (...keys: string[]) => keys.map((bucketKey) => ({ bucketKey }));
const objects = (...keys: string[]) => keys.map((objectKey) => ({ objectKey }));

describe('the list of buckets', () => {
	it('shows the chosen region a page at a time', async () => {
		aps()
			.get(BUCKETS)
			.query({ region: 'EMEA', limit: 100 })
			.reply(200, { items: buckets('a', 'b'), next: `${APS}${BUCKETS}?startAt=b&limit=100` })
			.get(BUCKETS)
			.query({ region: 'EMEA', limit: 100, startAt: 'b' })
			.reply(200, { items: buckets('c') });
		const first = await list('searchBuckets', { region: 'EMEA' });
		expect(first).toEqual({ values: ['a', 'b'], paginationToken: 'b' });
		const { paginationToken } = first;
		expect(await list('searchBuckets', { region: 'EMEA' }, { paginationToken })).toEqual({
			values: ['c'],
			paginationToken: undefined,
		});
	});

	it('searches all pages for the text', async () => {
		aps()
			.get(BUCKETS)
			.query({ region: 'US', limit: 100 })
			.reply(200, { items: buckets('drawings'), next: `${BUCKETS}?startAt=drawings` })
			.get(BUCKETS)
			.query({ region: 'US', limit: 100, startAt: 'drawings' })
			.reply(200, { items: buckets('models', 'old-drawings') });
		const { values } = await list('searchBuckets', {}, { filter: 'Drawings' });
		expect(values).toEqual(['drawings', 'old-drawings']);
	});
});

describe('the list of objects', () => {
	const path = `${BUCKETS}/my-app/objects`;
	const bucket = byId('my-app');

	it('lets OSS search by key prefix, a page at a time', async () => {
		aps()
			.get(path)
			.query({ beginsWith: 'plans/', limit: 100 })
			.reply(200, {
				items: objects('plans/A 1.dwg'),
				next: `${APS}${path}?startAt=plans%2FA+1.dwg&limit=100`,
			})
			.get(path)
			.query({ beginsWith: 'plans/', limit: 100, startAt: 'plans/A 1.dwg' })
			.reply(200, { items: objects('plans/Ä.dwg') });
		const filter = 'plans/';
		const { values, paginationToken } = await list('searchObjects', { bucket }, { filter });
		expect(values).toEqual(['plans/A 1.dwg']);
		expect(paginationToken).toBeTypeOf('string');
		expect(await list('searchObjects', { bucket }, { filter, paginationToken })).toEqual({
			values: ['plans/Ä.dwg'],
			paginationToken: undefined,
		});
	});

	it('searches both Unicode compositions of the text, one after the other', async () => {
		const [composed, decomposed] = ['pläne/'.normalize('NFC'), 'pläne/'.normalize('NFD')];
		aps()
			.get(path)
			.query({ beginsWith: decomposed, limit: 100 })
			.reply(200, { items: objects(`${decomposed}1`), next: `${path}?startAt=next` })
			.get(path)
			.query({ beginsWith: decomposed, limit: 100, startAt: 'next' })
			.reply(200, { items: [] })
			.get(path)
			.query({ beginsWith: composed, limit: 100 })
			.reply(200, { items: objects(`${composed}1`) });
		const { values, paginationToken } = await list(
			'searchObjects',
			{ bucket },
			{ filter: composed },
		);
		expect(values).toEqual([`${decomposed}1`]);
		expect(await list('searchObjects', { bucket }, { filter: composed, paginationToken })).toEqual({
			values: [`${composed}1`],
			paginationToken: undefined,
		});
	});

	it('reads the bucket in a pasted URL', async () => {
		aps()
			.get(path)
			.query({ limit: 100 })
			.reply(200, { items: objects('a') });
		const pasted = byUrl(`${APS}/oss/v2/buckets/my-app/details`);
		expect((await list('searchObjects', { bucket: pasted })).values).toEqual(['a']);
	});

	it('asks for the bucket first', async () => {
		await expect(list('searchObjects', {})).rejects.toThrow('Choose a bucket first');
	});
});
