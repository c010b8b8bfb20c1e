import { beforeAll, describe, expect, it } from 'vitest';
import { APPS } from '../simulator';
import type { NewCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import {
	connectAsUser,
	threeLeggedCredential,
	twoLeggedCredential,
	workerCredential,
} from './stack/credentials';
import { enterSurroundings } from './surroundings';
import type { Surroundings } from './surroundings';
import { unique } from './unique';
import { actionNode, chain, manualTrigger } from './workflows';

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

	/** A workflow that lists hubs with the credential; each call is one run. */
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

		it('tells a wrong secret from a scope that the app may not have', async () => {
			const good = twoLeggedCredential(here.simulatorUrl);
			const wrongSecret = await test({ ...good, data: { ...good.data, clientSecret: 'wrong' } });
			const forbiddenScope = await test({
				...good,
				data: { ...good.data, ...APPS.readOnly, scopes: ['account:write'] },
			});

			expect(wrongSecret.status).toBe('Error');
			expect(wrongSecret.message).toMatch(/client authentication failed/i);
			expect(forbiddenScope.status).toBe('Error');
			expect(forbiddenScope.message).toMatch(/requested scope is invalid/i);
		});

		it('lists the hubs that the app was let into', async () => {
			const listHubs = await hubLister(twoLeggedCredential(here.simulatorUrl));

			expect(await listHubs()).toEqual(['Example Contractors', 'Example Bau Europe']);
		});

		it('gets a new token when the old one has expired', async () => {
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

			const wide = { ...narrow, data: { ...narrow.data, scopes: ['bucket:read', 'data:read'] } };
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

			// The team hub is seen by users only.
			expect(await listHubs()).toContain('Example Design Team');
		});

		it('uses PKCE beside the secret', async () => {
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

	describe('worker', () => {
		it('passes its test with the right API key and fails with another', async () => {
			const right = workerCredential(here.worker);
			const wrong = { ...right, data: { ...right.data, apiKey: 'not the key of this worker' } };

			expect(await test(right)).toMatchObject({ status: 'OK' });
			expect(await test(wrong)).toMatchObject({ status: 'Error' });
		});
	});
});
