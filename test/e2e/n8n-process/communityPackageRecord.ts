import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CommunityPackage } from './communityPackage';
import type { LoadedNode } from './n8nClient';

/**
 * Adds the installed package to n8n's database, so that Settings > Community nodes lists it as if it had
 * been installed there (`InstalledPackagesRepository.persistPackageWithNodes`). n8n reads the table on each
 * request, so this works while it runs. Loading the nodes does not depend on it.
 */
export function recordCommunityPackage(
	userFolder: string,
	installed: CommunityPackage,
	nodes: readonly LoadedNode[],
): void {
	const database = new DatabaseSync(join(userFolder, '.n8n', 'database.sqlite'), {
		timeout: 5_000,
	});
	try {
		database.exec('BEGIN IMMEDIATE');
		database.prepare('DELETE FROM installed_nodes WHERE package = ?').run(installed.name);
		database
			.prepare(
				`INSERT OR REPLACE INTO installed_packages
				(packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt)
				VALUES (?, ?, ?, ?, datetime('now'), datetime('now'))`,
			)
			.run(installed.name, installed.version, installed.author.name, installed.author.email);
		const insertNode = database.prepare(
			'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
		);
		for (const node of nodes) {
			const versions = [node.version].flat();
			insertNode.run(node.displayName, node.name, Math.max(...versions), installed.name);
		}
		database.exec('COMMIT');
	} finally {
		database.close();
	}
}
