import { describe, expect, it } from 'vitest';
import { FOLDERS, ITEMS } from '../../simulator';
import { documentsAt, TOWER } from '../../harness/simulator/documentWrites';
import { freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const { api } = documentsAt(simulator);

describe('search', () => {
	const search = (query: string, folder: string = FOLDERS.towerProjectFiles) =>
		api('GET', `${TOWER}/folders/${encodeURIComponent(folder)}/search${query}`);
	const names = (body: { data: Array<{ attributes: { name: string } }> }) =>
		body.data.map(({ attributes }) => attributes.name);

	it('finds files in all subfolders, each with its item', async () => {
		const { body } = await search('');
		expect(names(body)).toEqual([ITEMS.architecture.name, ITEMS.plan.name, ITEMS.groundFloor.name]);
		expect(body.included[0].id).toBe(ITEMS.architecture.id);
		expect(names((await search('', FOLDERS.towerModels)).body)).toEqual([ITEMS.architecture.name]);
	});

	it.each([
		['?filter[fileType]=rvt,pdf', [ITEMS.architecture.name, ITEMS.plan.name]],
		['?filter[attributes.displayName]-contains=schoß', [ITEMS.groundFloor.name]],
		['?filter[name]-starts=A-', [ITEMS.plan.name]],
		[
			'?filter[createTime]-ge=2025-03-04&filter[extension.type]=versions:autodesk.bim360:File',
			[ITEMS.architecture.name],
		],
		['?filter[fileType]=RVT', []],
	])('accepts %s', async (query, expected) => {
		expect(names((await search(query)).body)).toEqual(expected);
	});

	it('leaves gaps in the pages in place of deleted files', async () => {
		simulator().settings.searchPageSize = 1;
		simulator().state.items.get(ITEMS.architecture.id)!.hidden = true;
		const first = (await search('')).body;
		expect(names(first)).toEqual([]);
		expect(names((await api('GET', first.links.next.href)).body)).toEqual([ITEMS.plan.name]);
		simulator().state.folders.get(FOLDERS.towerDrawings)!.hidden = true;
		expect(names((await search('?page[number]=1')).body)).toEqual([]);
	});

	it('supports paging only by number', async () => {
		simulator().settings.searchPageSize = 2;
		const first = (await search('')).body;
		expect(first.meta.approximateNumberOfPages).toBe(2);
		const second = (await api('GET', first.links.next.href)).body;
		expect(names(second)).toEqual([ITEMS.groundFloor.name]);
		expect(second.links.next).toBeUndefined();
		expect((await search('?page[limit]=1')).status).toBe(400);
		expect((await search('?page[number]=50')).status).toBe(400);
	});
});
