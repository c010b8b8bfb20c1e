import { file, itemId } from '../../../fields/file';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { longestWait } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import {
	COMMAND_SCOPES,
	COMMANDS_PATH,
	jobIn,
	publicationExample,
	publicationRecord,
	publishAdvice,
	publishCompletion,
	published,
	readCloudModel,
	sendCommand,
} from './publishJob';

const withLinks = defineParameter({
	displayName: 'Publish Links',
	name: 'withLinks',
	type: 'boolean',
	default: true,
	description: 'Whether to publish the models that are linked to it as well',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

const { waitForCompletion, timeout } = publishCompletion;
const publishOptions = options([timeout, waitForCompletion]);

export const publish = defineOperation({
	action: 'Publish Cloud Model',
	name: 'Publish',
	value: 'publish',
	summary: 'Publish cloud model',
	description:
		'Publish a Revit cloud model as a new version, with or without the models linked to it. Autodesk does it in the background; the trigger event Model Published reports the end.',
	endpoint: `POST ${COMMANDS_PATH}`,
	scopes: COMMAND_SCOPES,
	access: ['3L', 'SSA', '2L+user'],
	fields: [hubForLists, projectOrLink, file, withLinks],
	options: publishOptions.options,
	advice: publishAdvice,
	example: { ...publicationExample, status: 'committed' },
	async execute(run) {
		const longestMs = longestWait(run, publishOptions, publishCompletion);
		const linksToo = valueOf(run, withLinks);
		const project = projectId(run);
		const model = await readCloudModel(run, project, await itemId(run, project));
		const data = await sendCommand(
			run,
			model,
			linksToo
				? 'commands:autodesk.bim360:C4RModelPublish'
				: 'commands:autodesk.bim360:C4RPublishWithoutLinks',
		);
		const job = data === null ? { status: 'committed', id: null } : jobIn(data);
		if (longestMs === undefined) return publicationRecord(model, job);
		const ended = await published(run, model, longestMs);
		return publicationRecord(ended.model, { ...ended.job, id: ended.job.id ?? job.id });
	},
});
