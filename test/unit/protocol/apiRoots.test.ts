import { describe, expect, it } from 'vitest';
import { API_ROOTS, apiRootOf } from '../../../protocol/aps/apiRoots';
import { everyOperation } from '../../../scripts/everyOperation';

describe('the beginnings of Autodesk’s paths', () => {
	it('include those of all operations', () => {
		const paths = everyOperation()
			.map(({ operation }) => operation.endpoint.split(' ')[1])
			.filter((path) => path.startsWith('/'));
		expect(paths.filter((path) => apiRootOf(path) === undefined)).toEqual([]);
	});

	it('are whole parts of a path', () => {
		expect(apiRootOf('/data/v1')).toBe('/data/v1');
		expect(apiRootOf('/data/v12/projects')).toBeUndefined();
	});

	it('are listed once, in order', () => {
		expect(API_ROOTS).toEqual([...new Set(API_ROOTS)].sort());
	});
});
