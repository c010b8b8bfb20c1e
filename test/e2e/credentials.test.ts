import { beforeAll, describe, expect, it } from 'vitest';
import { APPS, FOLDERS, PROJECTS, SERVICE_ACCOUNT } from '../simulator';
import type { NewCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import {
	connectAsUser,
	serviceAccountCredential,
	threeLeggedCredential,
	twoLeggedCredential,
	workerCredential,
} from './stack/credentials';
import { ServiceAccounts } from './stack/serviceAccounts';
import type { ServiceAccountKey } from './stack/serviceAccounts';
import { enterSurroundings } from './setup/surroundings';
import type { Surroundings } from './setup/surroundings';
import { unique } from './setup/unique';
import { actionNode, byId, chain, manualTrigger } from './stack/workflows';

const TOKEN_PATH = '/authentication/v2/token';
const HUBS = { resource: 'hub', operation: 'getAll', returnAll: true };

describe('credentials in n8n', () => {
	let here: Surroundings;

	beforeAll(async () => {
		here = await enterSurroundings();
	});

	async function test(credential: NewCredential) {
		return await here.n8n.credentials.test(await here.n8n.credentials.create(credential));
	}

	/** Creates a workflow that lists hubs with the credential; each call of the result runs it once. */
	async function hubLister(credential: NewCredential) {
		const stored = await here.n8n.credentials.create({ ...credential, name: unique('hubs') });
		if (stored.type === 'autodeskPlatformServicesOAuth2Api') await connectAsUser(here.n8n, stored);
		const workflow = await here.n8n.workflows.create(
			chain('list hubs', manualTrigger(), actionNode('Hubs', stored, HUBS)),
		);
		return async () => {
			const execution = await here.n8n.executions.ended(
				await here.n8n.workflows.run(workflow, 'Start'),
			);
			expect(execution.data.resultData.error).toBeUndefined();
			return outputOf(execution, 'Hubs').map(({ name }) => name);
		};
	}

	describe('2-legged', () => {
		it('passes its test with the right secret and permitted scopes', async () => {
			expect(await test(twoLeggedCredential(here.simulatorUrl))).toMatchObject({ status: 'OK' });
		});

		it('distinguishes a wrong secret from a scope that the app may not have', async () => {
			const good = twoLeggedCredential(here.simulatorUrl);
			const wrongSecret = await test({ ...good, data: { ...good.data, clientSecret: 'wrong' } });
			const forbiddenScope = await test({
				...good,
				data: { ...good.data, ...APPS.readOnly, selectedScopes: ['account:write'] },
			});

			expect(wrongSecret.status).toBe('Error');
			expect(wrongSecret.message).toMatch(/client authentication failed/i);
			expect(forbiddenScope.status).toBe('Error');
			expect(forbiddenScope.message).toMatch(/requested scope is invalid/i);
		});

		it('gets a token with the scopes for what it is used for', async () => {
			const bare = twoLeggedCredential(here.simulatorUrl, []);
			const used = { ...bare.data, selectedUses: ['bucket.read', 'hub.read'] };
			const stored = await here.n8n.credentials.create({ ...bare, data: used });
			expect(await here.n8n.credentials.test(stored)).toMatchObject({ status: 'OK' });

			const requests = await here.simulator.requests(TOKEN_PATH);
			const sent = new URLSearchParams(requests.at(-1)?.body);
			expect(sent.get('scope')).toBe('bucket:read data:read');
		});

		it('lists the hubs to which the app was added', async () => {
			const listHubs = await hubLister(twoLeggedCredential(here.simulatorUrl));

			expect(await listHubs()).toEqual(['Example Contractors', 'Example Bau Europe']);
		});

		it('gets a new token if the old one has expired', async () => {
			const listHubs = await hubLister(twoLeggedCredential(here.simulatorUrl));
			await listHubs();
			const tokensBefore = (await here.simulator.requests(TOKEN_PATH)).length;

			await here.simulator.expireTokens();

			expect(await listHubs()).toContain('Example Contractors');
			expect((await here.simulator.requests(TOKEN_PATH)).length).toBe(tokensBefore + 1);
		});

		it('gets a token with new scopes as soon as the changed credential is tested', async () => {
			const narrow = {
				...twoLeggedCredential(here.simulatorUrl, ['bucket:read']),
				name: unique('scopes'),
			};
			const stored = await here.n8n.credentials.create(narrow);
			await here.n8n.credentials.test(stored);

			const wide = {
				...narrow,
				data: { ...narrow.data, selectedScopes: ['bucket:read', 'data:read'] },
			};
			await here.n8n.credentials.update(stored.id, wide);
			await here.n8n.credentials.test(stored);

			const workflow = await here.n8n.workflows.create(
				chain('after change', manualTrigger(), actionNode('Hubs', stored, HUBS)),
			);
			const execution = await here.n8n.executions.ended(
				await here.n8n.workflows.run(workflow, 'Start'),
			);
			expect(outputOf(execution, 'Hubs')).toHaveLength(2);
		});
	});

	describe('3-legged', () => {
		it('connects through the authorize page and acts as the user', async () => {
			const listHubs = await hubLister(threeLeggedCredential(here.simulatorUrl));

			// Only users can see the team hub.
			expect(await listHubs()).toContain('Example Design Team');
		});

		it('uses PKCE in addition to the secret', async () => {
			const stored = await here.n8n.credentials.create({
				...threeLeggedCredential(here.simulatorUrl),
				name: unique('pkce'),
			});
			const authorizeUrl = new URL(await here.n8n.credentials.authorizeUrl(stored.id));

			expect(authorizeUrl.searchParams.get('code_challenge_method')).toBe('S256');
			expect(authorizeUrl.searchParams.get('scope')).toContain('data:read');
		});

		it('renews an expired token with the refresh token', async () => {
			const listHubs = await hubLister(threeLeggedCredential(here.simulatorUrl));
			await listHubs();

			await here.simulator.expireTokens();

			expect(await listHubs()).toContain('Example Design Team');
			const latest = (await here.simulator.requests(TOKEN_PATH)).at(-1);
			expect(latest?.body).toContain('grant_type=refresh_token');
		});
	});

	describe('service account', () => {
		let accounts: ServiceAccounts;
		let key: ServiceAccountKey;

		beforeAll(async () => {
			accounts = await ServiceAccounts.of(here.simulatorUrl);
			key = await accounts.addKey(SERVICE_ACCOUNT.id);
		});

		it('passes its test in whatever form the key was pasted', async () => {
			const good = serviceAccountCredential(here.simulatorUrl, key);
			const inOneLine = { ...key, privateKey: key.privateKey.replaceAll('\n', ' ') };

			expect(await test(good)).toMatchObject({ status: 'OK' });
			expect(await test(serviceAccountCredential(here.simulatorUrl, inOneLine))).toMatchObject({
				status: 'OK',
			});
		});

		it('distinguishes a wrong secret, a wrong key and a disabled account', async () => {
			const good = serviceAccountCredential(here.simulatorUrl, key);
			const other = await accounts.create();
			const foreignKey = { ...key, privateKey: other.privateKey };
			const unknownKey = { ...key, keyId: 'unknown' };
			await accounts.disable(other.serviceAccountId);

			const messages = [];
			for (const credential of [
				{ ...good, data: { ...good.data, clientSecret: 'wrong' } },
				serviceAccountCredential(here.simulatorUrl, { ...key, privateKey: 'no key' }),
				serviceAccountCredential(here.simulatorUrl, foreignKey),
				serviceAccountCredential(here.simulatorUrl, other),
			]) {
				messages.push((await test(credential)).message);
			}

			expect(messages).toEqual([
				expect.stringContaining('The Client ID or Client Secret is wrong'),
				expect.stringContaining('The Private Key is incomplete. Paste all of it'),
				expect.stringContaining('Check that the private key belongs to the key ID'),
				expect.stringContaining(`${other.serviceAccountId} is disabled`),
			]);
			expect(
				(await test(serviceAccountCredential(here.simulatorUrl, unknownKey))).message,
			).toContain('The service account has no key with the Key ID unknown');
		});

		it('lists the hub of the project that the account was invited to', async () => {
			const listHubs = await hubLister(serviceAccountCredential(here.simulatorUrl, key));

			expect(await listHubs()).toEqual(['Example Contractors']);
		});

		it('gets one new token for many items if the old one has expired', async () => {
			const stored = await here.n8n.credentials.create(
				serviceAccountCredential(here.simulatorUrl, key),
			);
			const workflow = await here.n8n.workflows.create(
				chain(
					'side by side',
					manualTrigger(),
					actionNode('Files', stored, {
						resource: 'folder',
						operation: 'getContents',
						project: byId(PROJECTS.tower.id),
						folder: byId(FOLDERS.towerDrawings),
					}),
					actionNode('Folders', stored, {
						resource: 'folder',
						operation: 'get',
						project: byId(PROJECTS.tower.id),
						folder: byId(FOLDERS.towerDrawings),
					}),
				),
			);
			const run = async () =>
				await here.n8n.executions.ended(await here.n8n.workflows.run(workflow, 'Start'));
			expect(outputOf(await run(), 'Folders').length).toBeGreaterThan(1);
			const tokensBefore = (await here.simulator.requests(TOKEN_PATH)).length;

			await here.simulator.expireTokens();

			expect((await run()).status).toBe('success');
			expect((await here.simulator.requests(TOKEN_PATH)).length).toBe(tokensBefore + 1);
		});

		it('uses changed scopes immediately, without a test', async () => {
			const narrow = serviceAccountCredential(here.simulatorUrl, key, ['data:search']);
			const stored = await here.n8n.credentials.create({ ...narrow, name: unique('scopes') });
			const workflow = await here.n8n.workflows.create(
				chain('other scopes', manualTrigger(), actionNode('Hubs', stored, HUBS)),
			);
			const run = async () =>
				await here.n8n.executions.ended(await here.n8n.workflows.run(workflow, 'Start'));
			expect((await run()).data.resultData.error?.description).toContain('Missing: data:read');

			const shown = await here.n8n.credentials.data(stored.id);
			expect(JSON.stringify(shown)).not.toMatch(/PRIVATE KEY|eyJ/);
			const wide = { ...shown, selectedScopes: ['data:search', 'data:read'] };
			await here.n8n.credentials.update(stored.id, { ...stored, data: wide });

			expect(outputOf(await run(), 'Hubs')).toHaveLength(1);
		});
	});

	describe('worker', () => {
		it('passes its test with the right API key and fails with another', async () => {
			const right = workerCredential(here.worker);
			const wrong = { ...right, data: { ...right.data, apiKey: 'not the key of this worker' } };

			expect(await test(right)).toMatchObject({ status: 'OK' });
			expect(await test(wrong)).toMatchObject({ status: 'Error' });
		});
	});
});
