import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, PROJECTS, USERS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const kim = { as: 'kim' } as const;
const lee = { as: 'lee' } as const;
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };

async function createRfi(parameters: INodeParameters = {}, actor: { as: 'kim' | 'lee' } = lee) {
	const [rfi] = await run('rfi.create', { ...tower, title: 'Drain pipe', ...parameters }, actor);
	return rfi;
}

describe('an RFI', () => {
	it('is sent, opened, answered and closed', async () => {
		const created = await createRfi({
			status: byId('Submitted'),
			question: 'Where should it go?',
			additionalFields: {
				dueDate: '2026-03-20T17:00:00Z',
				location: byName('Room 103'),
				costImpact: 'Yes',
				watchers: USERS.kim.email,
			},
		});
		expect(created).toMatchObject({
			number: '1',
			status: 'submitted',
			question: 'Where should it go?',
			costImpact: 'Yes',
			dueAt: '2026-03-20T17:00:00.000Z',
		});
		const rfi = byName('1');
		const [opened] = await run(
			'rfi.update',
			{ ...tower, rfi, updateFields: { status: byId('open'), assignedTo: USERS.lee.email } },
			kim,
		);
		expect(opened).toMatchObject({ status: 'open', assigneeIds: [USERS.lee.autodeskId] });
		const [answered] = await run('rfi.respond', { ...tower, rfi, response: 'Stairs' }, lee);
		expect(answered).toMatchObject({ status: 'answered' });
		const closing = { status: byId('closed'), officialResponse: 'Under the stairs' };
		const [closed] = await run('rfi.update', { ...tower, rfi, updateFields: closing }, kim);
		expect(closed).toMatchObject({ status: 'closed', officialResponse: 'Under the stairs' });
	});

	it.each([
		['a status that the role does not permit', { status: byId('closed') }, lee, 'permitted: draft'],
		[
			'a status without what it needs',
			{ status: byId('open') },
			kim,
			'"open" is permitted only together with assignedTo',
		],
		[
			'somebody who is no member',
			{ additionalFields: { watchers: 'nobody@example.com' } },
			lee,
			'no member of the project',
		],
	])('is refused before it is sent with %s', async (_what, parameters, actor, message) => {
		await expect(createRfi(parameters, actor)).rejects.toThrow(message);
		expect(simulator().state.rfis.get(PROJECTS.tower.id)?.size ?? 0).toBe(0);
	});
});

describe('RFIs', () => {
	it('are listed across all pages without gaps or duplicates, however the search is filtered', async () => {
		simulator().populate({ rfis: 450 });
		const all = await run('rfi.getAll', { ...tower, returnAll: true }, lee);
		expect(new Set(all.map(({ id }) => id)).size).toBe(450);
		const filters = { statuses: ['open'], search: 'RFI 44', priority: '', rfiIds: '' };
		const found = await run('rfi.getAll', { ...tower, returnAll: true, filters }, lee);
		expect(found).toHaveLength(11);
	});
});

describe('the lists of RFIs in the editor', () => {
	const search = async (as: 'kim' | 'lee', method: string) => {
		const credentials = credentialsAt(simulator(), as);
		const parameters = { resource: 'rfi', operation: 'create', ...tower };
		const { results } = await searchList(new AutodeskForma(), method, parameters, { credentials });
		return results.map(({ name }) => name);
	};

	it('offer what the workflow permits', async () => {
		expect(await search('lee', 'searchRfiStatuses')).toEqual(['Draft', 'Submitted']);
		expect(await search('kim', 'searchRfiStatuses')).toContain('Closed');
		expect(await search('lee', 'searchRfiTypes')).toEqual(['Design']);
		await createRfi();
		expect(await search('lee', 'searchRfis')).toEqual(['#1 Drain pipe']);
	});
});
