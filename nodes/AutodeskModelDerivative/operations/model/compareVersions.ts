import { relatedId, versionNumberOf } from '../../../../protocol/aps/jsonApi';
import { fillPath, toAdminId } from '../../../../protocol/aps/ids';
import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import { collect } from '../../../apsLists/pages';
import { versionIdOf } from '../../../documents/documentIds';
import { fileForLists } from '../../../fields/file';
import { fileVersion, versionId } from '../../../fields/fileVersion';
import { hubForLists } from '../../../fields/hub';
import { labelOf, locatedIdIfAny } from '../../../fields/locator';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { minutesIn, timeoutMinutes } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { filters, options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { newestFirst } from '../../../records/fileVersion';
import { categoryOf, modelChangeExample, simplifyModelChange } from '../../../records/modelChange';
import { documentUrn } from '../../../values/documentUrn';
import { InvalidValue } from '../../../values/invalidValue';
import { diffElements } from '../../model/diff/diffElements';
import { diffFields } from '../../model/diff/diffFields';
import { finishedDiff } from '../../model/diff/finishedDiff';

const olderVersion = {
	...fileVersion,
	displayName: 'Previous Version',
	name: 'previousVersion',
	required: false,
	description: 'The version to compare with. By default the one before.',
};

const changes = defineParameter({
	displayName: 'Changes',
	name: 'changes',
	type: 'multiOptions',
	options: [
		{ name: 'Added', value: 'added' },
		{ name: 'Changed', value: 'changed' },
		{ name: 'Removed', value: 'removed' },
	],
	default: [],
	description: 'Only elements with these changes. By default all.',
	read: read.choices,
});

const category = defineParameter({
	displayName: 'Category',
	name: 'category',
	type: 'string',
	default: '',
	placeholder: 'e.g. Walls',
	description: 'Only elements whose category contains this text',
	read: read.text(),
});

const ignoreGeometry = defineParameter({
	displayName: 'Ignore Geometry',
	name: 'ignoreGeometry',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out changed elements whose properties are all the same',
	read: read.boolean,
});

const changeFilters = filters([changes, category, ignoreGeometry]);

const DIFF_MINUTES = 30;
const diffTimeout = timeoutMinutes(DIFF_MINUTES);
const diffOptions = options([diffTimeout]);

export const compareVersions = defineOperation({
	name: 'Compare Versions',
	value: 'compareVersions',
	summary: 'Compare two versions of model',
	description:
		'Retrieve the elements that were added, removed or changed between two versions of a model, with what changed. For 3D models of ACC and BIM 360 in RVT, IFC, DWG and NWC, whose elements keep their IDs.',
	endpoint: 'POST /construction/index/v2/projects/{projectId}/diffs:batch-status',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [
		hubForLists,
		projectOrLink,
		fileForLists,
		{
			...fileVersion,
			description: 'The newer version. The ID or link of a file means its newest version.',
		},
		olderVersion,
		...returnAllOrLimit,
		changeFilters,
	],
	options: diffOptions.options,
	advice: {
		403: 'Check that Docs is active in the project, that the user or service account is a member of the project and can open the file, and that an account admin added the client ID under Account Admin > Custom Integrations',
		404: 'Check the IDs of project and versions. Only files of ACC and BIM 360 can be compared',
	},
	example: modelChangeExample,
	async execute(run) {
		const limit = limitOf(run);
		const wantedChanges = valueIn(run, changeFilters, changes) ?? [];
		const wantedCategory = valueIn(run, changeFilters, category)?.toLowerCase();
		const isGeometryIgnored = valueIn(run, changeFilters, ignoreGeometry) ?? false;
		const longestMs = minutesIn(run, diffOptions, diffTimeout, DIFF_MINUTES);
		const project = projectId(run);
		const current = await versionId(run, project);
		const previous = await previousVersion(run, project, current);
		const index = { projectId: toAdminId(project), current, previous };
		const diff = await finishedDiff(run, index, longestMs);
		const fields = await diffFields(run, index.projectId, diff);
		const records = [];
		for await (const element of diffElements(run, index.projectId, diff)) {
			if (limit !== undefined && records.length === limit) break;
			if (wantedChanges.length > 0 && !wantedChanges.includes(element.change)) continue;
			if (isGeometryIgnored && isGeometryOnly(element)) continue;
			const own = categoryOf(element, fields)?.toLowerCase();
			if (wantedCategory !== undefined && !own?.includes(wantedCategory)) continue;
			records.push(simplifyModelChange(element, fields));
		}
		return records;
	},
});

function isGeometryOnly({ change, before }: { change: string; before: object }): boolean {
	return change === 'changed' && Object.keys(before).length === 0;
}

/** The one that was chosen, or the one before the current one. @throws InvalidValue if there is none */
async function previousVersion(
	run: OperationRun,
	project: string,
	current: string,
): Promise<string> {
	const entered = locatedIdIfAny(run, olderVersion.name, ['fileVersion', 'file']);
	if (entered !== undefined && entered !== '') {
		const label = labelOf(run, olderVersion.name);
		const urn = documentUrn(label, entered, 'fileVersion');
		const previous = await versionIdOf(run.aps, project, urn);
		if (previous !== current) return previous;
		throw new InvalidValue(label, 'choose another version than the one under File Version');
	}
	return await versionBefore(run, project, current);
}

async function versionBefore(run: OperationRun, project: string, id: string): Promise<string> {
	const lookUp = run.aps.for({ action: 'List Item Versions', scopes: ['data:read'] });
	const path = fillPath('/data/v1/projects/{project}/versions/{id}', { project, id });
	const { data } = await lookUp.document({ path });
	const item = relatedId(data, 'item');
	if (item === null) throw new InvalidValue(fileVersion.displayName, `${id} belongs to no file`);
	const versions = await collect(
		jsonApiPages(
			lookUp,
			fillPath('/data/v1/projects/{project}/items/{item}/versions', { project, item }),
		),
	);
	const number = versionNumberOf(data) ?? 0;
	const [before] = versions
		.filter((version) => (versionNumberOf(version) ?? number) < number)
		.sort(newestFirst);
	if (before !== undefined) return before.id;
	throw new InvalidValue(
		olderVersion.displayName,
		`the file has no version before version ${number}, so there is nothing to compare with`,
	);
}
