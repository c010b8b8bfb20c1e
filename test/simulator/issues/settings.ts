import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Query } from '../http/query';
import { ISSUE_ATTRIBUTES, ISSUE_TYPES, ROOT_CAUSES } from '../state/issueSettings';
import { SEEDED_AT } from '../state/world';
import { pageReply } from '../teams/page';
import { ISSUES, issueTeam, PROJECT } from './permissions';

/** Autodesk documents no largest page for these lists. */
const PAGES = { most: 200, usual: 200 };
const TRACE = { createdAt: SEEDED_AT, updatedAt: SEEDED_AT, deletedAt: null };

export const listIssueTypes = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: `${PROJECT}/issue-types`,
	scopes: ['data:read'],
	query: ['include', 'limit', 'offset', 'filter[isActive]', 'filter[updatedAt]'],
	perMinute: 500,
	handle(call) {
		issueTeam(call);
		const included = includes(call.query, 'subtypes');
		const types = ISSUE_TYPES.map(({ subtypes, ...type }) => ({
			...type,
			...TRACE,
			subtypes: included
				? subtypes.map((subtype) => ({ ...subtype, ...TRACE, issueTypeId: type.id }))
				: undefined,
		}));
		const wanted = call.query.oneOf('filter[isActive]', ['true', 'false']);
		return pageReply(
			call,
			types.filter(({ isActive }) => wanted === undefined || String(isActive) === wanted),
			PAGES,
		);
	},
});

export const listIssueAttributes = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: `${PROJECT}/issue-attribute-definitions`,
	scopes: ['data:read'],
	query: ['limit', 'offset', 'filter[dataType]', 'filter[updatedAt]'],
	perMinute: 500,
	handle(call) {
		issueTeam(call);
		const rows = ISSUE_ATTRIBUTES.map((attribute) => ({ ...attribute, ...TRACE }));
		return pageReply(call, rows, PAGES);
	},
});

export const listRootCauses = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: `${PROJECT}/issue-root-cause-categories`,
	scopes: ['data:read'],
	query: ['include', 'limit', 'offset', 'filter[updatedAt]'],
	perMinute: 500,
	handle(call) {
		issueTeam(call);
		const included = includes(call.query, 'rootcauses');
		const rows = ROOT_CAUSES.map(({ rootCauses, ...category }) => ({
			...category,
			...TRACE,
			rootCauses: included ? rootCauses : undefined,
		}));
		return pageReply(call, rows, PAGES);
	},
});

/** @throws Refusal 400 for anything else to include */
function includes(query: Query, only: string): boolean {
	const included = query.text('include');
	if (included === undefined) return false;
	if (included === only) return true;
	throw new Refusal(400, `"include" must be ${only}, not "${included}"`);
}
