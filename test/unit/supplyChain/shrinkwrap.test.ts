import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lockFile, workerShrinkwrap, type LockFile } from '../../../scripts/workerShrinkwrap';

function lock(packages: LockFile['packages']): LockFile {
	return { lockfileVersion: 3, packages };
}

const worker = (dependencies: Record<string, string>) => ({
	name: 'worker',
	version: '1.0.0',
	dependencies,
	devDependencies: { tool: '1' },
});

/** Where each package is, with its version. */
function placed(packages: LockFile['packages']): Record<string, unknown> {
	const { packages: all } = workerShrinkwrap(lock(packages), 'worker');
	const entries = Object.entries(all).filter(([place]) => place !== '');
	return Object.fromEntries(
		entries.map(([place, entry]) => [place, 'version' in entry ? entry.version : undefined]),
	);
}

describe('the shrinkwrap of the worker', () => {
	it('contains what the worker needs at runtime, and what that needs', () => {
		const packages = {
			worker: worker({ a: '1' }),
			'node_modules/a': {
				version: '1.0.0',
				dependencies: { b: '1' },
				optionalDependencies: { c: '1' },
			},
			'node_modules/b': { version: '1.1.0' },
			'node_modules/tool': { version: '1.0.0', dev: true },
			'node_modules/unrelated': { version: '1.0.0' },
		};
		expect(placed(packages)).toEqual({ 'node_modules/a': '1.0.0', 'node_modules/b': '1.1.0' });
	});

	it('gives each package the version that it has in the repository', () => {
		const packages = {
			worker: worker({ a: '1', b: '2' }),
			'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
			'node_modules/b': { version: '1.0.0' },
			'worker/node_modules/b': { version: '2.0.0' },
		};
		expect(placed(packages)).toEqual({
			'node_modules/a': '1.0.0',
			'node_modules/a/node_modules/b': '1.0.0',
			'node_modules/b': '2.0.0',
		});
	});

	it('is not made without a package that is needed', () => {
		expect(() => placed({ worker: worker({ a: '1' }) })).toThrow(
			'The lock file lacks a, which worker',
		);
	});

	it('is made from the lock file of the repository, with a checksum for each package', async () => {
		const repository = lockFile.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
		const { name, packages } = workerShrinkwrap(repository, 'worker');
		const manifest = JSON.parse(await readFile('worker/package.json', 'utf8')) as {
			dependencies: Record<string, string>;
		};
		expect(name).toBe('aps-webhook-worker');
		expect(packages['']).toMatchObject({ dependencies: manifest.dependencies });
		for (const [dependency, version] of Object.entries(manifest.dependencies)) {
			expect(packages[`node_modules/${dependency}`]).toMatchObject({ version });
		}
		for (const [place, entry] of Object.entries(packages)) {
			if (place !== '')
				expect(entry).toMatchObject({ integrity: expect.stringMatching(/^sha512-/) });
			expect(entry).not.toHaveProperty('dev');
		}
	});
});
