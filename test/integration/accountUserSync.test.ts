import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { freshSimulator } from '../harness/simulator/requests';
import { syncAt } from '../harness/syncAt';
import { byId } from '../harness/runOperation';
import { HUBS, USERS } from '../simulator';

const simulator = freshSimulator();
const sync = syncAt(simulator, 'accountUser.sync', { account: byId(HUBS.us.id) });

const kim = { email: USERS.kim.email };
const lee = { email: USERS.lee.email };

/** Fields that every row of these tests may have. */
const mapped: INodeParameters = {
	syncedFields: {
		company: '={{ $json.company }}',
		defaultRole: '={{ $json.defaultRole }}',
		firstName: '={{ $json.firstName }}',
		status: '={{ $json.status }}',
		previousEmails: '={{ $json.previousEmails }}',
	},
};
const plan = { ...mapped, mode: 'plan' };
const apply = { ...mapped, mode: 'apply' };
const withRemovals = { allowRemovals: true, guards: { maxRemovalPercent: 100 } };

/** Kind of change by email address. */
function kinds(changes: readonly IDataObject[]): Record<string, unknown> {
	return Object.fromEntries(changes.map(({ email, change }) => [email, change]));
}

describe('a sync of account users', () => {
	it('plans by default, with one item for each person, paired with its row', async () => {
		const { summary, changes, items } = await sync(
			[lee, { email: 'New@Example.com', firstName: 'New', company: 'example concrete' }],
			mapped,
		);
		expect(summary).toMatchObject({ result: 'planned', mode: 'plan', quarantined: false });
		const added = changes.find(({ email }) => email === 'New@Example.com');
		expect(added).toMatchObject({ change: 'create', status: 'planned', row: 2 });
		expect(items.find(({ json }) => json === added)?.pairedItem).toEqual({ item: 1 });
		expect(changes.find(({ email }) => email === kim.email)).toMatchObject({
			change: 'unchanged',
			reason: 'Is not in the source; removals are off',
			row: null,
		});
		expect(writes()).toEqual([]);
	});

	it('gives the same plan with the same hash, whatever the order of rows', async () => {
		const rows = [lee, kim, { email: 'a@example.com' }, { email: 'b@example.com' }];
		const [first, second] = [await sync(rows, plan), await sync([...rows].reverse(), plan)];
		expect(second.summary.planHash).toBe(first.summary.planHash);
		const withoutRow = (changes: readonly IDataObject[]) =>
			changes.map((change) => ({ ...change, row: undefined }));
		expect(JSON.stringify(withoutRow(second.changes))).toBe(
			JSON.stringify(withoutRow(first.changes)),
		);
	});

	it('lists everything that is wrong with any row, and changes nothing', async () => {
		const { error } = await sync(
			[
				{ email: '' },
				lee,
				{ email: ` ${lee.email.toUpperCase()}` },
				{ email: 'x@example.com', company: 'Concrete' },
				{ email: 'y@example.com', status: 'gone', previousEmails: 'no address' },
			],
			apply,
		);
		expect(error?.message).toBe('4 rows cannot be used');
		expect(error?.description).toContain('Row 1: Email: "" is not an email address');
		expect(error?.description).toContain('Row 3: Email');
		expect(error?.description).toContain('is in row 2 already');
		expect(error?.description).toMatch(
			/Row 4: Company: no company in the account has the name "Concrete"/,
		);
		expect(error?.description).toContain('Row 5: Status: "gone" is none of active, inactive');
		expect(error?.description).toContain('Row 5: Previous Emails');
		expect(writes()).toEqual([]);
	});

	it('finds inactive companies by name, because users can belong to them', async () => {
		const companies = [...(simulator().state.companies.get(HUBS.us.accountId) ?? [])];
		const steel = companies.find(({ name }) => name === 'Example Steel')!;
		steel.status = 'inactive';
		const rows = [kim, { ...lee, company: 'example steel' }];
		const { changes, error } = await sync(rows, apply);
		steel.status = 'active';
		expect(error).toBeUndefined();
		expect(changes).toContainEqual(
			expect.objectContaining({
				email: lee.email,
				after: { companyId: steel.id, companyName: 'Example Steel' },
			}),
		);
	});

	it('updates, deactivates and reactivates, and then has nothing left to do', async () => {
		simulator().populate({ accountUsers: 20 });
		const rows = numbered(19).map((row, index) => ({
			...row,
			company: index < 3 ? 'Example Concrete' : '',
		}));
		const settings = { ...apply, allowRemovals: true };
		const { summary, changes } = await sync([kim, lee, ...rows], settings);
		expect(summary).toMatchObject({ result: 'applied', counts: { update: 3, deactivate: 1 } });
		expect(changes.filter(({ change }) => change === 'update')[0]).toMatchObject({
			status: 'applied',
			reason: 'Differs in Company',
			after: { companyName: 'Example Concrete' },
		});
		expect(kinds(changes)['user-00020@example.com']).toBe('deactivate');
		simulator().journal.clear();
		const again = await sync([kim, lee, ...rows], settings);
		expect(again.summary).toMatchObject({ result: 'nothingToDo' });
		expect(writes()).toEqual([]);

		const back = await sync([kim, lee, ...rows, { email: 'user-00020@example.com' }], apply);
		expect(back.summary).toMatchObject({ result: 'applied', counts: { reactivate: 1 } });
	});

	it('never touches admins, protected users or people outside the scope', async () => {
		simulator().populate({ accountUsers: 3 });
		const { changes } = await sync([{ email: 'x@elsewhere.example' }], {
			...plan,
			...withRemovals,
			scope: 'mailDomains',
			scopeMailDomains: 'example.com',
			options: { protectedUsers: 'user-00001@*' },
		});
		expect(kinds(changes)).toMatchObject({
			[kim.email]: 'unchanged',
			'user-00001@example.com': 'unchanged',
			'user-00002@example.com': 'deactivate',
			'x@elsewhere.example': 'conflict',
		});
		expect(changes.find(({ email }) => email === kim.email)?.reason).toContain('account admin');
	});

	it('reports what Autodesk cannot change instead of dropping it', async () => {
		const { changes } = await sync([{ ...lee, firstName: 'Leonie' }], plan);
		expect(changes.find(({ email }) => email === lee.email)).toMatchObject({
			change: 'conflict',
			reason: 'Differs in First Name, which Autodesk’s API cannot change',
			notChangeable: [{ field: 'firstName', after: 'Leonie' }],
		});
	});

	it('keeps somebody whose address has changed', async () => {
		const { changes } = await sync(
			[{ email: 'lee.new@example.com', previousEmails: lee.email }, kim],
			{ ...plan, ...withRemovals },
		);
		expect(changes.map(({ email, change }) => [email, change])).toContainEqual([
			'lee.new@example.com',
			'conflict',
		]);
		expect(kinds(changes)[lee.email]).toBeUndefined();
	});

	it('makes no plan if a page of users cannot be read', async () => {
		simulator().populate({ accountUsers: 500 });
		const fault = { kind: 'status', status: 400 } as const;
		simulator().faults.order({ path: '*/users', fault, after: 1 });
		const { error } = await sync([kim], { ...apply, ...withRemovals });
		expect(error?.message).toContain('List Account Users');
		expect(writes()).toEqual([]);
	});
});

