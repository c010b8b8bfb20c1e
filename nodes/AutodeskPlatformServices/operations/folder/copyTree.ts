import { relatedId } from '../../../../protocol/aps/jsonApi';
import { isSameName, nameKey } from '../../../../protocol/aps/names';
import { placedFolder } from '../../../documents/placedFolder';
import type { PlacedFolder } from '../../../documents/placedFolder';
import {
	destinationOf,
	destinationProject,
	folderOfDestination,
} from '../../../fields/destination';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { defineOperation } from '../../../operations/operation';
import { valueIn, valueOf } from '../../../parameters/values';
import { copyLineExample, simplifyCopyLine } from '../../../records/copyLine';
import { entryName } from '../../../trees/entryName';
import { DestinationInSource } from '../../../trees/treeCopy';
import { TreeCopier } from '../../../trees/treeCopier';
import type { Listing } from '../../../trees/treeWriter';
import { InvalidValue } from '../../../values/invalidValue';
import * as fields from './copyTreeFields';
import { failUnlessComplete, hintUnlessComplete, withStateOf } from './copyTreeState';
import { treePermissions } from './treePermissions';
import { treeWriter } from './treeWriter';
import type { IfFileExists } from './treeWriter';

export const copyTree = defineOperation({
	name: 'Copy Tree',
	value: 'copyTree',
	summary: 'Copy folder tree',
	description:
		'Copy a folder with everything below it into another folder, of the same or another project, with or without files. What exists already is used, so another run adds what is missing. Autodesk accepts 50 new folders and 50 new files a minute.',
	endpoint: 'POST /data/v1/projects/{project_id}/folders',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		destinationProject,
		folderOfDestination,
		fields.copied,
		fields.includeRoot,
		fields.folderName,
		fields.ifExists,
		fields.ifFileExists,
		fields.permissions,
		fields.dryRun,
	],
	options: fields.copyOptions.options,
	advice: {
		409: 'The name is taken by a folder that this credential does not see: it may be hidden, or deleted. Rename the folder to copy, or restore that one',
	},
	sequential: true,
	example: copyLineExample,
	async execute(run) {
		const sourceProjectId = projectId(run);
		const source = folderId(run);
		const destination = destinationOf(run);
		const withFiles = valueOf(run, fields.copied) === 'all';
		const isWithRoot = valueOf(run, fields.includeRoot);
		const newRootName = isWithRoot ? valueOf(run, fields.folderName) : undefined;
		const isNewRoot = isWithRoot && valueOf(run, fields.ifExists) === 'fail';
		const isDryRun = valueOf(run, fields.dryRun);
		const writer = treeWriter(run, {
			sourceProjectId,
			projectId: destination.projectId,
			withFiles,
			ifFileExists: withFiles ? wayOf(valueOf(run, fields.ifFileExists)) : 'skip',
			copyPermissions: valueOf(run, fields.permissions)
				? treePermissions(run, { sourceProjectId, destination, isDryRun })
				: undefined,
		});
		const failsIfIncomplete = valueIn(run, fields.copyOptions, fields.failIfIncomplete);
		const from = await placedFolder(run.aps, sourceProjectId, source);
		const to = await placedFolder(run.aps, destination.projectId, destination.folderId);
		const rootName = isWithRoot ? (newRootName ?? entryName(from.folder)) : undefined;
		checkPlaces(from, to, rootName);
		const listing = await writer.list(destination.folderId);
		if (isNewRoot) checkIsNew(listing, rootName);
		const copier = new TreeCopier(run.aps, {
			source: { projectId: sourceProjectId, folder: { id: source, path: from.path } },
			target: { folderId: destination.folderId, path: to.path, listing },
			rootName,
			withFiles,
			isDryRun,
			writer,
			signal: run.signal,
		});
		await copier.run().catch((error: unknown) => {
			const refused = error instanceof DestinationInSource ? outside(NOT_BELOW) : error;
			throw withStateOf(run, copier.lines, refused);
		});
		if (failsIfIncomplete) failUnlessComplete(run, copier.lines);
		else hintUnlessComplete(run, copier.lines);
		return copier.lines.map((line) => simplifyCopyLine(line, destination.projectId));
	},
});

const NOT_BELOW = 'choose a folder that is not in the folder to copy';

function wayOf(chosen: string | undefined): IfFileExists {
	return chosen === 'update' || chosen === 'fail' ? chosen : 'skip';
}

/** @throws InvalidValue for a copy into or onto itself */
function checkPlaces(from: PlacedFolder, to: PlacedFolder, rootName: string | undefined): void {
	if (to.ids.includes(from.folder.id)) throw outside(NOT_BELOW);
	const isInPlace = relatedId(from.folder, 'parent') === to.folder.id;
	if (isInPlace && rootName !== undefined && isSameName(rootName, entryName(from.folder))) {
		const name = fields.folderName.displayName;
		throw outside(`the folder is in this folder already; enter another ${name}`);
	}
}

/** @throws InvalidValue */
function checkIsNew({ folders }: Listing, rootName: string | undefined): void {
	const existing = rootName === undefined ? undefined : folders.get(nameKey(rootName));
	if (existing === undefined) return;
	throw outside(
		`it contains a folder "${entryName(existing.resource)}" already. Nothing was copied; enter another ${fields.folderName.displayName}, or change ${fields.ifExists.displayName}`,
	);
}

function outside(advice: string): InvalidValue {
	return new InvalidValue(folderOfDestination.displayName, advice);
}
