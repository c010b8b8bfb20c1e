import { ISSUE_STATUSES } from '../../../protocol/aps/issueRules';
import { defineEndpoint } from '../http/endpoint';
import type { Query } from '../http/query';
import { Refusal } from '../http/refusal';
import type { Issue } from '../state/issue';
import type { Location } from '../state/location';
import { locationsIn } from '../state/locationsIn';
import { pageReply } from '../teams/page';
import { isVisible, issueRow, ISSUES, issuesIn, issueTeam, PROJECT } from './permissions';

/** Filters that name a field: any of a comma-separated list. */
const LISTS = [
	'id',
	'issueTypeId',
	'issueSubtypeId',
	'status',
	'createdBy',
	'updatedBy',
	'closedBy',
	'assignedTo',
	'assignedToType',
	'rootCauseId',
	'locationId',
	'displayId',
] as const;

/** Filters of a day or a time: one, or a range with an open end. */
const RANGES = ['dueDate', 'startDate', 'createdAt', 'updatedAt', 'closedAt'] as const;

const SORT_FIELDS = [
	'displayId',
	'title',
	'status',
	'assignedTo',
	'dueDate',
	'createdAt',
	'updatedAt',
	'closedAt',
	'startDate',
] as const;

/** Always returned. */
const BASIC_FIELDS = ['id', 'title', 'status', 'issueTypeId'];

export const listIssues = defineEndpoint({
	...ISSUES,
	method: 'GET',
	path: `${PROJECT}/issues`,
	scopes: ['data:read'],
	query: [
		...[...LISTS, ...RANGES].map((name) => `filter[${name}]`),
		'filter[linkedDocumentUrn]',
		'filter[subLocationId]',
		'filter[deleted]',
		'filter[search]',
		'filter[valid]',
		/^filter\[customAttributes\]\[[^\]]+\]$/,
		'limit',
		'offset',
		'sortBy',
		'fields',
	],
	perMinute: 500,
	handle(call) {
		const team = issueTeam(call);
		const { query } = call;
		const isWanted = issueTest(query, locationsIn(call.sim.state, team.project.id));
		const found = issuesIn(call, team).filter((issue) => isVisible(team, issue) && isWanted(issue));
		const reply = pageReply(call, sorted(query, found), { most: 100, usual: 100 });
		const page = reply.body as { results: Issue[] };
		const fields = query.list('fields');
		const rows = page.results.map((issue) => pick(issueRow(team, issue), fields));
		return { ...reply, body: { ...page, results: rows } };
	},
});

/** @throws Refusal 400 for an empty filter, or a value that it does not know */
function issueTest(query: Query, places: readonly Location[]): (issue: Issue) => boolean {
	const tests: Array<(issue: Issue) => boolean> = [];
	for (const [name, text] of query.entries()) {
		if (!name.startsWith('filter[')) continue;
		if (text === '') throw new Refusal(400, `"${name}" is empty`);
	}
	for (const name of LISTS) {
		const wanted = query.list(`filter[${name}]`);
		if (wanted === undefined) continue;
		const unknown = wanted.find((status) => !ISSUE_STATUSES.some((known) => known === status));
		if (name === 'status' && unknown !== undefined) {
			throw new Refusal(400, `"filter[status]" does not know "${unknown}"`);
		}
		tests.push((issue) => wanted.includes(String(issue[name])));
	}
	for (const name of RANGES) {
		const text = query.text(`filter[${name}]`);
		if (text !== undefined) {
			const isIn = rangeTest(text);
			tests.push((issue) => isIn(issue[name]));
		}
	}
	const urns = query.list('filter[linkedDocumentUrn]');
	if (urns) {
		tests.push(({ linkedDocuments }) => linkedDocuments.some(({ urn }) => urns.includes(urn)));
	}
	const locations = query.list('filter[subLocationId]')?.flatMap((id) => withBelow(id, places));
	if (locations) tests.push(({ locationId }) => locations.includes(String(locationId)));
	const search = query.text('filter[search]')?.toLowerCase();
	if (search !== undefined) {
		tests.push(({ title, displayId }) => `${title} ${displayId}`.toLowerCase().includes(search));
	}
	for (const [name, text] of query.entries()) {
		const [, id] = /^filter\[customAttributes\]\[(.+)\]$/.exec(name) ?? [];
		if (id === undefined) continue;
		tests.push(({ customAttributes }) =>
			customAttributes.some(
				({ attributeDefinitionId, value }) =>
					attributeDefinitionId === id && text.split(',').includes(String(value)),
			),
		);
	}
	const deleted = query.boolean('filter[deleted]');
	return (issue) => issue.deleted === deleted && tests.every((test) => test(issue));
}

/** @throws Refusal 400 for anything but a day, a time or a range of them */
function rangeTest(text: string): (value: string | null) => boolean {
	const [from, to] = text.includes('..') ? text.split('..') : [text, text];
	for (const end of [from, to]) {
		if (end !== '' && Number.isNaN(Date.parse(end))) throw new Refusal(400, `"${end}" is no date`);
	}
	if (from === '' && to === '') throw new Refusal(400, `"${text}" is no range`);
	return (value) =>
		value !== null &&
		(from === '' || Date.parse(value) >= Date.parse(from)) &&
		(to === '' || Date.parse(value) <= Date.parse(to));
}

function withBelow(id: string, places: readonly Location[]): string[] {
	return [
		id,
		...places.filter(({ parentId }) => parentId === id).flatMap((l) => withBelow(l.id, places)),
	];
}

/** @throws Refusal 400 for a field that it cannot sort by */
function sorted(query: Query, issues: Issue[]): Issue[] {
	const orders = query.list('sortBy')?.map((text) => {
		const field = SORT_FIELDS.find((known) => known === text.replace(/^-/, ''));
		if (field === undefined) throw new Refusal(400, `Cannot sort by "${text}"`);
		return { field, sign: text.startsWith('-') ? -1 : 1 };
	});
	if (orders === undefined) return issues;
	return issues.sort((a, b) => {
		for (const { field, sign } of orders) {
			const order = compare(a[field], b[field]);
			if (order !== 0) return sign * order;
		}
		return 0;
	});
}

function compare(a: string | number | null, b: string | number | null): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a ?? '').localeCompare(String(b ?? ''));
}

function pick(
	row: Record<string, unknown>,
	fields: readonly string[] | undefined,
): Record<string, unknown> {
	if (fields === undefined) return row;
	const wanted = [...BASIC_FIELDS, ...fields];
	return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name)));
}
