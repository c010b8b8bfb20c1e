import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exclusively } from '../process/folderLock';
import { Progress } from '../process/progress';
import { CommandError, runCommand } from '../process/runCommand';
import { installAdvice } from './installAdvice';
import { pinnedN8n } from './pinnedN8n';
import type { PinnedN8n } from './pinnedN8n';

/** n8n could not be installed. The message names the remedy. */
export class N8nInstallError extends Error {
	override readonly name = 'N8nInstallError';
}

/**
 * Makes sure that the pinned n8n is installed, downloading it on the first call on a machine (about
 * 3 GB). It is installed in a temporary folder and then renamed, so an installation is always complete.
 */
export async function installN8n(n8n: PinnedN8n = pinnedN8n()): Promise<PinnedN8n> {
	if (existsSync(n8n.folder)) return n8n;
	await mkdir(dirname(n8n.folder), { recursive: true });
	await Progress.during(`Installing n8n ${n8n.version} (once, about 3 GB)`, async (progress) => {
		await exclusively(
			`${n8n.folder}.lock`,
			async () => await installUnlessThere(n8n, progress),
			() => progress.update('another run is installing it'),
		);
	});
	return n8n;
}

async function installUnlessThere(n8n: PinnedN8n, progress: Progress): Promise<void> {
	if (existsSync(n8n.folder)) return;
	await removeLeftovers(n8n);
	const unfinished = `${n8n.folder}.unfinished-${process.pid}`;
	try {
		await mkdir(unfinished);
		for (const file of ['package.json', 'package-lock.json']) {
			await cp(join(n8n.sourceFolder, file), join(unfinished, file));
		}
		await download(unfinished, n8n, progress);
		progress.update('building the SQLite driver');
		const withScripts = n8n.node === process.execPath ? ['sqlite3'] : ['sqlite3', 'node'];
		await runCommand('npm', ['rebuild', ...withScripts], { cwd: unfinished });
		await rename(unfinished, n8n.folder);
	} catch (error) {
		await rm(unfinished, { recursive: true, force: true });
		if (!(error instanceof CommandError)) throw error;
		throw new N8nInstallError(
			`n8n ${n8n.version} could not be installed. ${installAdvice(error.output)}\n\n${error.message}`,
			{ cause: error },
		);
	}
}

/** Removes the remains of an interrupted run. This process holds the lock, so nothing else works there. */
async function removeLeftovers(n8n: PinnedN8n): Promise<void> {
	const cache = dirname(n8n.folder);
	for (const entry of await readdir(cache)) {
		if (entry.startsWith(`${basename(n8n.folder)}.unfinished-`)) {
			await rm(join(cache, entry), { recursive: true, force: true });
		}
	}
}

/**
 * Without a registry, npm would retry each package for minutes. So the registry is checked first; if it does
 * not answer, npm's cache may still contain everything.
 */
async function download(folder: string, n8n: PinnedN8n, progress: Progress): Promise<void> {
	const trouble = await registryTrouble(folder, n8n.version);
	try {
		await installPackages(folder, n8n.packageCount, progress, trouble ? ['--offline'] : []);
	} catch (error) {
		throw trouble ?? error;
	}
}

/** @returns why the registry does not answer; undefined if it does */
async function registryTrouble(folder: string, version: string): Promise<CommandError | undefined> {
	const fewRetries = [
		'--fetch-retries=1',
		'--fetch-retry-mintimeout=1000',
		'--fetch-retry-maxtimeout=5000',
	];
	try {
		const view = ['view', `n8n@${version}`, 'version', '--prefer-online'];
		await runCommand('npm', [...view, ...fewRetries], { cwd: folder });
		return undefined;
	} catch (error) {
		if (error instanceof CommandError) return error;
		throw error;
	}
}

/** Install scripts are disabled: only SQLite and a pinned Node need one, and they run separately. */
async function installPackages(
	folder: string,
	packageCount: number,
	progress: Progress,
	options: readonly string[],
): Promise<void> {
	let fetched = 0;
	await runCommand('npm', ['ci', '--ignore-scripts', '--loglevel=http', ...options], {
		cwd: folder,
		onLine: (line) => {
			if (!/ http (fetch|cache) .*\.tgz/.test(line)) return;
			fetched = Math.min(fetched + 1, packageCount);
			progress.update(`${fetched} of ${packageCount} packages`);
		},
	});
}
