import { newFileBody, newFileVersionBody } from '../../../../protocol/aps/documentBodies';
import type { NewFileVersion } from '../../../../protocol/aps/documentBodies';
import { fillPath } from '../../../../protocol/aps/ids';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { ApsQuery } from '../../../../protocol/aps/request';
import { aboutVersion, aboutVersionIn } from '../../../fields/aboutVersion';
import { customBody } from '../../../fields/customBody';
import { fileExtensionType, versionExtensionType } from '../../../fields/extensionType';
import { fileName } from '../../../fields/fileName';
import { copyQuery, fileSource, newFileContent, unusableSource } from '../../../fields/fileSource';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { ifExistsField } from '../../../fields/ifExists';
import { includePath, pathIfWanted } from '../../../fields/includePath';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { fileExample, simplifyFile } from '../../../records/file';
import { bodyOf } from '../../../parameters/body';
import { additionalFields, options } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { valueIn, valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { fileNamed } from '../folder/filesNamed';
import type { FileInFolder } from '../folder/filesNamed';

const details = additionalFields([
	customBody,
	fileExtensionType,
	versionExtensionType,
	...aboutVersion,
]);

const createOptions = options([includePath]);

const ifExists = ifExistsField({
	what: 'a file of this name in the folder',
	updateName: 'Create New Version',
	update: 'Make the content the next version of the existing file',
});

export const create = defineOperation({
	action: 'Create Item',
	name: 'Create',
	value: 'create',
	summary: 'Create file',
	description:
		'Create a file in a folder from a storage object that content was uploaded to, or from a copy of an existing version. Folder > Upload File does all steps at once.',
	endpoint: 'POST /data/v1/projects/{project_id}/items',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		{
			...fileName,
			description: 'Name of the new file, with the same extension as the storage object',
		},
		...newFileContent,
		ifExists,
		simplify,
		details,
	],
	options: createOptions.options,
	advice: {
		400: unusableSource,
		409: 'The folder already contains a file of this name. Change If It Exists to return it or to add a version to it',
	},
	example: withOutcome(fileExample, 'created'),
	async execute(run) {
		const place = { projectId: projectId(run), folderId: folderId(run) };
		const source = fileSource(run);
		const content = {
			projectId: place.projectId,
			name: valueOf(run, fileName),
			storageId: source.storageId,
			versionType: valueIn(run, details, versionExtensionType),
			...aboutVersionIn(run, details),
		};
		const itemType = valueIn(run, details, fileExtensionType);
		const custom = bodyOf(run, details);
		const body = merged(newFileBody({ ...content, folderId: place.folderId, itemType }), custom);
		const way = valueOf(run, ifExists);
		const isPathWanted = valueIn(run, createOptions, includePath);
		const query = await copyQuery(run, place.projectId, source);
		const { outcome, thing } = await createdOrExisting<FileInFolder>(way, {
			create: async () => {
				const { data, included } = await run.aps.document({
					method: 'POST',
					path: run.path({ project_id: place.projectId }),
					query,
					body,
					// When a retry follows a lost answer, the conflict is with the file just created. A copy would
					// then be added to it as a second version.
					repeatable: way === 'return' || (way === 'update' && query === undefined),
				});
				return { file: data, tip: included[0] };
			},
			find: async () => await fileNamed(run.aps, place, content.name),
			update: async (existing) => await withNextVersion(run, existing, content, query),
			updateOutcome: 'newVersion',
		});
		const { file, tip } = thing;
		if (!isSimplified(run)) return { ...file, included: tip === undefined ? [] : [tip] };
		const above = await pathIfWanted(run, isPathWanted, place.projectId, place.folderId);
		return withOutcome(simplifyFile(file, tip, above), outcome);
	},
});

type Content = Omit<NewFileVersion, 'itemId'>;

/** Every version has a storage object of its own, so content that is there already is not added again. */
async function withNextVersion(
	{ aps }: OperationRun,
	{ file, tip }: FileInFolder,
	content: Content,
	query: ApsQuery | undefined,
): Promise<FileInFolder | undefined> {
	const { projectId: project, storageId } = content;
	if (tip && storageId !== undefined && relatedId(tip, 'storage') === storageId) return undefined;
	const adding = aps.for({
		action: 'Create Version',
		scopes: ['data:create'],
		advice: { 400: unusableSource },
	});
	const { data } = await adding.document({
		method: 'POST',
		path: fillPath('/data/v1/projects/{project}/versions', { project }),
		query,
		body: newFileVersionBody({ ...content, itemId: file.id }),
	});
	return { file, tip: data };
}
