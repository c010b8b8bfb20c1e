import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { neededScopes } from '../../../scripts/neededScopes';
import { scopesPage } from '../../../scripts/scopesPage';

const scopesOf = (...names: string[]) => neededScopes(names).scopes.map(({ scope }) => scope);

describe('the scopes of a set of operations', () => {
	it("contain each operation's scopes once", () => {
		expect(neededScopes(['List Hubs', 'List Projects', 'Create Folder']).scopes).toEqual([
			{ scope: 'data:create', operations: ['Create Folder'] },
			{ scope: 'data:read', operations: ['List Hubs', 'List Projects'] },
		]);
	});

	it('are empty for operations that need no token', () => {
		expect(scopesOf('Upload Binary To Signed S3 URL')).toEqual([]);
	});

	it('depend on the endpoint where the user enters it', () => {
		const { scopes, dependingOnEndpoint } = neededScopes(['apiRequest.send', 'List Hubs']);
		expect(scopes.map(({ scope }) => scope)).toEqual(['data:read']);
		expect(dependingOnEndpoint).toEqual(['API Request: Send']);
	});

	it.each(['List Buckets', 'list buckets', 'Bucket: Get Many', 'bucket.getAll'])(
		'are found by the name %s',
		(name) => {
			expect(scopesOf(name)).toEqual(['bucket:read']);
		},
	);
});

describe('the credentials for a set of operations', () => {
	it('are those that support all operations', () => {
		expect(neededScopes(['List Hubs', 'List Buckets']).credentials).toEqual([
			'App (2-Legged OAuth2)',
		]);
		expect(neededScopes(['List Hubs', 'Search Folder']).credentials).toEqual([
			'User (3-Legged OAuth2)',
			'App (2-Legged OAuth2)',
			'Service Account (SSA)',
		]);
	});

	it('include the operations for which the app must act as a user', () => {
		expect(neededScopes(['List Buckets', 'Add Project User']).credentials).toEqual([
			'App (2-Legged OAuth2), with Act as User for Add Project User',
		]);
	});
});

describe('an unknown operation name', () => {
	it('is answered with the most similar names', () => {
		expect(() => neededScopes(['List Hubs', 'Lst Folder Contnts', 'xyz'])).toThrow(
			'There is no operation "Lst Folder Contnts". Did you mean: List Folder Contents',
		);
		expect(() => neededScopes(['xyz'])).toThrow('See docs/scopes.md for all names');
	});
});

describe('npm run scopes', () => {
	const run = promisify(execFile);
	const scopes = async (...names: string[]) =>
		await run('tsx', ['scripts/scopes.ts', ...names], {
			env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` },
		});

	it('prints the scopes to select and the suitable credentials', async () => {
		const { stdout } = await scopes('List Hubs', 'Create Folder');
		expect(stdout.split('\n').map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
			'Scopes to select:',
			'  data:create  Create new folders, files, versions and webhooks  Create Folder',
			'  data:read  Read hubs, projects, folders, files, versions, objects and webhooks  List Hubs',
			'',
			'Credentials that can run all of them:',
			'  User (3-Legged OAuth2)',
			'  App (2-Legged OAuth2)',
			'  Service Account (SSA)',
			'',
		]);
	});

	it('accepts names separated by commas, and prints its usage', async () => {
		expect((await scopes('List Hubs, List Buckets')).stdout).toContain('bucket:read');
		expect((await scopes('--help')).stdout).toContain('Usage: npm run scopes');
	});

	it('fails for an unknown name and without a name', async () => {
		await expect(scopes('List Hub')).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringContaining('Did you mean: List Hubs'),
		});
		await expect(scopes()).rejects.toMatchObject({ stderr: expect.stringContaining('Usage') });
	});
});

describe('docs/scopes.md', () => {
	it('lists the operations of each scope and the scopes of each operation', async () => {
		const lines = (await scopesPage()).split('\n');
		expect(lines).toContain('| `bucket:create` | Create OSS buckets owned by the app |');
		expect(lines.join('\n')).toContain(
			'### `bucket:create`\n\n- [Bucket: Create](actions/autodesk-platform-services.md#bucket-create)\n',
		);
		expect(lines).toContain(
			'| [Bucket: Create](actions/autodesk-platform-services.md#bucket-create) | Create Bucket | `bucket:create` | | ✓ | |',
		);
	});
});
