import { describe, expect, it } from 'vitest';
import { Directories } from '../../../nodes/lookUp/directories';
import type { Named, NamedList } from '../../../nodes/lookUp/named';

const COMPANIES: Named[] = Array.from({ length: 20 }, (_, index) => ({
	id: `c${index}`,
	name: `Company ${index}`,
}));

/** The companies, and a log of the calls that are made for them. */
function companies(overrides: Partial<NamedList> = {}) {
	const calls: string[] = [];
	const list: NamedList = {
		key: 'companies',
		thing: 'company',
		place: 'in the account',
		by: 'name',
		async ask(name) {
			calls.push(name);
			return COMPANIES.filter((company) => company.name === name);
		},
		async readAll() {
			calls.push('all');
			return COMPANIES;
		},
		...overrides,
	};
	return { list, calls };
}

describe('looking up names', () => {
	it('asks once for a name that many items contain, also at the same time', async () => {
		const { list, calls } = companies();
		const directories = new Directories();
		const spellings = ['Company 1', ' company 1 ', 'COMPANY 1'];
		const names = Array.from({ length: 1000 }, (_, index) => spellings[index % 3]);
		const found = await Promise.all(names.map((name) => directories.find(list, name)));
		expect(new Set(found.flat().map(({ id }) => id))).toEqual(new Set(['c1']));
		expect(calls).toEqual(['Company 1']);
	});

	it('reads the whole list once as soon as that saves calls', async () => {
		const { list, calls } = companies();
		const directories = new Directories();
		for (const { id, name } of COMPANIES) {
			expect(await directories.find(list, name)).toEqual([{ id, name }]);
		}
		expect(calls).toHaveLength(6);
		expect(calls.filter((call) => call === 'all')).toHaveLength(1);
	});

	it('reads the whole list if the service compares differently', async () => {
		const { list, calls } = companies();
		const directories = new Directories();
		expect(await directories.find(list, 'COMPANY 7')).toMatchObject([{ id: 'c7' }]);
		expect(await directories.find(list, 'COMPANY 8')).toMatchObject([{ id: 'c8' }]);
		expect(calls).toEqual(['COMPANY 7', 'all']);
	});

	it('leaves out what the service finds in addition', async () => {
		const { list } = companies({ ask: async () => COMPANIES });
		expect(await new Directories().find(list, 'Company 1')).toMatchObject([{ id: 'c1' }]);
	});

	it('keeps lists with different keys apart', async () => {
		const directories = new Directories();
		const other: Named[] = [{ id: 'x', name: 'Company 1' }];
		await directories.find(companies().list, 'Company 1');
		const { list } = companies({ key: 'others', ask: async () => other });
		expect(await directories.find(list, 'Company 1')).toEqual(other);
	});

	it('repeats a look-up that failed', async () => {
		let calls = 0;
		const { list } = companies({
			ask: undefined,
			async readAll() {
				calls += 1;
				if (calls === 1) throw new Error('outage');
				return COMPANIES;
			},
		});
		const directories = new Directories();
		await expect(directories.find(list, 'Company 1')).rejects.toThrow('outage');
		expect(await directories.find(list, 'Company 1')).toMatchObject([{ id: 'c1' }]);
		expect(await directories.all(list)).toHaveLength(20);
		expect(calls).toBe(2);
	});
});
