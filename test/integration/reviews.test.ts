import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, ITEMS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const lee = { as: 'lee' } as const;
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };
const start = async () =>
	await run(
		'review.create',
		{ ...tower, name: 'Plans', reviewWorkflow: byName('Design Review'), files: ITEMS.plan.id },
		lee,
	);

describe('a review', () => {
	it('is started, and shows progress, files and approvals', async () => {
		expect(await start()).toMatchObject([
			{ name: 'Plans', number: 1, status: 'open', createdBy: 'Lee Park', waitingFor: ['Lee Park'] },
		]);
		const review = byName('1');
		const filters = { status: 'open', name: 'plan', createdFrom: '2020-01-01' };
		const found = await run('review.getAll', { ...tower, filters }, lee);
		expect(found).toMatchObject([{ name: 'Plans' }]);
		expect(await run('review.get', { ...tower, review }, lee)).toEqual(found);
		const progress = await run('review.getProgress', { ...tower, review }, lee);
		expect(progress.map(({ name, status }) => [name, status])).toEqual([
			['Final approver', 'unclaimed'],
			['Initiator', 'submitted'],
		]);
		const [file] = await run('review.getFiles', { ...tower, review }, lee);
		expect(file).toMatchObject({ itemId: ITEMS.plan.id, approvalStatus: 'approved' });
		const fileVersion = byId(String(file.versionId));
		const approvals = await run('review.getFileApprovals', { ...tower, fileVersion }, lee);
		expect(approvals).toMatchObject([{ approvalStatus: 'inReview', number: 1, status: 'open' }]);
	});
});

describe('the lists of reviews in the editor', () => {
	it('offer reviews and active workflows', async () => {
		await start();
		const search = async (method: string) => {
			const credentials = credentialsAt(simulator(), 'lee');
			const parameters = { resource: 'review', operation: 'get', ...tower };
			const { results } = await searchList(new AutodeskForma(), method, parameters, {
				credentials,
			});
			return results.map(({ name }) => name);
		};
		expect(await search('searchReviews')).toEqual(['#1 Plans']);
		expect(await search('searchReviewWorkflows')).toEqual(['Design Review']);
	});
});
