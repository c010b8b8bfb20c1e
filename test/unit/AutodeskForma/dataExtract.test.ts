import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';
import { bytesOfFile } from '../../harness/storedFile';

mockAps();
const waits = skipWaits();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const TOWER = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const BRIDGE = '4e609369-e950-4097-b7d3-e6cf1c3c5415';
const EXTRACT = 'ce9bc188-1e18-11eb-adc1-0242ac120002';
const JOB = 'd023d0cf-b603-4de9-b240-a0e8a85bbf8d';
const BASE = `/data-connector/v1/accounts/${ACCOUNT}`;
const account = byId(`b.${ACCOUNT}`);

const request = {
	id: EXTRACT,
	description: 'Issues',
	isActive: true,
	accountId: ACCOUNT,
	projectId: null,
	projectIdList: `[ "${TOWER}" ]`,
	createdBy: 'A',
	createdByEmail: 'kim@example.com',
	createdAt: '2026-03-02T16:40:00.000Z',
	scheduleInterval: 'ONE_TIME',
	reoccuringInterval: null,
	effectiveFrom: '2026-03-02T16:40:00.000Z',
	serviceGroups: ['issues'],
	callbackUrl: 'https://example.com/secret',
	projectStatus: 'all',
};
const job = {
	id: JOB,
	requestId: EXTRACT,
	projectIdList: [TOWER],
	createdAt: '2026-03-02T16:41:00.000Z',
	status: 'running',
	completionStatus: null,
	progress: 40,
};
const done = { ...job, status: 'complete', completionStatus: 'success', progress: '' };
const list = (...results: object[]) => ({
	results,
	pagination: { limit: 20, offset: 0, totalResults: results.length },
});
const newest = (...results: object[]) =>
	aps()
		.get(`${BASE}/requests/${EXTRACT}/jobs`)
		.query({ sort: 'desc', limit: 1, offset: 0 })
		.reply(200, list(...results));

