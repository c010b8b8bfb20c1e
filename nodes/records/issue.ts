import type { IDataObject } from 'n8n-workflow';
import { objectsIn } from '../../protocol/json';
import type { IssueAttribute } from '../apsLists/issueAttributes';
import { isoTime } from './isoTime';
import type { RecordNames } from './recordNames';

/**
 * @param attributes definitions of custom attributes, for the names of list options; what is not among
 *   them is shown as Autodesk returns it
 * @param names of what the issue refers to, as far as they are known
 * @returns custom attributes by name
 */
export function simplifyIssue(
	issue: IDataObject,
	attributes: readonly IssueAttribute[] = [],
	names: RecordNames = {},
): IDataObject {
	return {
		title: issue.title ?? null,
		number: issue.displayId ?? null,
		status: issue.status ?? null,
		description: issue.description ?? null,
		published: issue.published ?? null,
		assigneeName: names.assigneeName ?? null,
		assigneeType: issue.assignedToType ?? null,
		categoryName: names.categoryName ?? null,
		typeName: names.typeName ?? null,
		rootCauseName: issue.rootCauseTitle ?? names.rootCauseName ?? null,
		dueDate: issue.dueDate ?? null,
		startDate: issue.startDate ?? null,
		locationName: names.locationName ?? null,
		locationDetails: issue.locationDetails ?? null,
		customAttributes: customAttributesOf(issue, attributes),
		commentCount: issue.commentCount ?? null,
		createdAt: isoTime(issue.createdAt),
		createdBy: names.createdBy ?? null,
		updatedAt: isoTime(issue.updatedAt),
		closedAt: isoTime(issue.closedAt),
		id: issue.id,
		assigneeId: issue.assignedTo ?? null,
		categoryId: issue.issueTypeId ?? null,
		typeId: issue.issueSubtypeId ?? null,
		rootCauseId: issue.rootCauseId ?? null,
		locationId: issue.locationId ?? null,
		createdById: issue.createdBy ?? null,
	};
}

/** Whether the names of list options are needed to show the issue. */
export function hasListValue(issue: IDataObject): boolean {
	return objectsIn(issue.customAttributes).some(
		({ type, value }) => type === 'list' && value !== null && value !== '',
	);
}

function customAttributesOf(
	{ customAttributes }: IDataObject,
	definitions: readonly IssueAttribute[],
): IDataObject {
	return Object.fromEntries(
		objectsIn(customAttributes).map(({ attributeDefinitionId: id, title, value }) => {
			const definition = definitions.find((each) => each.id === id);
			const option = definition?.options.find((each) => each.id === value);
			return [String(title ?? definition?.title ?? id), option?.value ?? value ?? null];
		}),
	);
}

export const issueExample: IDataObject = {
	title: 'Door missing a screw',
	number: 42,
	status: 'open',
	description: 'The upper hinge of the door is loose.',
	published: true,
	assigneeName: 'Kim Doe',
	assigneeType: 'user',
	categoryName: 'Design',
	typeName: 'Clash',
	rootCauseName: 'Damage',
	dueDate: '2026-03-20',
	startDate: null,
	locationName: 'Level 1 > Room 103',
	locationDetails: 'next to the stairs',
	customAttributes: { Trade: 'Doors', 'Cost Estimate': 120 },
	commentCount: 1,
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: 'Kim Doe',
	updatedAt: '2026-03-03T08:15:30.000Z',
	closedAt: null,
	id: 'be9ade84-e25d-412a-a08c-f5f14cf04957',
	assigneeId: '7KJX2MPQ4RTZ',
	categoryId: '2220f222-6c54-4b01-90e6-d701748f0222',
	typeId: '1370f222-6c54-3a01-93e6-e701749f0222',
	rootCauseId: '2370f222-6c54-3a01-93e6-f701772f0222',
	locationId: '5add4375-f223-4201-88b9-8049e68416aa',
	createdById: '7KJX2MPQ4RTZ',
};
