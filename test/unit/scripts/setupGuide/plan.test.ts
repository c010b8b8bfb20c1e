import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../../scripts/setupGuide/catalogue';
import { NOTHING } from '../../../../scripts/setupGuide/choice';
import type { Choice } from '../../../../scripts/setupGuide/choice';
import { planFor } from '../../../../scripts/setupGuide/plan';
import { readCatalogue } from '../../../../scripts/setupGuide/readCatalogue';
import { callbackUrl, closingSteps, stepsFor } from '../../../../scripts/setupGuide/steps';

let catalogue: Catalogue;

beforeAll(async () => {
	catalogue = await readCatalogue();
});

const plan = (choice: Partial<Choice>) => planFor(catalogue, { ...NOTHING, ...choice });

/** All steps for a choice, as one text. */
function stepsOf(choice: Partial<Choice>): string {
	const complete = { ...NOTHING, ...choice };
	const made = planFor(catalogue, complete);
	return JSON.stringify([
		made.credentials.map((credential) => stepsFor(catalogue, complete, credential)),
		closingSteps(catalogue, complete, made),
	]);
}

const scopesOf = (choice: Partial<Choice>) =>
	plan(choice).credentials.map(({ scopes }) => scopes.map(({ scope }) => scope));

describe('the plan for a choice', () => {
	it('asks for the scopes of the actions and, if wanted, of the lists in the editor', () => {
		const actions = ['folder.create'];
		expect(scopesOf({ actions })).toEqual([['data:create', 'data:read']]);
		expect(scopesOf({ actions, lists: false })).toEqual([['data:create']]);
	});

	it('recommends a service account for unattended work, and your own sign-in otherwise', () => {
		expect(plan({ actions: ['hub.getAll'] }).recommended).toBe('SSA');
		expect(plan({ actions: ['hub.getAll'], runs: 'byMe' }).recommended).toBe('3L');
	});

	it('recommends what Autodesk documents over what may work', () => {
		const { recommended, verdicts } = plan({ events: ['data/dm.version.added'] });
		expect(recommended).toBe('2L');
		expect(verdicts.find(({ kind }) => kind === 'SSA')).toMatchObject({
			fit: 'maybe',
			unconfirmed: ['Docs File: Version Added'],
		});
	});

	it('recommends the app where Autodesk accepts nothing else', () => {
		const { recommended, credentials } = plan({ actions: ['bucket.getAll'], runs: 'byMe' });
		expect(recommended).toBe('2L');
		expect(credentials).toMatchObject([{ kind: '2L', customIntegration: false }]);
	});

	it('splits what no single credential can do', () => {
		const { credentials } = plan({
			actions: ['bucket.getAll'],
			events: ['autodesk.construction.issues/issue.created-1.0'],
		});
		expect(credentials.map(({ kind, items }) => [kind, items.map(({ title }) => title)])).toEqual([
			['SSA', ['Issue: Created']],
			['2L', ['Bucket: Get Many']],
		]);
	});

	it('keeps to the credential that a person prefers, as far as it can do something', () => {
		const choice = { actions: ['hub.getAll', 'bucket.getAll'], kind: '3L' } as const;
		expect(plan(choice).credentials.map(({ kind }) => kind)).toEqual(['3L', '2L']);
	});

	it('offers team hubs to signed-in users only, without a custom integration', () => {
		const { credentials } = plan({ actions: ['hub.getAll'], hub: 'team' });
		expect(credentials).toMatchObject([{ kind: '3L', customIntegration: false }]);
	});

	it('needs no credential for events of the worker itself', () => {
		const choice = { events: ['worker/worker.deadletter'] };
		expect(plan(choice).credentials).toEqual([]);
		expect(stepsOf(choice)).toContain('APS Webhook Worker API');
	});

	it.each([
		['hub.getAll', ['Data Management API']],
		[
			'accountUser.getAll',
			['Autodesk Construction Cloud API', 'BIM 360 API', 'Data Management API'],
		],
		['webhook.create', ['Data Management API', 'Webhooks API']],
	])('names the APIs to enable for %s', (action, apis) => {
		const [{ apis: needed }] = plan({ actions: [action] }).credentials;
		expect(needed).toEqual(apis);
	});
});

describe('the steps', () => {
	it('give the callback URL of the entered n8n to a user’s app only', () => {
		const choice = { actions: ['hub.getAll'], n8n: 'n8n.example.com/', kind: '3L' } as const;
		expect(stepsOf(choice)).toContain('https://n8n.example.com/rest/oauth2-credential/callback');
		expect(stepsOf({ ...choice, kind: '2L' })).toContain('It needs no callback URL');
		expect(callbackUrl({ ...NOTHING, n8n: 'http://localhost:5678' })).toBe(
			'http://localhost:5678/rest/oauth2-credential/callback',
		);
	});

	it('say what service accounts change about the custom integration', () => {
		const actions = ['hub.getAll'];
		expect(stepsOf({ actions, kind: 'SSA' })).toContain('Create the service account first');
		expect(stepsOf({ actions, kind: '2L' })).toContain('acts as an account admin');
	});

	it('name project admins for issues, and Act as User where the app needs it', () => {
		const issues = { events: ['autodesk.construction.issues/issue.created-1.0'] };
		expect(stepsOf(issues)).toContain('project admins');
		expect(stepsOf({ actions: ['projectUser.create'], kind: '2L' })).toContain('Act as User');
	});

	it('test something that changes nothing first', () => {
		expect(stepsOf({ actions: ['folder.create', 'file.get'] })).toContain('Run **Hub: Get Many**');
		expect(stepsOf({ actions: ['bucket.create', 'bucket.getAll'] })).toContain(
			'Run **Bucket: Get Many**',
		);
	});

	it('exist for every action and every event by itself', () => {
		for (const { key, scopes } of catalogue.actions) {
			expect(plan({ actions: [key] }).credentials, key).toHaveLength(1);
			for (const scope of scopes) expect(stepsOf({ actions: [key] }), key).toContain(scope);
		}
		for (const { key, source } of catalogue.events) {
			expect(plan({ events: [key] }).credentials, key).toHaveLength(source === 'worker' ? 0 : 1);
			expect(stepsOf({ events: [key] })).toContain('Let the events reach n8n');
		}
	});
});

describe('the example workflows', () => {
	it('consist of actions and events that exist', () => {
		const known = [...catalogue.actions, ...catalogue.events].map(({ key }) => key);
		expect(catalogue.jobs.length).toBeGreaterThan(4);
		for (const { actions, events } of catalogue.jobs) {
			expect(known).toEqual(expect.arrayContaining([...actions, ...events]));
		}
	});
});
