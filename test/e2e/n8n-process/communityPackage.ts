import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../process/runCommand';

export interface CommunityPackage {
	name: string;
	version: string;
	author: { name: string; email: string };
}

/**
 * Installs a packed tarball into n8n's user folder with the steps of n8n's own community package
 * installation (`CommunityPackagesService.downloadPackage`): unpack it, remove the development
 * dependencies, and add it to the list next to `node_modules`. Only the tarball comes from here instead of
 * the npm registry. Call it before n8n starts.
 */
export async function installCommunityPackage(
	userFolder: string,
	tarball: string,
): Promise<CommunityPackage> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const { name } = JSON.parse(
		await runCommand('tar', ['-xzOf', tarball, 'package/package.json'], { cwd: userFolder }),
	) as CommunityPackage;
	const packageFolder = join(nodesFolder, 'node_modules', name);
	await rm(packageFolder, { recursive: true, force: true });
	await mkdir(packageFolder, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1'], {
		cwd: nodesFolder,
	});
	const installed = await dropDevelopment(join(packageFolder, 'package.json'));
	await writeJson(join(nodesFolder, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { [name]: installed.version },
	});
	return installed;
}

/** As n8n does. Only runtime dependencies would remain to be installed, and this package has none. */
async function dropDevelopment(manifest: string): Promise<CommunityPackage> {
	const content = JSON.parse(await readFile(manifest, 'utf8')) as CommunityPackage &
		Record<string, unknown>;
	if ('dependencies' in content) {
		throw new Error('The nodes package has runtime dependencies, which n8n would have to download');
	}
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete content[field];
	}
	await writeJson(manifest, content);
	return content;
}

async function writeJson(file: string, value: unknown): Promise<void> {
	await writeFile(file, JSON.stringify(value, null, 2));
}
