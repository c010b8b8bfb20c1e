import { describe, expect, it } from 'vitest';
import { eventSchemas } from '../../../scripts/eventSchema';
import { eventsPage } from '../../../scripts/eventsTable';

describe('docs/events.md', () => {
	it('lists group, events, scope field and credentials', async () => {
		const lines = (await eventsPage()).split('\n').map((line) => line.replace(/ +/g, ' '));
		expect(lines).toContain(
			'| [Docs File](#docs-file) | 10 | Folder, whole project or whole hub | `data` | 2L 3L (SSA) |',
		);
		expect(lines).toContain(
			'| Bid Created | `bid.created-1.0` or `bid.created` | a bid is created (BuildingConnected Pro) | Company | `companyId` |',
		);
	});
});

describe("the trigger's output schemas", () => {
	const folder = 'nodes/AutodeskPlatformServicesTrigger/__schema__';
	const schema = (version: string): { properties: object } =>
		JSON.parse(eventSchemas().get(`${folder}/${version}.json`)!);

	it('list the fields of an upload with their types', () => {
		expect(schema('v1.0.0')).toMatchObject({
			type: 'object',
			version: 1,
			properties: {
				event: { type: 'string' },
				projectId: { type: 'string' },
				itemId: { type: 'string' },
				versionNumber: { type: 'number' },
				hook: { properties: { id: { type: 'string' } } },
				payload: { properties: { ancestors: { type: 'array' } } },
			},
		});
	});

	it('list about a dozen fields for the simplified item, names first', () => {
		expect(Object.keys(schema('v1.1.0').properties)).toEqual([
			'fileName',
			'path',
			'projectName',
			'webUrl',
			'storageId',
			'event',
			'occurredAt',
			'userName',
			'versionNumber',
			'processState',
			'projectId',
			'itemId',
			'versionId',
			'folderId',
		]);
	});
});
