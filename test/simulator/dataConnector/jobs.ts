import {
	ACCOUNT_JOBS_PATH,
	DATA_EXTRACT_JOBS_PATH,
	DATA_FILE_PATH,
	DATA_FILES_PATH,
	DATA_JOB_PATH,
} from '../../../protocol/aps/dataExtractRules';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { signUrl } from '../oss/signedUrl';
import { objectUrn } from '../state/storage';
import { extractOf, extractsOf, finishedJobOf, jobOf, jobsOf } from './access';
import { filesOf } from './files';
import { page } from './page';
import { CONNECTOR } from './requests';
import { shownJob } from './shown';

const READ = { ...CONNECTOR, method: 'GET', scopes: ['data:read'] } as const;
const BUCKET = 'data-extracts';
const SIGNED_URL_MS = 60_000;

const listJobs = defineEndpoint({
	...READ,
	path: ACCOUNT_JOBS_PATH,
	query: ['limit', 'offset', 'sort', 'projectId', 'sortFields', /^filter\[\w+\]$/],
	handle: (call) =>
		page(
			call,
			extractsOf(call).flatMap((extract) =>
				jobsOf(call, extract).map((job) => shownJob(job, extract)),
			),
		),
});

const listJobsOfRequest = defineEndpoint({
	...READ,
	path: DATA_EXTRACT_JOBS_PATH,
	query: ['limit', 'offset', 'sort'],
	handle(call) {
		const extract = extractOf(call);
		return page(
			call,
			jobsOf(call, extract).map((job) => shownJob(job, extract)),
		);
	},
});

const getJob = defineEndpoint({
	...READ,
	path: DATA_JOB_PATH,
	scopes: ['data:write'],
	handle(call) {
		const { job, extract } = jobOf(call);
		return { status: 200, body: shownJob(job, extract) };
	},
});

const listFiles = defineEndpoint({
	...READ,
	path: DATA_FILES_PATH,
	handle(call) {
		const { job, extract } = finishedJobOf(call);
		const createdAt = new Date(job.finishesAt).toISOString();
		const rows = filesOf(call, extract).map(({ name, bytes }) => ({
			name,
			createdAt,
			size: String(bytes.length),
		}));
		return { status: 200, body: rows };
	},
});

const getFile = defineEndpoint({
	...READ,
	path: DATA_FILE_PATH,
	handle(call) {
		const { job, extract } = finishedJobOf(call);
		const { fileName } = call.params;
		const file = filesOf(call, extract).find(({ name }) => name === fileName);
		if (!file) throw new Refusal(404, `The job has no file ${fileName}`);
		const objectKey = `${job.id}/${fileName}`;
		const id = objectUrn(BUCKET, objectKey);
		const size = file.bytes.length;
		const contentType = fileName.endsWith('.csv') ? 'text/csv' : 'application/zip';
		call.sim.state.objects.set(id, {
			id,
			bucketKey: BUCKET,
			objectKey,
			contentType,
			size,
			content: { kind: 'bytes', bytes: file.bytes },
		});
		const request = { method: 'GET', objectId: id, parameters: {} } as const;
		const signedUrl = signUrl(call.sim.url, request, Date.now() + SIGNED_URL_MS);
		return { status: 200, body: { size: String(size), name: fileName, signedUrl } };
	},
});

export const jobs = [listJobs, listJobsOfRequest, getJob, listFiles, getFile];
