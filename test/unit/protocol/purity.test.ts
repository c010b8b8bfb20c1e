import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A keyword in quotes is text. */
const IMPORT = /(?<!['"])(?:from|import|require\()\s*['"]([^'"]+)['"]/g;

/** Nodes and worker share this code, so it may depend on neither. */
describe('protocol', () => {
	it.each(globSync('protocol/**/*.ts'))('%s imports only protocol and crypto', (file) => {
		const foreign = [...readFileSync(file, 'utf8').matchAll(IMPORT)]
			.map(([, target]) => target)
			.filter((target) => target !== 'crypto')
			.filter((target) => {
				const isRelative = target.startsWith('.');
				return !isRelative || !normalize(join(dirname(file), target)).startsWith('protocol/');
			});
		expect(foreign).toEqual([]);
	});
});
