import { describe, expect, it } from 'vitest';
import { betweenFolders, findCircle, importsIn } from '../../harness/imports';

/** Each layer of the code, and the other layers it may import. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
	protocol: [],
	nodes: ['protocol'],
	credentials: ['protocol', 'nodes'],
	'worker/src': ['protocol'],
	'test/simulator': ['protocol'],
};
const imports = importsIn(Object.keys(FLOORS));

describe('the imports of the sources', () => {
	it('form no cycle of files, whether they import values or types', () => {
		expect(imports.size).toBeGreaterThan(500);
		expect(findCircle(imports)).toEqual([]);
	});

	it.each(Object.entries(FLOORS))('lead from %s only to %j', (floor, below) => {
		const allowed = [floor, ...below].map((folder) => `${folder}/`);
		const strays = [...imports]
			.filter(([file]) => file.startsWith(`${floor}/`))
			.flatMap(([file, targets]) => targets.map((target) => ({ file, target })))
			.filter(({ target }) => !allowed.some((folder) => target.startsWith(folder)));
		expect(strays).toEqual([]);
	});

	it('form no cycle of folders in the simulator', () => {
		expect(findCircle(betweenFolders(importsIn(['test/simulator'])))).toEqual([]);
	});
});

describe('an import cycle', () => {
	it('is found and shown as the path back to its start', () => {
		const circular = new Map([
			['main', ['a', 'd']],
			['a', ['b']],
			['b', ['c']],
			['c', ['a']],
			['d', []],
		]);
		expect(findCircle(circular)).toEqual(['a', 'b', 'c', 'a']);
	});

	it('is not reported for two paths to the same file', () => {
		const diamond = new Map([
			['main', ['a', 'b']],
			['a', ['c']],
			['b', ['c']],
			['c', []],
		]);
		expect(findCircle(diamond)).toEqual([]);
	});
});
