import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { resources } from '../../../../nodes/AutodeskPlatformServices/operations';
import { REGIONS } from '../../../../protocol/aps/regions';
import { aps, mockAps } from '../../../harness/apsMock';
import { APS, byId, runOperation, signedIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';

/** What all operations of account administration have in common. */

mockAps();
const waits = skipWaits();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const USER = '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const ADMIN = '/construction/admin/v1';
const HQ = `/hq/v1/accounts/${ACCOUNT}`;
const UNITS = `${HQ}/business_units_structure`;
const account = byId(`b.${ACCOUNT}`);
const project = byId(`b.${PROJECT}`);
const accountUser = byId(USER);

interface Case {
	name: string;
	call: string;
	parameters: INodeParameters;
	/** Kinds that Autodesk takes, as the fields of the node say them. */
	kinds: Kind[];
	answer?: object;
	/** A call that the operation makes first. */
	before?: string;
	beforeAnswer?: object;
	/** A call that the operation makes after 404, to find out what is missing. */
	afterMiss?: string;
}

type Kind = keyof typeof KINDS;

const KINDS = {
	'a user': { as: 'oAuth2', actAsUser: '' },
	'a service account': { as: 'serviceAccount', actAsUser: '' },
	// An expression, because n8n itself refuses a required field left empty.
	'the app': { as: 'twoLegged', actAsUser: '={{ "" }}' },
	'the app for a user': { as: 'twoLegged', actAsUser: '7KJX2MPQ4RTZ' },
} as const;

const EVERYBODY = Object.keys(KINDS) as Kind[];
const NO_APP_ALONE = EVERYBODY.filter((kind) => kind !== 'the app');

const CASES: Case[] = [
	{
		name: 'accountCompany.getAll',
		call: `GET ${ADMIN}/accounts/${ACCOUNT}/companies`,
		parameters: { account },
		kinds: EVERYBODY,
		answer: { pagination: { totalResults: 0 }, results: [] },
	},
	{
		name: 'accountCompany.create',
		call: `POST ${HQ}/companies`,
		parameters: { account, name: 'Example Concrete', trade: 'Concrete' },
		kinds: ['the app'],
	},
	{
		name: 'accountCompany.import',
		call: `POST ${HQ}/companies/import`,
		parameters: { account, name: 'Example Concrete', trade: 'Concrete' },
		kinds: ['the app'],
		answer: { success_items: [{ id: COMPANY, name: 'Example Concrete' }], failure_items: [] },
	},
	{
		name: 'accountCompany.search',
		call: `GET ${HQ}/companies/search`,
		parameters: { account, searchFor: { name: 'Example' } },
		kinds: ['the app'],
		answer: [],
	},
	{
		name: 'accountCompany.update',
		call: `PATCH ${HQ}/companies/${COMPANY}`,
		parameters: { account, company: byId(COMPANY), updateFields: { trade: 'Concrete' } },
		kinds: ['the app'],
	},
	{
		name: 'accountProject.get',
		call: `GET ${ADMIN}/projects/${PROJECT}`,
		parameters: { project },
		kinds: EVERYBODY,
	},
	{
		name: 'accountProject.getAll',
		call: `GET ${ADMIN}/accounts/${ACCOUNT}/projects`,
		parameters: { account },
		kinds: EVERYBODY,
		answer: { pagination: { totalResults: 0 }, results: [] },
	},
	{
		name: 'accountProject.create',
		call: `POST ${ADMIN}/accounts/${ACCOUNT}/projects`,
		parameters: { account, name: 'Tower A', type: 'Office' },
		kinds: NO_APP_ALONE,
	},
	{
		name: 'accountProject.update',
		call: `PATCH ${HQ}/projects/${PROJECT}`,
		parameters: { account, project, updateFields: { name: 'Tower B' } },
		kinds: ['the app'],
	},
	{
		name: 'accountUser.getAll',
		call: `GET ${HQ}/users`,
		parameters: { account },
		kinds: ['the app'],
		answer: [],
	},
	{
		name: 'accountUser.search',
		call: `GET ${HQ}/users/search`,
		parameters: { account, searchFor: { name: 'Kim' } },
		kinds: ['the app'],
		answer: [],
	},
	{
		name: 'accountUser.get',
		call: `GET ${HQ}/users/${USER}`,
		parameters: { account, accountUser },
		kinds: ['the app'],
	},
	{
		name: 'accountUser.create',
		call: `POST ${HQ}/users`,
		parameters: { account, email: 'kim.doe@example.com' },
		kinds: ['the app'],
	},
	{
		name: 'accountUser.import',
		call: `POST ${HQ}/users/import`,
		parameters: { account, email: 'kim.doe@example.com' },
		kinds: ['the app'],
		answer: { success_items: [{ id: USER, email: 'kim.doe@example.com' }], failure_items: [] },
	},
	{
		name: 'accountUser.sync',
		call: `GET ${HQ}/users`,
		parameters: { account, email: 'kim.doe@example.com' },
		kinds: ['the app'],
		answer: [],
	},
	{
		name: 'accountUser.update',
		call: `PATCH ${HQ}/users/${USER}`,
		parameters: { account, accountUser, updateFields: { status: 'inactive' } },
		kinds: ['the app'],
	},
	...['getProjects', 'getProducts', 'getRoles'].map((operation) => ({
		name: `accountUser.${operation}`,
		call: `GET ${ADMIN}/accounts/${ACCOUNT}/users/${USER}/${operation.slice(3).toLowerCase()}`,
		parameters: { account, accountUser },
		kinds: EVERYBODY,
		answer: { pagination: { totalResults: 0 }, results: [] },
	})),
	{
		name: 'businessUnit.getAll',
		call: `GET ${UNITS}`,
		parameters: { account },
		kinds: ['the app'],
	},
	{
		name: 'businessUnit.create',
		before: `GET ${UNITS}`,
		call: `PUT ${UNITS}`,
		parameters: { account, units: { unit: [{ name: 'Europe' }] } },
		kinds: ['the app'],
	},
	{
		name: 'projectRole.getAll',
		call: `GET /hq/v2/accounts/${ACCOUNT}/projects/${PROJECT}/industry_roles`,
		parameters: { account, project },
		kinds: ['a user', 'a service account', 'the app'],
		answer: [],
	},
	{
		name: 'projectUser.getAll',
		call: `GET ${ADMIN}/projects/${PROJECT}/users`,
		parameters: { project },
		kinds: EVERYBODY,
		answer: { pagination: { totalResults: 0 }, results: [] },
	},
	{
		name: 'projectUser.get',
		call: `GET ${ADMIN}/projects/${PROJECT}/users/${USER}`,
		parameters: { project, projectUser: byId(USER) },
		kinds: EVERYBODY,
	},
	{
		name: 'projectUser.remove',
		call: `DELETE ${ADMIN}/projects/${PROJECT}/users/${USER}`,
		parameters: { project, projectUser: byId(USER) },
		kinds: NO_APP_ALONE,
		afterMiss: `GET ${ADMIN}/projects/${PROJECT}/users`,
	},
	{
		name: 'projectUser.createOrUpdate',
		before: `GET ${ADMIN}/projects/${PROJECT}/users`,
		beforeAnswer: { pagination: { totalResults: 0 }, results: [] },
		call: `POST ${ADMIN}/projects/${PROJECT}/users`,
		parameters: { project, email: 'kim.doe@example.com' },
		kinds: NO_APP_ALONE,
	},
	{
		name: 'projectUser.create',
		call: `POST ${ADMIN}/projects/${PROJECT}/users`,
		parameters: { project, email: 'kim.doe@example.com' },
		kinds: NO_APP_ALONE,
	},
	{
		// One user is added by the call that says at once what became of it.
		name: 'projectUser.import',
		before: `GET ${ADMIN}/projects/${PROJECT}/users`,
		beforeAnswer: { pagination: { totalResults: 0 }, results: [] },
		call: `POST ${ADMIN}/projects/${PROJECT}/users`,
		parameters: { project, email: 'kim.doe@example.com' },
		kinds: NO_APP_ALONE,
	},
	{
		name: 'projectUser.sync',
		call: `GET ${ADMIN}/projects/${PROJECT}/users`,
		parameters: { account, email: 'kim.doe@example.com', memberProject: PROJECT },
		kinds: NO_APP_ALONE,
		answer: { pagination: { totalResults: 0 }, results: [] },
	},
	{
		name: 'projectUser.update',
		call: `PATCH ${ADMIN}/projects/${PROJECT}/users/${USER}`,
		parameters: { project, projectUser: byId(USER), updateFields: { customBody: '{ "a": 1 }' } },
		kinds: NO_APP_ALONE,
	},
];

const methodOf = ({ call }: Case) => call.split(' ')[0];
const repeatable = CASES.filter((each) => methodOf(each) !== 'POST');
/** Without imports, which look for what became of their rows: see imports.test. */
const creating = CASES.filter(
	(each) => methodOf(each) === 'POST' && !each.name.endsWith('.import'),
);

function expectCall(scope: nock.Scope, call: string): nock.Interceptor {
	const [method, path] = call.split(' ');
	return scope.intercept(path, method).query(true);
}

/** Enough of a record, or of the business units of an account. */
const ANSWER = { id: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e', business_units: [] };

/** The call before the operation's own, answered well. */
function expectBefore(scope: nock.Scope, { before, beforeAnswer = ANSWER }: Case): void {
	if (before) expectCall(scope, before).reply(200, beforeAnswer);
}

/** The operation's calls, answered well. */
function expectAll(scope: nock.Scope, each: Case): void {
	const { call, answer = ANSWER } = each;
	expectBefore(scope, each);
	expectCall(scope, call).reply(200, answer);
}

async function run({ name, parameters, kinds }: Case, kind = kinds[0], options = {}) {
	const { as, actAsUser } = KINDS[kind];
	return await runOperation(
		name,
		{ ...parameters, actAsUser, options: { ...options, actAsUser } },
		{ as },
	);
}

describe('account administration', () => {
	it('is covered here in full', () => {
		const administration =
			/^(accountCompany|accountProject|accountUser|businessUnit|project(Role|User))$/;
		const names = resources
			.filter(({ value }) => administration.test(value))
			.flatMap(({ value, operations }) => operations.map((each) => `${value}.${each.value}`));
		expect(CASES.map(({ name }) => name).sort()).toEqual(names.sort());
	});

	// Each region twice, or nearly.
	it.each(CASES.map((each, index) => ({ ...each, region: REGIONS[index % REGIONS.length] })))(
		'is asked by $name in the region $region',
		async ({ region, ...each }) => {
			expectAll(aps({ region }), each);
			expect((await run(each, undefined, { region })).error).toBeUndefined();
		},
	);

	it.each(CASES)('is called by $name without a region if none was chosen', async (each) => {
		expectAll(nock(APS, { badheaders: ['region', 'x-ads-region'] }), each);
		expect((await run(each)).error).toBeUndefined();
	});

	describe.each(EVERYBODY)('called by %s', (kind) => {
		it.each(CASES.filter(({ kinds }) => kinds.includes(kind)))('does $name', async (each) => {
			const withUser = { reqheaders: { 'user-id': '7KJX2MPQ4RTZ' } };
			const withoutUser = { badheaders: ['user-id', 'x-user-id'] };
			expectAll(nock(APS, kind === 'the app for a user' ? withUser : withoutUser), each);
			expect((await run(each, kind)).error).toBeUndefined();
		});

		// n8n drops a user to act as where the operation does not ask for one.
		const refused = kind === 'the app for a user' ? [] : CASES;
		it.each(refused.filter(({ kinds }) => !kinds.includes(kind)))(
			'refuses $name before any call',
			async (each) => {
				const { error } = await run(each, kind);
				expect(error?.message).toMatch(
					/^(Credential: .+ works with App .+ only|Act as User: .+ needs a user to act as) \[item 0\]$/,
				);
			},
		);
	});

	it.each(CASES)('makes $name wait when the rate limit is reached', async (each) => {
		const scope = aps();
		expectBefore(scope, each);
		expectCall(scope, each.call).reply(429, {}, { 'Retry-After': '9' });
		expectCall(scope, each.call).reply(200, each.answer ?? ANSWER);
		expect((await run(each)).error).toBeUndefined();
		expect(waits[0]).toBeGreaterThanOrEqual(9000);
	});

	it.each(repeatable)('is called again by $name after an outage', async (each) => {
		const scope = aps();
		expectBefore(scope, each);
		expectCall(scope, each.call).reply(503);
		expectCall(scope, each.call).reply(200, each.answer ?? ANSWER);
		expect((await run(each)).error).toBeUndefined();
	});

	it.each(creating)('is called once by $name, which may have been carried out', async (each) => {
		const scope = aps();
		expectBefore(scope, each);
		expectCall(scope, each.call).reply(502);
		const { error } = await run(each);
		expect(error).toMatchObject({ httpCode: '502' });
		expect(error?.description).toContain('check before you repeat it');
	});

	it.each(CASES)('makes $name point to the region if it finds nothing', async (each) => {
		const scope = aps();
		expectBefore(scope, each);
		const { call, afterMiss = call } = each;
		if (afterMiss !== call) expectCall(scope, call).reply(404);
		expectCall(scope, afterMiss).reply(404, { code: 404, message: 'nothing there' });
		const { error } = await run(each);
		expect(error?.message).toMatch(/: not found$/);
		expect(error?.description).toContain('nothing there');
		expect(error?.description).toContain('Options > Region');
	});

	it.each(CASES)('makes $name report why it rejects the values', async (each) => {
		const scope = aps();
		expectBefore(scope, each);
		expectCall(scope, each.call).reply(422, { code: 422, message: 'against a rule' });
		const { error } = await run(each);
		expect(error?.message).toMatch(/: Autodesk did not accept the values$/);
		expect(error?.description).toContain('Autodesk says: against a rule (422)');
	});

	it.each(CASES)('makes $name report which scope the credential lacks', async (each) => {
		const { name, parameters, kinds } = each;
		const { as } = KINDS[kinds[0]];
		expectCall(aps(), each.before ?? each.call).reply(403, { errorCode: 'AUTH-010' });
		const credentials = signedIn(as, ['data:read']);
		const { error } = await runOperation(name, parameters, { as, credentials });
		const missing = methodOf(each) === 'GET' ? 'account:read' : 'account:write';
		expect(error?.description).toMatch(new RegExp(`Missing: .*${missing}`));
	});
});