describe('a guard', () => {
	it('quarantines a run that removes too many, and applies nothing', async () => {
		simulator().populate({ accountUsers: 30 });
		const rows = [kim, lee, ...numbered(20), { email: 'new@example.com' }];
		const { summary, changes } = await sync(rows, { ...apply, allowRemovals: true });
		expect(summary).toMatchObject({ result: 'quarantined', quarantined: true });
		expect(summary.guards).toMatchObject([{ guard: 'removalPercent', limit: 10, actual: 31.3 }]);
		expect(summary.howToApprove).toContain('Most Removals in Percent');
		expect(changes.filter(({ status }) => status === 'held')).toHaveLength(11);
		expect(writes()).toEqual([]);
	});

	it('can be accepted for the plan that was reviewed, and for no other', async () => {
		simulator().populate({ accountUsers: 30 });
		const rows = [kim, lee, ...numbered(20)];
		const settings = { ...mapped, allowRemovals: true };
		const { planHash } = (await sync(rows, settings)).summary;
		const reviewed = {
			...settings,
			mode: 'applyReviewed',
			planHash,
			options: { acceptedGuards: ['removalPercent'] },
		} as INodeParameters;
		const moved = await sync(rows.slice(1), reviewed);
		expect(moved.error).toBeUndefined(); // Kim is an admin, so the plan is the same
		expect(moved.summary).toMatchObject({ result: 'applied', counts: { deactivate: 10 } });
		const late = await sync(rows, reviewed);
		expect(late.error?.message).toBe('The plan is no longer the one that was reviewed');
	});

	it('refuses to be accepted by an unreviewed run', async () => {
		const options = { acceptedGuards: ['removals'] };
		const { error } = await sync([kim], { ...apply, options });
		expect(error?.message).toContain('only Apply a Reviewed Plan accepts exceeded guards');
	});

	it('keeps the last admin', async () => {
		const options = { protectAdmins: false };
		const { summary } = await sync([lee], { ...apply, ...withRemovals, options });
		expect(summary.guards).toMatchObject([{ guard: 'admins', limit: 1, actual: 0 }]);
		expect(writes()).toEqual([]);
	});
});

