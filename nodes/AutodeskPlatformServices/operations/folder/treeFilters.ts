import { CLOUD_MODEL_TYPE } from '../../../../protocol/aps/commandBody';
import { attribute, extensionType } from '../../../../protocol/aps/jsonApi';
import { fileExtension } from '../../../../protocol/aps/names';
import { matchesWildcard } from '../../../../protocol/events/wildcard';
import { timeRange } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import type { OperationRun } from '../../../operations/operation';
import { isFolder } from '../../../trees/entryName';
import type { FoundEntry } from '../../../trees/walk';

/** Autodesk nests folders 25 levels deep in ACC and BIM 360; other hubs may differ. */
const MOST_LEVELS = 100;

const cloudModelsOnly = defineParameter({
	displayName: 'Cloud Models Only',
	name: 'cloudModelsOnly',
	type: 'boolean',
	default: true,
	description:
		'Whether to leave out all files except Revit cloud models, which can be published. Folders are returned anyway.',
	read: read.boolean,
});

const fileTypes = defineParameter({
	displayName: 'File Types',
	name: 'fileTypes',
	type: 'string',
	default: '',
	placeholder: 'e.g. pdf,dwg',
	description:
		'Only files with these extensions, separated by commas. Folders are returned anyway.',
	read: read.texts,
});

const maxDepth = defineParameter({
	displayName: 'Max Depth',
	name: 'maxDepth',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_LEVELS },
	default: 1,
	description: 'How many levels to read: 1 is what is directly in the folder',
	read: read.integer(1, MOST_LEVELS),
});

const namePattern = defineParameter({
	displayName: 'Name Pattern',
	name: 'namePattern',
	type: 'string',
	default: '',
	placeholder: 'e.g. A-1*.pdf',
	description:
		'Only files and folders with such a name, in upper or lower case. <code>*</code> stands for any text, <code>?</code> for one character. Subfolders are read whatever their names are.',
	read: read.text(),
});

const skipFolders = defineParameter({
	displayName: 'Skip Folders',
	name: 'skipFolders',
	type: 'string',
	default: '',
	placeholder: 'e.g. Archive,_*',
	description:
		'Names of folders to leave out, with everything below them, separated by commas. <code>*</code> stands for any text, <code>?</code> for one character.',
	read: read.texts,
});

const updated = timeRange(
	'Updated',
	{
		since: 'Only files and folders updated at this time or later',
		until: 'Only files and folders updated at this time or earlier',
	},
	{ mergeInto: 'query' },
	({ from, to }) => ({ from, to }),
);

export const treeFilters = filters([
	cloudModelsOnly,
	fileTypes,
	maxDepth,
	namePattern,
	skipFolders,
	updated,
]);

/** What to read and return of a tree. */
export interface TreeSelection {
	/** Undefined for all levels. */
	maxDepth: number | undefined;
	isWanted(found: FoundEntry): boolean;
	enters(found: FoundEntry): boolean;
}

/** @throws InvalidValue */
export function treeSelection(run: OperationRun): TreeSelection {
	const types = valueIn(run, treeFilters, fileTypes)?.map(fileExtension) ?? [];
	const pattern = valueIn(run, treeFilters, namePattern);
	const isForCloudModels = valueIn(run, treeFilters, cloudModelsOnly) ?? false;
	const skipped = valueIn(run, treeFilters, skipFolders) ?? [];
	const { from, to } = queryOf(run, treeFilters);
	const since = timeOf(from);
	const until = timeOf(to);
	const isSkipped = ({ resource, name }: FoundEntry) =>
		isFolder(resource) && skipped.some((each) => matchesWildcard(name, each));
	return {
		maxDepth: valueIn(run, treeFilters, maxDepth),
		enters: (found) => !isSkipped(found),
		isWanted(found) {
			const { resource, name } = found;
			if (isSkipped(found)) return false;
			if (pattern !== undefined && !matchesWildcard(name, pattern)) return false;
			if (!isFolder(resource)) {
				if (types.length > 0 && !types.includes(extensionIn(name))) return false;
				if (isForCloudModels && extensionType(resource) !== CLOUD_MODEL_TYPE) return false;
			}
			const at = Date.parse(String(attribute(resource, 'lastModifiedTime')));
			if (Number.isNaN(at)) return true;
			return (since === undefined || at >= since) && (until === undefined || at <= until);
		},
	};
}

function timeOf(value: unknown): number | undefined {
	return typeof value === 'string' ? Date.parse(value) : undefined;
}

function extensionIn(name: string): string {
	const [, extension = ''] = /\.([^.]*)$/.exec(name) ?? [];
	return fileExtension(extension);
}
