import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { aps, mockAps } from '../../harness/apsMock';
import { signedIn } from '../../harness/runOperation';
import { searchList } from '../../harness/searchList';

mockAps();

async function list(filter?: string) {
	const { results } = await searchList(
		new AutodeskPlatformServices(),
		'searchWebhooks',
		{ authentication: 'oAuth2', resource: 'webhook', operation: 'get', region: 'AUS' },
		{ credentials: signedIn('oAuth2'), filter },
	);
	return results;
}

const hook = (event: string, status = 'active') => ({
	hookId: `${event}-id`,
	system: 'data',
	event,
	callbackUrl: 'https://a.example.com',
	status,
});

describe('the list of webhooks', () => {
	it('shows event, URL and status of each webhook in the region, with its full address as the value', async () => {
		aps({ 'x-ads-region': 'AUS' })
			.get('/webhooks/v1/hooks')
			.reply(200, { links: { next: 'p2' }, data: [hook('dm.version.added', 'inactive')] })
			.get('/webhooks/v1/hooks')
			.query({ pageState: 'p2' })
			.reply(200, { data: [hook('dm.folder.added')] })
			.get('/webhooks/v1/hooks')
			.query({ status: 'inactive' })
			.reply(200, { data: [hook('dm.version.added', 'inactive')] });
		expect(await list()).toEqual([
			{
				name: 'dm.folder.added → https://a.example.com',
				value: '/systems/data/events/dm.folder.added/hooks/dm.folder.added-id',
			},
			{
				name: 'dm.version.added → https://a.example.com (inactive)',
				value: '/systems/data/events/dm.version.added/hooks/dm.version.added-id',
			},
		]);
	});

	it('is narrowed by the search text, and empty when there are no webhooks', async () => {
		aps()
			.get('/webhooks/v1/hooks')
			.reply(200, { data: [hook('dm.version.added'), hook('dm.folder.added')] })
			.get('/webhooks/v1/hooks')
			.reply(204)
			.get('/webhooks/v1/hooks')
			.query({ status: 'inactive' })
			.twice()
			.reply(204);
		expect((await list('FOLDER')).map(({ name }) => name)).toEqual([
			'dm.folder.added → https://a.example.com',
		]);
		expect(await list()).toEqual([]);
	});
});
