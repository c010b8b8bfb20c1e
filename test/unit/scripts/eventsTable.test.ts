import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventsPage } from '../../../scripts/eventsTable';

describe('docs/events.md', () => {
	it('says what the catalogue says (npm run docs writes it)', async () => {
		expect(readFileSync('docs/events.md', 'utf8')).toBe(await eventsPage());
	});

	it('tells group, events, scope field and credentials', async () => {
		const lines = (await eventsPage()).split('\n').map((line) => line.replace(/ +/g, ' '));
		expect(lines).toContain(
			'| [Docs File](#docs-file) | 10 | Folder, whole project or whole hub | `data` | 2L 3L (SSA) |',
		);
		expect(lines).toContain(
			'| Bid Created | `bid.created-1.0` or `bid.created` | a bid is created (BuildingConnected Pro) | Company | `companyId` |',
		);
	});
});
