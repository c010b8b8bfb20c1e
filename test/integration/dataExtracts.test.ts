import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const kim = { as: 'kim' } as const;
const account = byId(HUBS.us.accountId);
const parameters = {
	account,
	name: 'Nightly',
	serviceGroups: ['admin', 'issues'],
	projects: 'Tower A, Harbour Bridge',
};

describe('a data extract', () => {
	it('is created, runs, and is downloaded as a whole and file by file', async () => {
		simulator().settings.dataExtractMs = 20;
		const options = { waitForCompletion: true };
		const [created] = await run('dataExtract.create', { ...parameters, options }, kim);
		expect(created).toMatchObject({
			name: 'Nightly',
			jobStatus: 'success',
			projectIds: [PROJECTS.tower.guid, PROJECTS.bridge.guid],
		});
		const dataExtract = byName('nightly');
		const [job] = await run('dataExtract.getJobs', { account, dataExtract }, kim);
		expect(job).toMatchObject({ status: 'success', id: created.jobId, dataExtractId: created.id });
		const filters = { status: 'success', projectId: '' };
		const jobs = { account, jobsOf: 'account', filters };
		expect(await run('dataExtract.getJobs', jobs, kim)).toEqual([job]);
		const all = await run('dataExtract.download', { account, dataExtract }, kim);
		expect(all).toMatchObject([{ name: 'autodesk_data_extract.zip', id: created.jobId }]);
		const one = { account, jobBy: 'id', jobId: String(job.id), content: 'files' };
		const csvFiles = ['admin_projects', 'issues_issues'];
		const files = await run('dataExtract.download', { ...one, csvFiles }, kim);
		expect(files.map(({ name }) => name)).toEqual(['admin_projects.csv', 'issues_issues.csv']);
		expect(await run('dataExtract.getAll', { account }, kim)).toHaveLength(1);
		await run('dataExtract.delete', { account, dataExtract }, kim);
		expect(await run('dataExtract.getAll', { account }, kim)).toEqual([]);
	});

	it('reports that it failed', async () => {
		Object.assign(simulator().settings, { dataExtractMs: 20, dataExtractEnd: 'failed' });
		const options = { waitForCompletion: true };
		await expect(run('dataExtract.create', { ...parameters, options }, kim)).rejects.toThrow(
			'The data extract failed',
		);
	});

	it('is refused to somebody who is no admin', async () => {
		const one = { ...parameters, projects: 'Tower A' };
		await expect(run('dataExtract.create', one, { as: 'lee' })).rejects.toMatchObject({
			details: expect.stringContaining('Executive Overview'),
		});
	});

	it('is offered in the list of the editor to the user who created it', async () => {
		await run('dataExtract.create', parameters, kim);
		const credentials = credentialsAt(simulator(), 'kim');
		const given = { resource: 'dataExtract', operation: 'download', account };
		const { results } = await searchList(new AutodeskForma(), 'searchDataExtracts', given, {
			credentials,
		});
		expect(results.map(({ name }) => name)).toEqual([expect.stringMatching(/^Nightly \(/)]);
	});
});
