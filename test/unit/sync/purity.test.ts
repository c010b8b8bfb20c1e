import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const IMPORT = /(?:from|import|require\()\s*['"]([^'"]+)['"]/g;

/** Plans can be checked for any state only because they depend on nothing but their input. */
describe('the engine of syncs', () => {
	it.each(globSync('nodes/sync/*.ts'))('%s imports only itself, protocol and crypto', (file) => {
		const foreign = [...readFileSync(file, 'utf8').matchAll(IMPORT)]
			.map(([, target]) => target)
			.filter((target) => target !== 'crypto')
			.filter((target) => {
				const path = normalize(join(dirname(file), target));
				return !target.startsWith('.') || !/^(nodes\/sync|protocol)\//.test(path);
			});
		expect(foreign).toEqual([]);
	});
});
