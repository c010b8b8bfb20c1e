import type { IDataObject } from 'n8n-workflow';
import { DATA_EXTRACTS_PATH, jobStatusOf } from '../../../../protocol/aps/dataExtractRules';
import { account, accountId } from '../../../fields/account';
import { customBody } from '../../../fields/customBody';
import { newDataExtractAdvice } from '../../../fields/dataExtractAdvice';
import { simplified, simplify } from '../../../fields/simplify';
import { longestWait } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields, options } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { dataExtractExample, simplifyDataExtract } from '../../../records/dataExtract';
import { httpUrl } from '../../../values/httpUrl';
import { dataTimes, projectStatus, serviceGroups } from './contents';
import { extractCompletion, finishedJob } from './job';
import { notifiedUrl, notifyTrigger } from './notifyTrigger';
import { chosenProjects, covered, projects } from './projects';
import { endsAt, every, schedule, scheduleBody, startsAt } from './schedule';

const LONGEST_NAME = 255;

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nightly Issues',
	description: 'What people recognize the data extract by. Autodesk calls it description.',
	body: 'description',
	read: read.text(LONGEST_NAME),
});

const details = additionalFields([
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/…',
		description:
			'URL that Autodesk calls after each run, such as the data extract URL of a subscription at the worker. The call is not signed, so a receiver of your own must check the job.',
		body: 'callbackUrl',
		read: (entered, { displayName }) =>
			String(entered ?? '').trim() === '' ? undefined : httpUrl(displayName, entered),
	},
	customBody,
	dataTimes,
	notifyTrigger,
	projectStatus,
	{
		displayName: 'Send Email',
		name: 'sendEmail',
		type: 'boolean',
		default: false,
		description: 'Whether Autodesk notifies the user by email after each run. By default, it does.',
		body: 'sendEmail',
		read: read.boolean,
	},
	startsAt,
]);

const { waitForCompletion, timeout } = extractCompletion;
const createOptions = options([timeout, waitForCompletion]);

export const create = defineOperation({
	action: 'Create Data Request',
	name: 'Create',
	value: 'create',
	summary: 'Create data extract',
	description:
		'Extract data of projects, such as all issues and RFIs, as CSV files: once, or on a schedule. Autodesk does it in the background; Data Extract > Download gets the files.',
	endpoint: `POST ${DATA_EXTRACTS_PATH}`,
	scopes: ['data:create'],
	access: ['3L', 'SSA'],
	fields: [
		account,
		name,
		serviceGroups,
		covered,
		projects,
		schedule,
		every,
		endsAt,
		simplify,
		details,
	],
	options: createOptions.options,
	advice: newDataExtractAdvice,
	example: withJob(dataExtractExample, undefined),
	async execute(run) {
		const longestMs = longestWait(run, createOptions, extractCompletion);
		const account = accountId(run);
		const entered = merged(
			scheduleBody(run, details, new Date()),
			bodyOf(run, name, serviceGroups, details),
		);
		const callbackUrl = await notifiedUrl(run, details, entered.callbackUrl);
		const projectIdList = await chosenProjects(run);
		const path = run.path({ accountId: account });
		const body = merged({ projectIdList, ...entered }, { callbackUrl });
		const created = await run.aps.record({ method: 'POST', path, body }, 'id');
		const job =
			longestMs === undefined
				? undefined
				: await finishedJob(
						run,
						{ kind: 'newest', accountId: account, dataExtractId: String(created.id) },
						longestMs,
					);
		return simplified(run, created, (extract) => withJob(simplifyDataExtract(extract), job));
	},
});

/** Adds the run that was waited for to a data extract, before its other IDs. */
function withJob(extract: IDataObject, job: IDataObject | undefined): IDataObject {
	const { id, projectIds, ...facts } = extract;
	const jobStatus = job === undefined ? null : (jobStatusOf(job) ?? null);
	return { ...facts, jobStatus, id, jobId: job?.id ?? null, projectIds };
}
