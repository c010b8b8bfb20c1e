import { submittalList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { ItemOperation } from '../../../operations/operation';
import { isoTime } from '../../../records/isoTime';
import { submittalAdvice } from './submittalField';

type Shorten = Parameters<typeof shownRecords>[2];

/** What differs between the lists of what a project sets up for its submittals. */
type SettingsList = Pick<
	ItemOperation,
	'action' | 'name' | 'value' | 'summary' | 'description' | 'endpoint' | 'example'
>;

function settingsList(list: SettingsList, shorten: Shorten): ItemOperation {
	return defineOperation({
		...list,
		scopes: ['data:read'],
		access: ['3L', 'SSA'],
		fields: [...constructionProject, ...returnAllOrLimit, simplify],
		advice: submittalAdvice,
		async execute(run) {
			const limit = limitOf(run);
			const path = run.path({ projectId: constructionProjectId(run) });
			const pages = constructionPages(run.aps, submittalList, { path, limit });
			return await shownRecords(run, pages, shorten, limit);
		},
	});
}

export const getSpecs = settingsList(
	{
		action: 'List Submittal Specs',
		name: 'Get Specs',
		value: 'getSpecs',
		summary: 'Get spec sections of submittals',
		description: 'Retrieve a list of the spec sections that submittals of a project belong to',
		endpoint: 'GET /construction/submittals/v2/projects/{projectId}/specs',
		example: {
			title: 'Acoustical Ceilings',
			number: '095300',
			createdAt: '2026-03-02T16:40:00.000Z',
			updatedAt: '2026-03-02T16:40:00.000Z',
			id: '62d6f245-b470-4af4-802b-4cb94b5dead1',
		},
	},
	({ title, identifier, createdAt, updatedAt, id }) => ({
		title: title ?? null,
		number: identifier ?? null,
		createdAt: isoTime(createdAt),
		updatedAt: isoTime(updatedAt),
		id,
	}),
);

export const getPackages = settingsList(
	{
		action: 'List Submittal Packages',
		name: 'Get Packages',
		value: 'getPackages',
		summary: 'Get packages of submittals',
		description: 'Retrieve a list of the packages that group submittals of a project',
		endpoint: 'GET /construction/submittals/v2/projects/{projectId}/packages',
		example: {
			title: 'Ceilings',
			number: 7,
			description: 'All ceilings of the tower',
			specNumber: '095300',
			id: 'e8302552-fc5a-42ac-ba4b-e9de9760c356',
			specId: '62d6f245-b470-4af4-802b-4cb94b5dead1',
		},
	},
	({ title, identifier, description, specIdentifier, specId, id }) => ({
		title: title ?? null,
		number: identifier ?? null,
		description: description ?? null,
		specNumber: specIdentifier ?? null,
		id,
		specId: specId ?? null,
	}),
);

export const getTypes = settingsList(
	{
		action: 'List Submittal Types',
		name: 'Get Types',
		value: 'getTypes',
		summary: 'Get types of submittals',
		description: 'Retrieve a list of the types of submittals in a project, inactive ones as well',
		endpoint: 'GET /construction/submittals/v2/projects/{projectId}/item-types',
		example: {
			name: 'Shop Drawings',
			active: true,
			id: '06fa0c1b-6462-459d-8a38-0aff11bfe868',
		},
	},
	({ value, isActive, id }) => ({
		name: value ?? null,
		active: isActive ?? null,
		id,
	}),
);
