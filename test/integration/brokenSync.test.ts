import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { KillableOperation } from '../harness/killableOperation';
import { byId } from '../harness/runOperation';
import { appToken, freshSimulator } from '../harness/simulator/requests';
import { syncAt } from '../harness/syncAt';
import { HUBS, USERS } from '../simulator';

const simulator = freshSimulator();
const sync = syncAt(simulator, 'accountUser.sync', { account: byId(HUBS.us.id) });

/** Two imports, two updates, one removal. */
const SETTINGS: INodeParameters = {
	email: '={{ $json.email }}',
	syncedFields: { defaultRole: '={{ $json.defaultRole }}' },
	mode: 'apply',
	allowRemovals: true,
	options: { concurrency: 1 },
};
const STEPS = 5;
const KNOWN = 12;
const ADDED = 60;

const numbered = (name: string, count: number) =>
	Array.from({ length: count }, (_, index) => ({
		email: `${name}-${String(index + 1).padStart(5, '0')}@example.com`,
	}));

const ROWS = [
	{ email: USERS.kim.email },
	{ email: USERS.lee.email, defaultRole: 'Engineer' },
	{ email: 'user-00001@example.com', defaultRole: 'Engineer' },
	...numbered('user', KNOWN - 1).slice(1),
	...numbered('new', ADDED),
];

const users = () => [...(simulator().state.accountUsers.get(HUBS.us.accountId)?.values() ?? [])];

/** How many steps have taken effect. */
function stepsDone(): number {
	const added = users().filter(({ email }) => email.startsWith('new-')).length;
	const updated = users().filter((user) => user.default_role === 'Engineer').length;
	const removed = users().filter(({ status }) => status === 'inactive').length;
	return Math.ceil(added / 50) + updated + removed;
}

/** Bodies and paths of all calls that change users. */
const writes = () =>
	simulator().journal.entries.filter(
		({ method, path }) => method !== 'GET' && path.startsWith('/hq/'),
	);

async function expectDone(): Promise<void> {
	expect(stepsDone()).toBe(STEPS);
	const emails = users().map(({ email }) => email);
	expect(emails).toEqual([...new Set(emails)]);
	expect(emails).toHaveLength(2 + KNOWN + ADDED);
	expect((await sync(ROWS, SETTINGS)).summary).toMatchObject({ result: 'nothingToDo' });
}

describe('a sync', () => {
	it('that is killed after each step is finished by the next run, and repeats no step', async () => {
		simulator().populate({ accountUsers: KNOWN });
		const operations = Array.from({ length: STEPS - 1 }, () => new KillableOperation());
		// Each step takes effect at once, but its response never arrives.
		const fault = { kind: 'slow', delayMs: 120_000, effect: 'atOnce' } as const;
		for (const method of ['POST', 'PATCH']) {
			simulator().faults.order({ method, path: '/hq/*', fault });
		}
		const token = appToken(simulator(), 'account:read', 'account:write');
		const order = {
			url: simulator().url,
			token,
			name: 'accountUser.sync',
			parameters: { account: byId(HUBS.us.id), ...SETTINGS },
			rows: ROWS,
		};
		for (const [index, operation] of operations.entries()) {
			operation.start(order);
			await expect.poll(stepsDone, { timeout: 60_000 }).toBe(index + 1);
			await operation.kill();
		}
		simulator().faults.clear();

		expect((await sync(ROWS, SETTINGS)).summary).toMatchObject({
			result: 'applied',
			results: { applied: 1 },
		});
		await expectDone();
		expect(writes()).toHaveLength(STEPS);
	});

	it('gets through a storm in which every second call is one too many', async () => {
		simulator().populate({ accountUsers: KNOWN });
		const fault = { kind: 'status', status: 429, retryAfter: 1 } as const;
		const storm = simulator().faults.order({ path: '/hq/*', fault, every: 2 });
		const options = { concurrency: 4 };
		expect((await sync(ROWS, { ...SETTINGS, options })).summary).toMatchObject({
			result: 'applied',
			results: { applied: ADDED + 3 },
		});
		expect(storm.hits).toBeGreaterThanOrEqual(3);
		const answered = writes().filter(({ status }) => status !== 429);
		expect(answered).toHaveLength(STEPS);
		simulator().faults.clear();
		await expectDone();
	});
});
