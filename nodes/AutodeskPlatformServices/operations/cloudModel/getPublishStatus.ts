import { file, itemId } from '../../../fields/file';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { longestWait } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import {
	COMMAND_SCOPES,
	COMMANDS_PATH,
	hasEnded,
	jobIn,
	publicationExample,
	publicationRecord,
	publishAdvice,
	publishCompletion,
	published,
	readCloudModel,
	sendCommand,
} from './publishJob';

const { waitForCompletion, timeout } = publishCompletion;
const statusOptions = options([timeout, waitForCompletion]);

export const getPublishStatus = defineOperation({
	action: 'Get Publish Status of Cloud Model',
	name: 'Get Publish Status',
	value: 'getPublishStatus',
	summary: 'Get publish status of cloud model',
	description:
		'Retrieve how the publication of a Revit cloud model stands: complete, failed, committed or processing, or needsPublishing if Autodesk knows of none',
	endpoint: `POST ${COMMANDS_PATH}`,
	scopes: COMMAND_SCOPES,
	access: ['3L', 'SSA', '2L+user'],
	fields: [hubForLists, projectOrLink, file],
	options: statusOptions.options,
	advice: publishAdvice,
	example: publicationExample,
	async execute(run) {
		const longestMs = longestWait(run, statusOptions, publishCompletion);
		const project = projectId(run);
		const model = await readCloudModel(run, project, await itemId(run, project));
		const data = await sendCommand(run, model, 'commands:autodesk.bim360:C4RModelGetPublishJob');
		const job = jobIn(data);
		if (longestMs === undefined || data === null || hasEnded(job)) {
			return publicationRecord(model, job);
		}
		const ended = await published(run, model, longestMs);
		return publicationRecord(ended.model, ended.job);
	},
});
