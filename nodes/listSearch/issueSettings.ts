import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ISSUE_STATUSES } from '../../protocol/aps/issueRules';
import { fillPath, isGuid } from '../../protocol/aps/ids';
import { readIssueAttributes } from '../apsLists/issueAttributes';
import { issueTypeName, readIssueTypes } from '../apsLists/issueTypes';
import { readRootCauses, rootCauseName } from '../apsLists/rootCauses';
import { optionsFromNames } from '../fields/optionsFromNames';
import { readNewIssueStatuses, textsIn } from '../lookUp/issueSettings';
import { locatorText } from '../parameters/locatorText';
import { filtered, teamContext } from './teamContext';

/** Active types of issues, as `Category > Type`. */
export async function searchIssueTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Issue Types', 'issues');
	const types = await readIssueTypes(aps, place);
	const entries = types
		.filter(({ isActive }) => isActive)
		.map((type) => ({ name: issueTypeName(type), value: type.id }));
	return filtered(entries, filter);
}

/** Categories of issues; issues can still have inactive ones. */
export async function searchIssueCategories(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Issue Types', 'issues');
	const types = await readIssueTypes(aps, place);
	const categories = new Map(types.map(({ category }) => [category.id, category]));
	const entries = [...categories.values()].map(({ id, title, isActive }) => ({
		name: isActive ? title : `${title} (inactive)`,
		value: id,
	}));
	return filtered(entries, filter);
}

/** Custom attributes of issues. */
export async function searchIssueAttributes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Issue Attributes', 'issues');
	const attributes = await readIssueAttributes(aps, place);
	return filtered(
		attributes.map(({ id, title }) => ({ name: title, value: id })),
		filter,
	);
}

/** Active root causes, as `Category > Root Cause`. */
export async function searchRootCauses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'List Root Causes', 'issues');
	const causes = await readRootCauses(aps, place);
	return filtered(
		causes.map((cause) => ({ name: rootCauseName(cause), value: cause.id })),
		filter,
	);
}

/** The statuses that Autodesk permits: for the chosen issue, or for a new one. */
export async function searchIssueStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { aps, place } = await teamContext(this, 'Get Issue Permissions', 'issues');
	const issueId = locatorText(this.getNodeParameter('issue', ''));
	const permitted = isGuid(issueId)
		? await permittedFor(issueId)
		: await readNewIssueStatuses(aps, place);
	return filtered(
		optionsFromNames(permitted?.length ? permitted : ISSUE_STATUSES).map(({ name, value }) => ({
			name,
			value: String(value),
		})),
		filter,
	);

	async function permittedFor(id: string): Promise<string[]> {
		const issue = await aps.record(
			{
				path: fillPath('/construction/issues/v1/projects/{projectId}/issues/{id}', {
					projectId: place.projectId,
					id,
				}),
				region: place.region,
			},
			'id',
		);
		return [...new Set([String(issue.status), ...textsIn(issue.permittedStatuses)])];
	}
}
