import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const lee = { as: 'lee' } as const;
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };

describe('sheets', () => {
	const numbers = async (filters = {}) =>
		(await run('sheet.getAll', { ...tower, filters }, lee)).map(({ number }) => number);

	it('are listed by version set, tags, collection and text', async () => {
		expect(await numbers()).toEqual(['A-101', 'S-201']);
		expect(await numbers({ versionSet: byName('permit set') })).toEqual(['A-101']);
		expect(await numbers({ tags: 'architecture, floor' })).toEqual(['A-101']);
		expect(await numbers({ untagged: true })).toEqual(['S-201']);
		expect(await numbers({ sheetCollection: byName('Building A') })).toEqual(['S-201']);
		expect(await numbers({ sheetCollection: byId('none') })).toEqual(['A-101']);
		expect(await numbers({ currentOnly: false, search: 'Floor' })).toEqual(['A-101', 'A-101']);
		expect(await numbers({ deleted: true })).toEqual(['A-999']);
	});

	it('are found by number, by the app itself too', async () => {
		const [sheet] = await run('sheet.get', { ...tower, sheet: byName('A-101') });
		expect(sheet).toMatchObject({ versionSet: 'Construction Documents', current: true });
		const sets = await run('sheet.getVersionSets', tower);
		expect(sets.map(({ name }) => name)).toEqual(['Construction Documents', 'Permit Set']);
	});

	it('are exported as a PDF', async () => {
		const options = { fileName: 'Drawings' };
		const exported = await run('sheet.export', { ...tower, sheets: 'A-101, S-201', options }, lee);
		expect(exported).toMatchObject([{ name: 'Drawings.pdf', status: 'successful' }]);
		const exportId = String(exported[0].id);
		expect(await run('sheet.getExport', { ...tower, exportId, options }, lee)).toMatchObject([
			{ name: 'Drawings.pdf', transfer: { bytes: expect.any(Number) as number } },
		]);
	});
});

describe('the lists of sheets in the editor', () => {
	it('offer current sheets, version sets and collections', async () => {
		const search = async (method: string, filter?: string) => {
			const credentials = credentialsAt(simulator(), 'lee');
			const parameters = { resource: 'sheet', operation: 'get', ...tower };
			const { results } = await searchList(new AutodeskForma(), method, parameters, {
				credentials,
				filter,
			});
			return results.map(({ name }) => name);
		};
		expect(await search('searchSheets')).toEqual(['A-101 First Floor', 'S-201 Foundation']);
		expect(await search('searchSheets', 'S-2')).toEqual(['S-201 Foundation']);
		expect(await search('searchVersionSets')).toEqual([
			'Construction Documents (2026-03-01)',
			'Permit Set (2026-01-15)',
		]);
		expect(await search('searchSheetCollections')).toEqual([
			'Sheets in No Collection',
			'Building A',
		]);
	});
});
