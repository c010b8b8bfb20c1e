import { expect, inject, it } from 'vitest';
import type { Subscription } from '../../../protocol/worker/api/shapes/subscription';
import { HUBS, PROJECTS } from '../../simulator';
import { outputOf } from '../n8n-process/n8nExecutions';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { workerCredential } from '../stack/credentials';
import { callWorker } from '../stack/workerApi';
import { byId, byName, chain, csvRowsOfZip, triggerNode } from '../stack/workflows';
import { account } from './places';
import type { Stage } from './stage';

/** Operations on data extracts. */
export function dataExtractOperations(stage: () => Stage): void {
	it('extract data of an account, download it and delete the extract, as a user', async () => {
		const { user, steps } = stage();
		const name = unique('Nightly');
		const dataExtract = byId(from('dataExtract.create', 'id'));
		const output = await steps.run(
			'data extract',
			step('dataExtract.create', user, {
				...account,
				name,
				serviceGroups: ['admin', 'issues'],
				projects: PROJECTS.tower.name,
				options: { waitForCompletion: true, timeoutMinutes: 2 },
			}),
			step('dataExtract.getAll', user, { ...account, returnAll: true }),
			step('dataExtract.getJobs', user, { ...account, dataExtract: byName(name) }),
			step('dataExtract.download', user, {
				...account,
				dataExtract,
				content: 'files',
				csvFiles: 'admin_projects',
			}),
			step('dataExtract.download: all', user, { ...account, dataExtract }),
			...csvRowsOfZip('rows'),
			step('dataExtract.delete', user, { ...account, dataExtract }),
		);

		expect(output('dataExtract.create')).toMatchObject([{ name, jobStatus: 'success' }]);
		expect(output('dataExtract.getAll').map((extract) => extract.name)).toContain(name);
		expect(output('dataExtract.getJobs')).toMatchObject([{ status: 'success' }]);
		expect(output('dataExtract.download')).toMatchObject([
			{ name: 'admin_projects.csv', contentType: 'text/csv' },
		]);
		expect(output('rows')).toMatchObject([{ name: PROJECTS.tower.name, status: 'active' }]);
		expect(output('dataExtract.delete')).toEqual([{ deleted: true }]);
	});

	it.each(['direct', 'worker'])(
		'start a workflow when a data extract has run: %s',
		async (delivery) => {
			const { here, user, steps } = stage();
			const worker = await here.n8n.credentials.create(workerCredential(here.worker));
			const onExtract = triggerNode('Extract', [user, worker], {
				delivery,
				events: ['dataConnector/job.completed'],
			});
			const listener = await here.n8n.workflows.create(chain('extract', onExtract));
			await here.n8n.workflows.activate(listener);
			const url = `${inject('n8nUrl')}/webhook/${onExtract.webhookId}/webhook`;
			const { data } = await callWorker<{ data: Subscription[] }>(
				here.worker,
				'GET',
				'/subscriptions',
			);
			const subscription = data.find(({ target }) => target === url);
			const callbackUrl = subscription?.dataExtractUrl;
			const output = await steps.run(
				`data extract, ${delivery}`,
				step('dataExtract.create', user, {
					...account,
					serviceGroups: ['issues'],
					projects: PROJECTS.tower.name,
					additionalFields: delivery === 'direct' ? { notifyTrigger: url } : { callbackUrl },
				}),
			);

			const [{ id }] = output('dataExtract.create');
			const run = await here.n8n.executions.withOutput(
				listener.id,
				'Extract',
				({ dataExtractId }) => dataExtractId === id,
			);
			expect(outputOf(run, 'Extract')).toMatchObject([{ status: 'success', hubId: HUBS.us.id }]);
			await here.n8n.workflows.deactivate(listener);
		},
	);
}
