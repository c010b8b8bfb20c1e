import type { IDataObject } from 'n8n-workflow';
import { RELATIONSHIP_PAGE_SIZE } from '../../../../protocol/aps/lists/relationshipList';
import { entitiesOf } from '../../../../protocol/aps/relationship';
import type { EntityPattern } from '../../../../protocol/aps/relationship';
import { collect } from '../../../apsLists/pages';
import type { Pages } from '../../../apsLists/pages';
import { relationshipPages } from '../../../apsLists/relationshipPages';
import { constructionProject } from '../../../fields/constructionProject';
import { customListQuery } from '../../../fields/customQuery';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { isSimplified, simplify } from '../../../fields/simplify';
import { timeRange } from '../../../fields/timeRange';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { linkedNames } from '../../../recordNames/linkedNames';
import { namesInOutput, wantsNames } from '../../../recordNames/namesInOutput';
import { namedRelationship, namedRelationshipExample } from '../../../records/relationship';
import { relationshipAdvice } from './advice';
import { searchedPair } from './linkedThing';
import { relationshipPlaceOf, relationshipRegion } from './place';
import { searchQuery } from './search';
import { from, searchFields, to } from './side';

const deleted = defineParameter({
	displayName: 'Deleted',
	name: 'deleted',
	type: 'options',
	default: 'include',
	options: [
		{ name: 'Exclude', value: 'exclude' },
		{ name: 'Include', value: 'include' },
		{ name: 'Only', value: 'only' },
	],
	description: 'Which relationships to return: Autodesk keeps deleted ones',
	mergeInto: 'query',
	read(entered, parameter, run) {
		const which = read.choice(entered, parameter, run) ?? 'exclude';
		if (which === 'exclude') return undefined;
		// Autodesk returns deleted ones only if they are included.
		return { includeDeleted: true, onlyDeleted: which === 'only' ? true : undefined };
	},
});

const relationshipFilters = filters([
	customListQuery('relationships'),
	deleted,
	timeRange(
		'Created',
		{
			since: 'Only relationships created after this time',
			until: 'Only relationships created before this time',
		},
		{ mergeInto: 'query' },
		({ from: createdAfter, to: createdBefore }) => ({ createdAfter, createdBefore }),
	),
]);

const linkedNamesInOutput = {
	...namesInOutput,
	description:
		'Whether simplified records also contain the names of assets, files, forms, issues, RFIs and submittals, which Autodesk returns as IDs only. Names that the credential cannot read are null.',
};

export const getAll = defineOperation({
	action: 'Search Relationships',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many relationships',
	description:
		'Retrieve a list of what is linked to an issue, file, asset, form, RFI or submittal, or of all links between two kinds of things. The thing that is searched for comes first.',
	endpoint: 'GET /bim360/relationship/v2/containers/{containerId}/relationships:search',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [
		...constructionProject,
		...searchFields(from, 'Kind of one of the two things that are linked'),
		...searchFields(to, 'Kind of what it is linked with'),
		...returnAllOrLimit,
		simplify,
		relationshipFilters,
	],
	options: [relationshipRegion, linkedNamesInOutput],
	advice: relationshipAdvice,
	example: namedRelationshipExample,
	async execute(run) {
		const limit = limitOf(run);
		const entered = queryOf(run, relationshipFilters);
		const { one, other } = await searchedPair(run);
		const place = await relationshipPlaceOf(run);
		const { projectId, region } = place;
		const path = run.path({ containerId: projectId });
		const query = { ...searchQuery(one, other), ...entered };
		const pageSize = pageSizeFor(limit, RELATIONSHIP_PAGE_SIZE);
		const pages = relationshipPages(run.aps, { path, query, region }, pageSize);
		return await collect(shownPages(run, place, pages, one), limit);
	},
});

/** Shown as each page arrives, so that the originals are not kept. */
async function* shownPages(
	run: OperationRun,
	place: ProjectPlace,
	pages: Pages,
	first: EntityPattern | undefined,
): Pages<IDataObject> {
	for await (const page of pages) {
		yield isSimplified(run) ? await namedRecords(run, place, page, first) : page;
	}
}

async function namedRecords(
	run: OperationRun,
	place: ProjectPlace,
	rows: readonly IDataObject[],
	first: EntityPattern | undefined,
): Promise<IDataObject[]> {
	const things = wantsNames(run) ? rows.flatMap(entitiesOf) : [];
	const nameOf = await linkedNames(run, place, things);
	return rows.map((row) => namedRelationship(row, nameOf, first));
}
