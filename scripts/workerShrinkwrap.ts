import { z } from 'zod';

/** A package in a lock file of npm, by what npm needs to install it. Other facts are kept as they are. */
const lockedPackage = z
	.object({
		version: z.string().optional(),
		dependencies: z.record(z.string()).optional(),
		optionalDependencies: z.record(z.string()).optional(),
		peerDependencies: z.record(z.string()).optional(),
		peerDependenciesMeta: z.record(z.object({ optional: z.boolean().optional() })).optional(),
	})
	.passthrough();

type LockedPackage = z.infer<typeof lockedPackage>;

export const lockFile = z.object({
	lockfileVersion: z.literal(3),
	packages: z.record(lockedPackage),
});

export type LockFile = z.infer<typeof lockFile>;

/** What `npm-shrinkwrap.json` of the published worker contains. */
export interface Shrinkwrap {
	name: string;
	version: string;
	lockfileVersion: 3;
	requires: true;
	packages: Record<string, object>;
}

/**
 * The lock file of the published worker, so that everybody installs the very packages that the tests ran
 * with: the part of the repository's lock file that the worker needs at runtime, laid out anew below the
 * worker itself.
 *
 * @param workspace folder of the worker in the lock file
 * @throws Error if a needed package is missing from the lock file, or cannot be laid out
 */
export function workerShrinkwrap(lock: LockFile, workspace: string): Shrinkwrap {
	const worker = lock.packages[workspace];
	if (!worker) throw new Error(`The lock file lacks ${workspace}`);
	const laidOut = layOut(lock, workspace);
	const { name, version, license, bin, engines, dependencies } = worker;
	const root = { name, version, license, bin, engines, dependencies };
	const packages = [...laidOut]
		.filter(([place]) => place !== '')
		.sort(([a], [b]) => a.localeCompare(b, 'en'))
		.map(([place, source]) => [place, runtimeEntry(entryAt(lock, source))]);
	return {
		name: String(name),
		version: String(version),
		lockfileVersion: 3,
		requires: true,
		packages: { '': root, ...Object.fromEntries(packages) },
	};
}

/** Leaves out what marks a package as a development dependency: everything here is needed at runtime. */
function runtimeEntry(locked: LockedPackage): LockedPackage {
	const entry = { ...locked };
	delete entry.dev;
	delete entry.devOptional;
	delete entry.peer;
	return entry;
}

/** Each package by its place below the published worker, with its place in the lock file. */
function layOut(lock: LockFile, workspace: string): Map<string, string> {
	const sources = new Map([['', workspace]]);
	for (const [place, source] of sources) {
		for (const { name, isOptional } of needs(entryAt(lock, source))) {
			const wanted = resolve(name, source, (path) => path in lock.packages);
			if (wanted === undefined) {
				if (isOptional) continue;
				throw new Error(`The lock file lacks ${name}, which ${source} needs`);
			}
			const found = resolve(name, place, (path) => sources.has(path));
			if (found !== undefined && sources.get(found) === wanted) continue;
			sources.set(`${found === undefined ? '' : below(place)}node_modules/${name}`, wanted);
		}
	}
	assertResolved(lock, sources);
	return sources;
}

/** A package that was placed later may hide another from one that was placed before. */
function assertResolved(lock: LockFile, sources: ReadonlyMap<string, string>): void {
	for (const [place, source] of sources) {
		for (const { name } of needs(entryAt(lock, source))) {
			const wanted = resolve(name, source, (path) => path in lock.packages);
			const found = resolve(name, place, (path) => sources.has(path));
			if (wanted !== (found && sources.get(found))) {
				throw new Error(
					`${place || 'The worker'} would get another ${name} than in the repository`,
				);
			}
		}
	}
}

interface Need {
	name: string;
	isOptional: boolean;
}

function needs(entry: LockedPackage): Need[] {
	const { dependencies = {}, optionalDependencies = {} } = entry;
	const { peerDependencies = {}, peerDependenciesMeta = {} } = entry;
	const optional = Object.keys(optionalDependencies);
	const peers = Object.keys(peerDependencies).filter(
		(name) => !peerDependenciesMeta[name]?.optional,
	);
	return [
		...Object.keys(dependencies)
			.filter((name) => !optional.includes(name))
			.map((name) => ({ name, isOptional: false })),
		...optional.map((name) => ({ name, isOptional: true })),
		// The repository installs without peers, see .npmrc: what is needed is named by the worker itself.
		...peers.map((name) => ({ name, isOptional: true })),
	];
}

/** As Node.js does: in the folder of a package itself, then in those above it. */
function resolve(
	name: string,
	from: string,
	exists: (path: string) => boolean,
): string | undefined {
	for (let folder: string | undefined = from; folder !== undefined; folder = above(folder)) {
		const path = `${below(folder)}node_modules/${name}`;
		if (exists(path)) return path;
	}
	return undefined;
}

function below(folder: string): string {
	return folder === '' ? '' : `${folder}/`;
}

/** The next folder that may contain packages. @returns undefined for the top */
function above(folder: string): string | undefined {
	if (folder === '') return undefined;
	const at = folder.lastIndexOf('/node_modules/');
	return at === -1 ? '' : folder.slice(0, at);
}

function entryAt(lock: LockFile, path: string): LockedPackage {
	const entry = lock.packages[path];
	if (!entry) throw new Error(`The lock file lacks ${path}`);
	return entry;
}