describe('Data Extract: Create', () => {
	const parameters = { account, name: 'Issues', serviceGroups: ['issues'], projects: TOWER };

	it('starts at once unless a time is chosen, and does not return the callback URL', async () => {
		let sent: { effectiveFrom?: string } = {};
		aps()
			.post(`${BASE}/requests`, (body) => {
				sent = body;
				return true;
			})
			.reply(201, request);
		const { records } = await runOperation('dataExtract.create', parameters);
		expect(sent).toEqual({
			description: 'Issues',
			serviceGroups: ['issues'],
			scheduleInterval: 'ONE_TIME',
			effectiveFrom: expect.any(String),
			projectIdList: [TOWER],
		});
		expect(Math.abs(Date.parse(sent.effectiveFrom ?? '') - Date.now())).toBeLessThan(60_000);
		expect(records).toEqual([
			{
				name: 'Issues',
				active: true,
				schedule: 'oneTime',
				every: null,
				serviceGroups: ['issues'],
				projectStatus: 'all',
				dateRange: null,
				dataFrom: null,
				dataUntil: null,
				hasCallback: true,
				createdByEmail: 'kim@example.com',
				startsAt: '2026-03-02T16:40:00.000Z',
				endsAt: null,
				lastRunAt: null,
				createdAt: '2026-03-02T16:40:00.000Z',
				updatedAt: null,
				jobStatus: null,
				id: EXTRACT,
				jobId: null,
				projectIds: [TOWER],
			},
		]);
	});

	it('sends a schedule, projects by name and link, and every other field', async () => {
		aps()
			.get(`/project/v1/hubs/b.${ACCOUNT}/projects`)
			.query({ 'filter[name]': 'Bridge' })
			.reply(200, {
				data: [{ type: 'projects', id: `b.${BRIDGE}`, attributes: { name: 'Bridge' } }],
			});
		aps()
			.post(`${BASE}/requests`, {
				description: 'Issues',
				serviceGroups: ['issues', 'cdcrfis'],
				scheduleInterval: 'WEEK',
				reoccuringInterval: 2,
				effectiveFrom: '2026-03-02T22:00:00.000Z',
				effectiveTo: '2026-12-31T22:00:00.000Z',
				projectIdList: [TOWER, BRIDGE],
				dateRange: 'YESTERDAY',
				projectStatus: 'active',
				sendEmail: false,
				callbackUrl: 'https://example.com/done',
				isActive: false,
			})
			.reply(201, request);
		const { records, error } = await runOperation('dataExtract.create', {
			...parameters,
			serviceGroups: ['issues', 'cdcrfis', 'issues'],
			projects: `https://acc.autodesk.com/docs/files/projects/${TOWER}; Bridge\n${TOWER}`,
			schedule: 'week',
			every: 2,
			endsAt: '2026-12-31T22:00:00Z',
			simplify: false,
			additionalFields: {
				startsAt: '2026-03-02T22:00:00Z',
				dateRange: 'YESTERDAY',
				projectStatus: 'active',
				sendEmail: false,
				callbackUrl: 'https://example.com/done',
				customBody: '{ "isActive": false }',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([request]);
	});

	it('covers all projects, and a range of time', async () => {
		aps()
			.post(
				`${BASE}/requests`,
				({ projectIdList, startDate, endDate, serviceGroups }) =>
					projectIdList === undefined &&
					startDate === '2026-03-01T00:00:00.000Z' &&
					endDate === '2026-03-02T00:00:00.000Z' &&
					serviceGroups.join() === 'all',
			)
			.reply(201, { ...request, projectIdList: null });
		const { records } = await runOperation('dataExtract.create', {
			...parameters,
			serviceGroups: ['issues', 'all'],
			covered: 'all',
			additionalFields: { dataFrom: '2026-03-01T00:00:00Z', dataUntil: '2026-03-02T00:00:00Z' },
		});
		expect(records).toMatchObject([{ projectIds: [] }]);
	});

	it('waits for the job, which may take a moment to appear', async () => {
		aps().post(`${BASE}/requests`).reply(201, request);
		newest();
		newest(job);
		newest(done);
		const options = { waitForCompletion: true };
		const { records } = await runOperation('dataExtract.create', { ...parameters, options });
		expect(records).toMatchObject([{ id: EXTRACT, jobId: JOB, jobStatus: 'success' }]);
		expect(waits).toEqual([2000, 3000, 4500]);
	});

	it('reports how far the job is when the time is up', async () => {
		aps().post(`${BASE}/requests`).reply(201, request);
		aps().get(`${BASE}/requests/${EXTRACT}/jobs`).query(true).times(20).reply(200, list(job));
		const options = { waitForCompletion: true, timeoutMinutes: 1 };
		const { error } = await runOperation('dataExtract.create', { ...parameters, options });
		expect(error?.message).toContain('not finished yet: 40%');
		expect(error?.description).toContain('Autodesk continues. Data Extract > Download gets');
		expect(error?.description).toContain(EXTRACT);
		expect(waits.reduce((sum, each) => sum + each, 0)).toBe(60_000);
		nock.cleanAll();
	});

	it.each(['failed', 'cancelled'])('reports a job that is %s', async (completionStatus) => {
		aps().post(`${BASE}/requests`).reply(201, request);
		newest({ ...done, completionStatus });
		const options = { waitForCompletion: true };
		const { error } = await runOperation('dataExtract.create', { ...parameters, options });
		expect(error?.message).toContain(completionStatus);
		expect(error?.description).toContain(`Autodesk gives no reason`);
		expect(error?.description).toContain(JOB);
	});

	it('repeats the reason of a failed job if Autodesk gives one', async () => {
		aps().post(`${BASE}/requests`).reply(201, request);
		newest({ ...done, completionStatus: 'failed', message: 'Too much data' });
		const options = { waitForCompletion: true };
		const { error } = await runOperation('dataExtract.create', { ...parameters, options });
		expect(error?.description).toContain('Autodesk says: Too much data');
	});

	it.each([
		[400, 'Project admins have to choose the projects'],
		[403, 'Executive Overview'],
		[404, 'only to the user who created them'],
		[409, '200 active data extracts'],
	])('says what to do about a %i', async (status, advice) => {
		aps().post(`${BASE}/requests`).reply(status, {});
		const { error } = await runOperation('dataExtract.create', parameters);
		expect(error?.description).toContain(advice);
	});

	it('waits out a rate limit, and says what the limits are if that does not help', async () => {
		aps().post(`${BASE}/requests`).times(10).reply(429, {}, { 'retry-after': '3' });
		const { error } = await runOperation('dataExtract.create', parameters);
		expect(error?.description).toContain('24 jobs in 24 hours');
		expect(waits.length).toBeGreaterThan(0);
		nock.cleanAll();
	});

	it.each([
		['no service group', { serviceGroups: '={{ [] }}' }, 'choose at least one service group'],
		['an unknown service group', { serviceGroups: ['weather'] }, '"weather" is none of'],
		['no project', { projects: ' ; ' }, 'enter at least one'],
		['too many projects', { projects: Array(51).fill(TOWER).join(',') }, 'at most 50 projects'],
		[
			'a schedule without end',
			{ schedule: 'day', endsAt: '={{ null }}' },
			'a schedule needs an end',
		],
		[
			'an end before the start',
			{ schedule: 'day', endsAt: '2020-01-01T00:00:00Z' },
			'is not after Starts At',
		],
		['a date that is none', { schedule: 'day', endsAt: 'soon' }, 'is not a date'],
		[
			'one end of a range',
			{ additionalFields: { dataFrom: '2026-03-01T00:00:00Z' } },
			'Data Until: enter both ends',
		],
		[
			'a range that ends before it begins',
			{
				additionalFields: { dataFrom: '2026-03-02T00:00:00Z', dataUntil: '2026-03-01T00:00:00Z' },
			},
			'is before Data From',
		],
		[
			'a named range beside another one',
			{
				additionalFields: {
					dateRange: 'TODAY',
					dataFrom: '2026-03-01T00:00:00Z',
					dataUntil: '2026-03-02T00:00:00Z',
				},
			},
			'Date Range: enter either this or',
		],
		['a callback URL that is none', { additionalFields: { callbackUrl: 'n8n' } }, 'complete URL'],
	])('refuses %s before any call', async (_what, changed, message) => {
		const { error } = await runOperation('dataExtract.create', { ...parameters, ...changed });
		expect(error?.message).toContain(message);
	});

	it('names the candidates for a project that is not there', async () => {
		const data = [{ type: 'projects', id: `b.${BRIDGE}`, attributes: { name: 'Bridge' } }];
		aps().get(`/project/v1/hubs/b.${ACCOUNT}/projects`).query(true).twice().reply(200, { data });
		const projects = 'Brige';
		const { error } = await runOperation('dataExtract.create', { ...parameters, projects });
		expect(error?.message).toContain('no active project in the hub has the name "Brige"');
		expect(error?.message).toContain('Similar: "Bridge"');
	});
});

describe('Data Extract: Get Many', () => {
	it('lists the newest first, with every filter', async () => {
		aps()
			.get(`${BASE}/requests`)
			.query({
				sort: 'desc',
				limit: 5,
				offset: 0,
				'filter[isActive]': 'true',
				'filter[createdAt]': '2026-01-01T00:00:00.000Z..',
				'filter[updatedAt]': '..2026-02-01T00:00:00.000Z',
				'filter[projectId]': TOWER,
				'filter[scheduleInterval]': 'DAY',
				'filter[startDate]': '2026-01-01',
			})
			.reply(200, list({ ...request, scheduleInterval: 'DAY', reoccuringInterval: 1 }));
		const { records } = await runOperation('dataExtract.getAll', {
			account,
			limit: 5,
			filters: {
				active: true,
				createdSince: '2026-01-01T00:00:00Z',
				updatedUntil: '2026-02-01T00:00:00Z',
				projectId: `b.${TOWER}`,
				schedule: 'day',
				customQuery: '{ "filter[startDate]": "2026-01-01" }',
			},
		});
		expect(records).toMatchObject([{ name: 'Issues', schedule: 'day', every: 1 }]);
	});

	it('reads on after a full page whose total may be that of the page', async () => {
		const rows = (from: number, count: number) =>
			Array.from({ length: count }, (_, index) => ({ id: `${from + index}` }));
		const page = (offset: number, results: object[]) =>
			aps()
				.get(`${BASE}/requests`)
				.query({ sort: 'desc', limit: 20, offset })
				.reply(200, { results, pagination: { limit: 20, offset, totalResults: results.length } });
		page(0, rows(0, 20));
		page(20, rows(20, 3));
		page(40, []);
		const { records } = await runOperation('dataExtract.getAll', { account, returnAll: true });
		expect(records).toHaveLength(23);
	});

	it('explains a refusal', async () => {
		aps().get(`${BASE}/requests`).query(true).reply(403, {});
		const { error } = await runOperation('dataExtract.getAll', { account });
		expect(error?.description).toContain('a project admin who chooses the projects');
	});
});

describe('Data Extract: Get Jobs', () => {
	const simplified = {
		status: 'running',
		progress: 40,
		dataFrom: null,
		dataUntil: null,
		createdByEmail: null,
		createdAt: '2026-03-02T16:41:00.000Z',
		startedAt: null,
		completedAt: null,
		id: JOB,
		dataExtractId: EXTRACT,
		projectIds: [TOWER],
	};

	it('lists the jobs of a data extract that was entered by name', async () => {
		aps()
			.get(`${BASE}/requests`)
			.query({ sort: 'desc', limit: 20, offset: 0 })
			.reply(200, list(request));
		aps()
			.get(`${BASE}/requests/${EXTRACT}/jobs`)
			.query({ sort: 'desc', limit: 20, offset: 0 })
			.reply(200, list(job, { ...done, id: EXTRACT }));
		const dataExtract = byName('issues');
		const { records, error } = await runOperation('dataExtract.getJobs', { account, dataExtract });
		expect(error).toBeUndefined();
		expect(records).toEqual([
			simplified,
			{ ...simplified, status: 'success', progress: null, id: EXTRACT },
		]);
	});

	it.each([
		['running', 'filter[status]'],
		['failed', 'filter[completionStatus]'],
	])('lists the %s jobs of the whole account', async (status, key) => {
		aps()
			.get(`${BASE}/jobs`)
			.query({
				sort: 'desc',
				limit: 20,
				offset: 0,
				[key]: status,
				'filter[completedAt]': '2026-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
			})
			.reply(200, list(job));
		const { records } = await runOperation('dataExtract.getJobs', {
			account,
			jobsOf: 'account',
			filters: {
				status,
				completedSince: '2026-01-01T00:00:00Z',
				completedUntil: '2026-02-01T00:00:00Z',
			},
		});
		expect(records).toEqual([simplified]);
	});
});

describe('Data Extract: Download', () => {
	const SIGNED = 'https://s3.example.com/extract';
	const newestOf = { account, dataExtract: byId(EXTRACT) };
	const signs = (name: string, size: string) =>
		aps()
			.get(`${BASE}/jobs/${JOB}/data/${name}`)
			.reply(200, { size, name, signedUrl: `${SIGNED}/${name}?Signature=1` });
	const serves = (name: string, content: string) =>
		nock('https://s3.example.com', { badheaders: ['authorization'] })
			.get(`/extract/${name}?Signature=1`)
			.reply(200, content);

	it('stores everything of the newest job as one file, without a token', async () => {
		newest(done);
		signs('autodesk_data_extract.zip', '4');
		serves('autodesk_data_extract.zip', 'PK34');
		const { records, outputs, error } = await runOperation('dataExtract.download', newestOf);
		expect(error).toBeUndefined();
		expect(records).toMatchObject([
			{
				name: 'autodesk_data_extract.zip',
				size: 4,
				contentType: 'application/zip',
				id: JOB,
				dataExtractId: EXTRACT,
			},
		]);
		const content = await bytesOfFile(outputs[0]![0].binary!.data);
		expect(content?.toString()).toBe('PK34');
	});

	it('stores single files of a job by ID, each as an item', async () => {
		aps().get(`${BASE}/jobs/${JOB}`).reply(200, done);
		aps()
			.get(`${BASE}/jobs/${JOB}/data-listing`)
			.reply(200, [
				{ name: 'issues_issues.csv', size: '3' },
				{ name: 'admin_projects.csv', size: '2' },
			]);
		signs('issues_issues.csv', '3');
		serves('issues_issues.csv', 'a,b');
		signs('admin_projects.csv', '2');
		serves('admin_projects.csv', 'id');
		const { records, outputs } = await runOperation('dataExtract.download', {
			account,
			jobBy: 'id',
			jobId: JOB,
			content: 'files',
			csvFiles: 'Issues_Issues\nadmin_projects.csv',
			binaryPropertyName: 'table',
		});
		expect(records.map(({ name }) => name)).toEqual(['issues_issues.csv', 'admin_projects.csv']);
		expect(outputs[0]![0].binary?.table.mimeType).toBe('text/csv');
	});

	it('names the files of the job if it has no such file', async () => {
		newest(done);
		aps()
			.get(`${BASE}/jobs/${JOB}/data-listing`)
			.reply(200, [{ name: 'issues_issues.csv', size: 3 }]);
		const { error } = await runOperation('dataExtract.download', {
			...newestOf,
			content: 'files',
			csvFiles: 'rfis_rfis',
		});
		expect(error?.message).toContain('no file "rfis_rfis"');
		expect(error?.description).toContain('It has issues_issues.csv');
	});

	it('gets a new URL when the first one has expired', async () => {
		newest(done);
		const name = 'autodesk_data_extract.zip';
		signs(name, '4');
		nock('https://s3.example.com').get(`/extract/${name}?Signature=1`).reply(403, 'expired');
		signs(name, '4');
		serves(name, 'PK34');
		const { records } = await runOperation('dataExtract.download', newestOf);
		expect(records).toMatchObject([{ size: 4 }]);
	});

	it('waits for a job in progress', async () => {
		newest(job);
		newest(done);
		signs('autodesk_data_extract.zip', '4');
		serves('autodesk_data_extract.zip', 'PK34');
		const options = { waitForCompletion: true, fileName: 'Nightly.zip' };
		const { records } = await runOperation('dataExtract.download', { ...newestOf, options });
		expect(records).toMatchObject([{ name: 'Nightly.zip' }]);
		expect(waits).toEqual([2000]);
	});

	it.each([
		['has not run yet', [], 'has not run yet'],
		['is not finished', [job], 'not finished yet: 40%'],
		['failed', [{ ...done, completionStatus: 'failed' }], 'The data extract failed'],
	])('downloads nothing of a data extract that %s', async (_what, jobs, message) => {
		newest(...jobs);
		const { error } = await runOperation('dataExtract.download', newestOf);
		expect(error?.message).toContain(message);
	});

	it.each([
		['no file', { content: 'files', csvFiles: ',' }, 'enter at least one file name'],
		['a job ID that is none', { jobBy: 'id', jobId: '7' }, 'Job ID'],
	])('refuses %s before any call', async (_what, changed, message) => {
		const { error } = await runOperation('dataExtract.download', { ...newestOf, ...changed });
		expect(error?.message).toContain(message);
	});

	it('says whose credential to use for a job that is not there', async () => {
		aps().get(`${BASE}/jobs/${JOB}`).reply(404, {});
		const { error } = await runOperation('dataExtract.download', {
			account,
			jobBy: 'id',
			jobId: JOB,
		});
		expect(error?.description).toContain('use the credential of that user');
	});
});

describe('Data Extract: Delete', () => {
	it.each([204, 404])('is done when Autodesk answers %i', async (status) => {
		if (status === 404) aps().delete(`${BASE}/requests/${EXTRACT}`).reply(503, {});
		aps().delete(`${BASE}/requests/${EXTRACT}`).reply(status);
		const dataExtract = byId(EXTRACT);
		const { records } = await runOperation('dataExtract.delete', { account, dataExtract });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('reports one that is not there', async () => {
		aps().delete(`${BASE}/requests/${EXTRACT}`).reply(404, {});
		const dataExtract = byId(EXTRACT);
		const { error } = await runOperation('dataExtract.delete', { account, dataExtract });
		expect(error?.description).toContain('only to the user who created them');
	});
});