describe('an applied run', () => {
	it('is undone by its own items, and by its audit file', async () => {
		simulator().populate({ accountUsers: 20 });
		const rows = [kim, lee, ...numbered(19)].map((row) => ({ ...row, company: '' }));
		rows[5].company = 'Example Concrete';
		const applied = await sync(rows, { ...apply, allowRemovals: true });
		expect(applied.summary).toMatchObject({ result: 'applied', results: { applied: 2 } });
		const file = await applied.file('auditJson');
		const undo = { ...withRemovals, source: 'changes', mode: 'apply' };
		for (const items of [applied.items.map(({ json }) => json), [JSON.parse(file)]]) {
			const { summary, changes } = await sync(items as IDataObject[], {
				...undo,
				mode: 'plan',
			});
			expect(summary).toMatchObject({ counts: { update: 1, reactivate: 1 } });
			expect(changes).toHaveLength(2);
		}
		const undone = await sync([JSON.parse(file)], undo);
		expect(undone.summary).toMatchObject({ result: 'applied', results: { applied: 2 } });
		const { summary } = await sync([...numbered(20), kim, lee], mapped);
		expect(summary).toMatchObject({ result: 'nothingToDo' });
	});

	it('leaves a record that says who changed what, when and why', async () => {
		const applied = await sync([kim, { ...lee, company: 'Example Concrete' }], apply);
		const csv = await applied.file('auditCsv');
		expect(csv.split('\r\n')[0]).toBe(
			'appliedAt,change,status,email,name,projectId,id,reason,before,after,message,requestId,credential,actingUser,execution,planHash',
		);
		expect(csv).toContain(lee.email);
		const { changes } = JSON.parse(await applied.file('auditJson'));
		expect(changes).toMatchObject([
			{
				change: 'update',
				status: 'applied',
				reason: 'Differs in Company',
				credential: 'autodeskPlatformServicesTwoLeggedOAuth2Api',
				planHash: applied.summary.planHash,
			},
		]);
	});
});

