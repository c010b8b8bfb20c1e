import { expect, it } from 'vitest';
import { ITEMS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId, byName } from '../stack/workflows';
import { tower } from './places';
import type { Stage } from './stage';

/** Operations on reviews, transmittals and sheets. */
export function reviewOperations(stage: () => Stage): void {
	it('start a review of files, as a user, and read it as a service account', async () => {
		const { user, robot, steps } = stage();
		const review = byId(from('review.create', 'id'));
		const output = await steps.run(
			'review',
			step('review.getWorkflows', robot, tower),
			step('review.create', user, {
				...tower,
				name: unique('Plans'),
				reviewWorkflow: byName('Design Review'),
				files: ITEMS.plan.id,
			}),
			step('review.getAll', robot, { ...tower, filters: { status: 'open' } }),
			step('review.get', robot, { ...tower, review }),
			step('review.getProgress', robot, { ...tower, review }),
			step('review.getFiles', user, { ...tower, review }),
			step('review.getFileApprovals', robot, {
				...tower,
				fileVersion: byId(from('review.getFiles', 'versionId')),
			}),
		);

		expect(output('review.getWorkflows')).toMatchObject([{ name: 'Design Review' }]);
		expect(output('review.create')).toMatchObject([{ status: 'open' }]);
		expect(output('review.getFiles')).toMatchObject([{ itemId: ITEMS.plan.id }]);
		expect(output('review.getFileApprovals').map(({ approvalStatus }) => approvalStatus)).toContain(
			'inReview',
		);
	});

	it('read a transmittal with its documents and recipients', async () => {
		const { user, robot, steps } = stage();
		const transmittal = byName('1');
		const output = await steps.run(
			'transmittal',
			step('transmittal.getAll', robot, tower),
			step('transmittal.get', user, { ...tower, transmittal }),
			step('transmittal.getDocuments', robot, { ...tower, transmittal }),
			step('transmittal.getRecipients', user, { ...tower, transmittal }),
		);

		expect(output('transmittal.getAll').map(({ number }) => number)).toEqual(['2', '1']);
		expect(output('transmittal.get')).toMatchObject([{ status: 'completed', documentCount: 1 }]);
		expect(output('transmittal.getDocuments')).toMatchObject([{ approvalStatus: 'approved' }]);
		expect(output('transmittal.getRecipients')).toMatchObject([
			{ name: 'Lee Park', external: false },
			{ name: 'Sam Roe', external: true },
		]);
	});

	it('read sheets and export them as a PDF, as the app, a user and a service account', async () => {
		const { app, user, robot, steps } = stage();
		const options = { fileName: 'Drawings' };
		const output = await steps.run(
			'sheets',
			step('sheet.getVersionSets', app, tower),
			step('sheet.getAll', app, { ...tower, filters: { tags: 'floor' } }),
			step('sheet.get', robot, { ...tower, sheet: byName(from('sheet.getAll', 'number')) }),
			step('sheet.export', user, { ...tower, sheets: from('sheet.get', 'number'), options }),
			step('sheet.getExport', robot, {
				...tower,
				exportId: from('sheet.export', 'id'),
				options,
			}),
		);

		expect(output('sheet.getVersionSets').map(({ name }) => name)).toContain('Permit Set');
		expect(output('sheet.get')).toMatchObject([{ number: 'A-101', current: true }]);
		for (const exported of ['sheet.export', 'sheet.getExport']) {
			expect(output(exported)).toMatchObject([{ status: 'successful', name: 'Drawings.pdf' }]);
		}
	});
}
