import { join, resolve } from 'node:path';
import { runCommand } from '../process/runCommand';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

/** Builds this repository's nodes and packs them as npm would for publication. Returns the tarball. */
export async function packNodes(destination: string): Promise<string> {
	await runCommand('npm', ['run', 'build'], { cwd: REPOSITORY });
	const packed = await runCommand(
		'npm',
		['pack', '--ignore-scripts', '--json', '--pack-destination', destination],
		{ cwd: REPOSITORY },
	);
	const [{ filename }] = JSON.parse(packed) as Array<{ filename: string }>;
	return join(destination, filename);
}