describe('additions', () => {
	const newcomers = Array.from({ length: 120 }, (_, index) => ({
		email: `Zoë-${index}@Example.com`.replace('ë', 'e'),
		firstName: 'Zoë',
		company: 'Example Steel',
	}));

	it('go out fifty a call, before anything else', async () => {
		simulator().populate({ accountUsers: 12 });
		const rows = [kim, { ...lee, defaultRole: 'Engineer' }, ...numbered(11), ...newcomers];
		const { summary, changes } = await sync(rows, { ...apply, allowRemovals: true });
		expect(summary).toMatchObject({
			result: 'applied',
			counts: { create: 120, update: 1, deactivate: 1 },
		});
		expect(writes().map((call) => call.replace(/[0-9a-f-]{36}/g, 'ID'))).toEqual([
			...new Array(3).fill('POST /hq/v1/accounts/ID/users/import'),
			...new Array(2).fill('PATCH /hq/v1/accounts/ID/users/ID'),
		]);
		const added = changes.find(({ change }) => change === 'create');
		expect(added).toMatchObject({ status: 'applied', id: expect.any(String) });
		expect((await sync(rows, { ...apply, allowRemovals: true })).summary).toMatchObject({
			result: 'nothingToDo',
		});
	});

	it('fail one by one, with what Autodesk says', async () => {
		const { summary, changes } = await sync([{ email: 'zoë@example.com' }, newcomers[0]], apply);
		expect(summary).toMatchObject({ result: 'incomplete', results: { applied: 1, failed: 1 } });
		expect(changes.find(({ status }) => status === 'failed')).toMatchObject({
			email: 'zoë@example.com',
			message: expect.stringMatching(/email/i),
		});
	});

	it('are read back when the response is lost', async () => {
		const cut = (when: 'beforeHeaders' | 'afterHeaders') =>
			simulator().faults.order({ path: '*/import', fault: { kind: 'cut', when }, times: 1 });
		cut('afterHeaders');
		const lost = await sync(newcomers.slice(0, 3), apply);
		expect(lost.summary).toMatchObject({ result: 'applied', results: { applied: 3 } });
		expect(lost.changes.find(({ change }) => change === 'create')?.message).toBe(
			'Confirmed by reading the user back',
		);
		cut('beforeHeaders');
		const never = await sync(newcomers.slice(3, 6), apply);
		expect(never.summary).toMatchObject({ result: 'incomplete', results: { failed: 3 } });
	});

	it('stop at once without permission, and say what was not sent', async () => {
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ path: '*/import', fault });
		const options = { concurrency: 1 };
		const { summary, changes } = await sync(newcomers, { ...apply, options });
		expect(summary).toMatchObject({ results: { failed: 50, skipped: 70 } });
		expect(changes.find(({ status }) => status === 'skipped')?.message).toMatch(
			/^Not sent, because an earlier change failed: .*Import Account Users/,
		);
		expect(writes()).toHaveLength(1);
	});

	it('can fail the node if anything is left', async () => {
		simulator().faults.order({ path: '*/import', fault: { kind: 'status', status: 403 } });
		const options = { failIfIncomplete: true };
		const { error } = await sync(newcomers.slice(0, 2), { ...apply, options });
		expect(error?.message).toBe('2 of 2 changes were not applied');
	});

	it('are still possible in quarantine, if only removals are in doubt', async () => {
		simulator().populate({ accountUsers: 30 });
		const rows = [kim, lee, newcomers[0]];
		const settings = { ...apply, allowRemovals: true };
		const options = { additionsInQuarantine: true };
		const { summary } = await sync(rows, { ...settings, options });
		expect(summary).toMatchObject({ result: 'quarantined', results: { applied: 1, held: 30 } });
	});
});

describe('a run that breaks off', () => {
	it.each([0, 1, 2, 3])('after %i calls is finished by the next one', async (calls) => {
		simulator().populate({ accountUsers: 12 });
		const added = Array.from({ length: 60 }, (_, index) => ({ email: `new-${index}@example.com` }));
		const rows = [kim, { ...lee, defaultRole: 'Engineer' }, ...numbered(11), ...added];
		const settings = { ...apply, allowRemovals: true, options: { concurrency: 1 } };
		const fault = { kind: 'status', status: 403 } as const;
		for (const method of ['POST', 'PATCH']) {
			const before = method === 'POST' ? calls : Math.max(0, calls - 2);
			simulator().faults.order({ method, path: '/hq/*', fault, after: before });
		}
		expect((await sync(rows, settings)).summary).toMatchObject({ result: 'incomplete' });
		simulator().faults.clear();
		expect((await sync(rows, settings)).summary).toMatchObject({ result: 'applied' });
		expect((await sync(rows, settings)).summary).toMatchObject({ result: 'nothingToDo' });
		const users = [...simulator().state.accountUsers.get(HUBS.us.accountId)!.values()];
		const emails = users.map(({ email }) => email);
		expect(emails).toEqual([...new Set(emails)]);
		expect(emails).toHaveLength(2 + 12 + 60);
	});
});

/** Rows for the first users that `populate` adds. */
function numbered(count: number): Array<{ email: string }> {
	return Array.from({ length: count }, (_, index) => ({
		email: `user-${String(index + 1).padStart(5, '0')}@example.com`,
	}));
}

function writes(): string[] {
	return simulator()
		.journal.entries.filter(({ method, path }) => method !== 'GET' && path.startsWith('/hq/'))
		.map(({ method, path }) => `${method} ${path}`);
}
