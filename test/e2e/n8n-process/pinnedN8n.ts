import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Contains the `package.json` and the lockfile of the pinned n8n. */
const SOURCE_FOLDER = resolve(import.meta.dirname, '../n8n');

interface Lockfile {
	packages: Record<string, { os?: string[]; cpu?: string[]; libc?: string[] }>;
}

export interface PinnedN8n {
	version: string;
	/** Contains `package.json` and `package-lock.json`. */
	sourceFolder: string;
	/** The installation folder: outside the checkout, shared by all checkouts with this lockfile. */
	folder: string;
	/** The program to run, inside `folder`. */
	program: string;
	/** The Node that runs it: its own if its `package.json` has one, otherwise that of this process. */
	node: string;
	/** Number of packages of an installation on this machine. */
	packageCount: number;
}

/**
 * Describes a pinned n8n, by default the one that the demo and the e2e tests run. {@link installN8n}
 * installs it.
 *
 * @param sourceFolder contains its `package.json` and lockfile
 */
export function pinnedN8n(
	env: NodeJS.ProcessEnv = process.env,
	sourceFolder = SOURCE_FOLDER,
): PinnedN8n {
	const manifest = readFileSync(join(sourceFolder, 'package.json'), 'utf8');
	const lockfile = readFileSync(join(sourceFolder, 'package-lock.json'), 'utf8');
	const { dependencies } = JSON.parse(manifest) as {
		dependencies: { n8n: string; node?: string };
	};
	const version = dependencies.n8n;
	const hash = createHash('sha256').update(manifest).update(lockfile).digest('hex').slice(0, 12);
	const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
	const folder = join(cache, 'n8n-nodes-autodesk-platform-services', `n8n-${version}-${hash}`);
	return {
		version,
		sourceFolder,
		folder,
		program: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		node:
			dependencies.node === undefined
				? process.execPath
				: join(folder, 'node_modules', 'node', 'bin', 'node'),
		packageCount: packagesForThisMachine(JSON.parse(lockfile) as Lockfile),
	};
}

/** A lockfile also lists optional packages for other platforms, and the root under ''. */
function packagesForThisMachine({ packages }: Lockfile): number {
	return Object.entries(packages).filter(
		([path, { os = [process.platform], cpu = [process.arch], libc = ['glibc'] }]) =>
			path !== '' &&
			os.includes(process.platform) &&
			cpu.includes(process.arch) &&
			libc.includes('glibc'),
	).length;
}
