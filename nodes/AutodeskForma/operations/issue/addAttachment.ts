import { MOST_ISSUE_ATTACHMENTS } from '../../../../protocol/aps/issueRules';
import { parseStorageUrn } from '../../../../protocol/aps/ids';
import { adding } from '../../../apsClient/adding';
import { rootFolderOf } from '../../../documents/docsTree';
import { storeFile } from '../../../documents/storeFile';
import { constructionPlaceOf } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { optionalFileName } from '../../../fields/fileName';
import { hub, hubId } from '../../../fields/hub';
import { parallelParts } from '../../../fields/parallelParts';
import { project, projectId } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { nameOfContent, uploadContent, uploadContentFields } from '../../../fields/uploadContent';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { valueIn, valueOf } from '../../../parameters/values';
import { issueAttachmentExample, simplifyIssueAttachment } from '../../../records/issueAttachment';
import { transferExample, withTransfer } from '../../../records/transfer';
import { documentName } from '../../../values/documentName';
import { InvalidValue } from '../../../values/invalidValue';
import { issueChangeAdvice } from './advice';
import { attachmentsIn, readAttachments } from './attachments';
import { issue, issueId } from './issueField';

const ALREADY_ATTACHED = 409;

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

const attachmentName = defineParameter({
	...optionalFileName,
	description:
		'Name of the attachment, with its extension. Leave empty to keep the name of a binary file.',
	read: (entered, { displayName }, run) =>
		documentName(displayName, String(entered ?? '').trim() === '' ? nameOfContent(run) : entered),
});

const attachOptions = options([constructionRegion, parallelParts]);

const attachHub = {
	...hub,
	description:
		'The hub of the project. The attachment is stored with the project, which takes both.',
};

export const addAttachment = defineOperation({
	action: 'Create Issue Attachments',
	name: 'Add Attachment',
	value: 'addAttachment',
	summary: 'Add attachment to issue',
	description:
		'Attach a file, a text or JSON to an issue in one step. Large content is uploaded in parts. An issue takes at most 100 attachments.',
	endpoint: 'POST /construction/issues/v1/projects/{projectId}/attachments',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA'],
	fields: [attachHub, project, issue, ...uploadContentFields, attachmentName, simplify],
	options: attachOptions.options,
	advice: {
		...issueChangeAdvice,
		422: `An issue takes at most ${MOST_ISSUE_ATTACHMENTS} attachments. Delete some, or link files of the project instead`,
	},
	example: withTransfer(issueAttachmentExample, transferExample),
	async execute(run) {
		const place = constructionPlaceOf(run);
		const id = issueId(run);
		const name = valueOf(run, attachmentName);
		const content = await uploadContent(run);
		await checkRoom(run, id);
		const { storageId, transfer } = await storeFile(run, run.operation.summary, {
			projectId: projectId(run),
			folderId: await storageFolder(run),
			name,
			content,
			connections: valueIn(run, attachOptions, parallelParts),
		});
		const attachment = newAttachment(storageId, name);
		const advice = `"${name}" is uploaded, but not attached to the issue`;
		const answer = await run.aps
			.request({
				method: 'POST',
				path: run.path({ projectId: place.projectId }),
				region: place.region,
				body: { domainEntityId: id, attachments: [attachment] },
				// The same attachment is never added twice: Autodesk answers 409.
				repeatable: true,
				doneWhen: [ALREADY_ATTACHED],
			})
			.catch(adding(advice));
		// An answer that says it is there already, or that was cut off, does not show it.
		const attachments = attachmentsIn(answer) ?? (await readAttachments(run.aps, place, id));
		const added =
			attachments.find(({ attachmentId }) => attachmentId === attachment.attachmentId) ??
			attachment;
		return withTransfer(isSimplified(run) ? simplifyIssueAttachment(added) : added, transfer);
	},
});

/** @throws InvalidValue if the issue takes no more attachments, before anything is uploaded */
async function checkRoom(run: OperationRun, id: string): Promise<void> {
	const { length } = await readAttachments(run.aps, constructionPlaceOf(run), id);
	if (length < MOST_ISSUE_ATTACHMENTS) return;
	throw new InvalidValue(
		issue.displayName,
		`the issue has ${length} attachments; Autodesk takes at most ${MOST_ISSUE_ATTACHMENTS}`,
	);
}

/** Attachments of issues are stored for the root folder of the project. @throws InvalidValue */
async function storageFolder(run: OperationRun): Promise<string> {
	const folder = await rootFolderOf(run.aps, hubId(run), projectId(run));
	if (folder !== undefined) return folder;
	throw new InvalidValue(
		project.displayName,
		'Autodesk does not show the root folder of the project, which stores the attachments of its issues. Check that the project belongs to the hub, and that the credential has access to its files',
	);
}

/** @param storageId with a GUID in its key, which identifies the attachment */
function newAttachment(storageId: string, name: string) {
	const fileName = parseStorageUrn(storageId)?.objectKey ?? '';
	const [attachmentId] = GUID.exec(fileName) ?? [];
	if (attachmentId === undefined) {
		throw new Error(`Autodesk stored "${name}" under the key "${fileName}", without a GUID`);
	}
	return {
		attachmentId,
		displayName: name,
		fileName,
		attachmentType: 'issue-attachment',
		storageUrn: storageId,
	};
}
