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
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };

async function createSubmittal(
	parameters: INodeParameters = {},
	actor: { as: 'kim' | 'lee' } = kim,
) {
	const [created] = await run(
		'submittal.create',
		{
			...tower,
			title: 'Tiles',
			submittalType: byName('Shop Drawings'),
			submittalSpecSection: byName('Acoustical Ceilings'),
			...parameters,
		},
		actor,
	);
	return created;
}

describe('a submittal', () => {
	it('goes from draft to a final response', async () => {
		const created = await createSubmittal({
			additionalFields: { submittalPackage: byName('Ceilings'), watchers: USERS.lee.email },
		});
		expect(created).toMatchObject({ state: 'draft', status: 'draft', specNumber: '095300' });
		const submittal = byId(String(created.id));
		const move = async (state: string, additionalFields: INodeParameters = {}) => {
			const parameters = { ...tower, submittal, state: byId(state), additionalFields };
			const [moved] = await run('submittal.transition', parameters, kim);
			return moved;
		};
		await expect(move('inReview')).rejects.toThrow('permitted: waitingForSubmission, voided');
		await move('waitingForSubmission', { contractorPerson: byName(USERS.lee.email) });
		const submitted = await move('submitted', { managerPerson: byName(USERS.kim.email) });
		expect(submitted.assigneeIds).toEqual([USERS.kim.autodeskId]);
		await expect(move('inReview')).rejects.toThrow('only together with customIdentifier');
		await run('submittal.update', { ...tower, submittal, updateFields: { number: '01' } }, kim);
		await move('inReview');
		await move('reviewed');
		await expect(move('closed')).rejects.toThrow('only together with responseId');
		const closed = await move('closed', { submittalResponse: byName('Approved') });
		expect(closed).toMatchObject({ state: 'closed', status: 'closed', number: '01' });
	});

	it('is refused before it is sent in a state that the role does not permit', async () => {
		await expect(createSubmittal({}, { as: 'lee' })).rejects.toThrow('permitted: submitted');
		expect(simulator().state.submittals.get(PROJECTS.tower.id)?.size ?? 0).toBe(0);
	});
});

describe('submittals', () => {
	it('are listed across all pages without gaps or duplicates, however they are filtered', async () => {
		simulator().populate({ submittals: 130 });
		await createSubmittal();
		const all = await run('submittal.getAll', { ...tower, returnAll: true }, kim);
		expect(new Set(all.map(({ id }) => id)).size).toBe(131);
		const filters = { states: ['draft'], createdFrom: '2020-01-01' };
		const found = await run('submittal.getAll', { ...tower, filters }, kim);
		expect(found).toMatchObject([{ title: 'Tiles' }]);
	});
});

describe('the lists of submittals in the editor', () => {
	const search = async (method: string, parameters: INodeParameters = {}) => {
		const credentials = credentialsAt(simulator(), 'kim');
		const { results } = await searchList(
			new AutodeskForma(),
			method,
			{ resource: 'submittal', operation: 'transition', ...tower, ...parameters },
			{ credentials },
		);
		return results.map(({ name }) => name);
	};

	it('offer what the project has, and what the workflow permits', async () => {
		const created = await createSubmittal({ additionalFields: { number: '01' } });
		expect(await search('searchSubmittals')).toEqual(['01 Tiles (revision 0)']);
		expect(await search('searchSubmittalTypes')).toEqual(['Shop Drawings']);
		expect(await search('searchSubmittalSpecs')).toContain('095300 Acoustical Ceilings');
		expect(await search('searchSubmittalPackages')).toEqual(['Ceilings']);
		expect(await search('searchSubmittalResponses')).toEqual(['Approved']);
		const submittal = byId(String(created.id));
		expect(await search('searchSubmittalStates', { submittal })).toEqual([
			'Waiting For Submission',
			'Voided',
		]);
		expect(await search('searchSubmittalStates', { submittal: byName('01') })).toHaveLength(2);
		expect(await search('searchSubmittalStates')).toHaveLength(6);
	});
});
