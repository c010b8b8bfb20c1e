import { describe, expect, it } from 'vitest';
import { LINKED_KINDS } from '../../../protocol/aps/relationshipRules';
import { aps, CUT, mockAps } from '../../harness/apsMock';
import { byId, byName, byUrl, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

mockAps();
const waits = skipWaits();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const HUB = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const ISSUE = 'be9ade84-e25d-412a-a08c-f5f14cf04957';
const ASSET = 'b302d910-b5e3-46ba-81d8-6b6d30406e14';
const RELATIONSHIP = '74b70bb8-8802-a1fd-f201-890375a60c8f';
const FILE = 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w';
const VERSION = 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3';
const SERVICE = '/bim360/relationship/v2';
const ALL = `${SERVICE}/containers/${PROJECT}/relationships`;
const SEARCH = `${ALL}:search`;
const DELETE = `${ALL}:delete`;
const WRITABLE = `${SERVICE}/utility/relationships:writable`;

/** The region is given, so that no test is about finding it unless it says so. */
const place = { project: byId(`b.${PROJECT}`), options: { region: 'US' } };
const inRegion = () => aps({ 'x-ads-region': 'US' });

const ISSUE_KIND = { domain: 'autodesk-bim360-issue', type: 'issue' };
const FILE_KIND = { domain: 'autodesk-bim360-documentmanagement', type: 'documentlineage' };
const issueEntity = { ...ISSUE_KIND, id: ISSUE };
const fileEntity = { ...FILE_KIND, id: FILE };
const between = {
	...issueEntity,
	withDomain: FILE_KIND.domain,
	withType: FILE_KIND.type,
	withId: FILE,
	pageLimit: 100,
};
const row = {
	id: RELATIONSHIP,
	createdOn: '2026-03-02T17:40:00.123456+01:00',
	isReadOnly: false,
	isService: false,
	isDeleted: false,
	entities: [fileEntity, issueEntity],
};
const simplified = {
	fromKind: 'issue',
	toKind: 'file',
	automatic: false,
	readOnly: false,
	deleted: false,
	createdAt: '2026-03-02T16:40:00.123Z',
	deletedAt: null,
	id: RELATIONSHIP,
	fromId: ISSUE,
	toId: FILE,
};
const { fromKind, toKind, ...others } = simplified;
const listed = { fromKind, fromName: null, toKind, toName: null, ...others };
/** Tests about something else save the calls for names. */
const unnamed = { ...place, options: { ...place.options, namesInOutput: false } };
const issueAndFile = { ...place, from: byId(ISSUE), to: byId(FILE) };

const page = (relationships: object[], continuationToken?: string | null) => ({
	page: { continuationToken, syncToken: 'S' },
	relationships,
});
const nothingBetween = () => inRegion().get(SEARCH).query(between).reply(200, page([]));

describe('Relationship: Create', () => {
	it('links a file to an issue, and shows the two as they were entered', async () => {
		nothingBetween();
		inRegion()
			.put(ALL, [{ entities: [issueEntity, fileEntity] }])
			.reply(200, [row]);
		const { records } = await runOperation('relationship.create', issueAndFile);
		expect(records).toEqual([{ outcome: 'created', ...simplified }]);
		expect(Object.keys(records[0]!).slice(0, 2)).toEqual(['fromKind', 'outcome']);
	});

	it('finds an issue by number and a file by its version, and returns everything raw on request', async () => {
		aps()
			.get(`/construction/issues/v1/projects/${PROJECT}/issues`)
			.query({ 'filter[displayId]': '42', fields: 'displayId,title', limit: 100, offset: 0 })
			.reply(200, {
				results: [{ id: ISSUE, displayId: 42, title: 'Door' }],
				pagination: { limit: 100, offset: 0, totalResults: 1 },
			});
		aps()
			.get(`/data/v1/projects/b.${PROJECT}/versions/${encodeURIComponent(VERSION)}`)
			.reply(200, {
				data: {
					type: 'versions',
					id: VERSION,
					relationships: { item: { data: { type: 'items', id: FILE } } },
				},
			});
		nothingBetween();
		inRegion()
			.put(ALL, [{ entities: [issueEntity, fileEntity] }])
			.reply(200, [row]);
		const { records } = await runOperation('relationship.create', {
			...place,
			simplify: false,
			from: byName('#42'),
			to: byId(VERSION),
		});
		expect(records).toEqual([row]);
	});

	it('takes the file from a pasted link', async () => {
		nothingBetween();
		inRegion()
			.put(ALL, [{ entities: [issueEntity, fileEntity] }])
			.reply(200, [row]);
		const link = `https://acc.autodesk.com/docs/files/projects/${PROJECT}?entityId=${encodeURIComponent(FILE)}`;
		const { records } = await runOperation('relationship.create', {
			...issueAndFile,
			to: byUrl(link),
		});
		expect(records).toMatchObject([{ toId: FILE }]);
	});

	it('links kinds that have no name, by domain and type', async () => {
		const meeting = { domain: 'autodesk-bim360-meetingminutes', type: 'meetingitem', id: 'M-1' };
		const asset = { domain: 'autodesk-bim360-asset', type: 'asset', id: ASSET };
		inRegion()
			.get(SEARCH)
			.query({
				...asset,
				withDomain: meeting.domain,
				withType: meeting.type,
				withId: 'M-1',
				pageLimit: 100,
			})
			.twice()
			.reply(200, page([]));
		inRegion()
			.put(ALL, [{ entities: [asset, meeting] }])
			.twice()
			.reply(200, [{ ...row, entities: [asset, meeting] }]);
		const common = {
			...place,
			fromKind: 'asset',
			from: byId(ASSET.toUpperCase()),
			to: byId('M-1'),
		};
		const kind = `${meeting.domain}/${meeting.type}`;
		for (const chosen of [
			{ toKind: 'other', toDomainAndType: kind },
			// As relationships are returned, in an expression.
			{ toKind: `={{ "${kind}" }}` },
		]) {
			const { records, error } = await runOperation('relationship.create', {
				...common,
				...chosen,
			});
			expect(error).toBeUndefined();
			expect(records).toMatchObject([{ fromKind: 'asset', toKind: kind, toId: 'M-1' }]);
		}
	});

	it.each([
		['fail', undefined],
		['return', { outcome: 'existed', ...simplified }],
	])('does not link two things a second time with If It Exists: %s', async (ifExists, record) => {
		const deleted = { ...row, id: ASSET, isDeleted: true };
		const others = {
			...row,
			id: ISSUE,
			entities: [issueEntity, { ...fileEntity, id: 'urn:other' }],
		};
		inRegion()
			.get(SEARCH)
			.query(between)
			.reply(200, page([deleted, others, row]));
		const { records, error } = await runOperation('relationship.create', {
			...issueAndFile,
			ifExists,
		});
		if (record) expect(records).toEqual([record]);
		else {
			expect(error?.message).toContain(
				`To: this file is linked with the issue already, by the relationship ${RELATIONSHIP}`,
			);
		}
	});

	it('returns the relationship that somebody else created in the meantime', async () => {
		nothingBetween();
		inRegion()
			.put(ALL)
			.reply(409, { success: [], conflict: [{ id: ASSET, actual: row }] });
		inRegion()
			.get(SEARCH)
			.query(between)
			.reply(200, page([row]));
		const { records } = await runOperation('relationship.create', {
			...issueAndFile,
			ifExists: 'return',
		});
		expect(records).toMatchObject([{ outcome: 'existed', id: RELATIONSHIP }]);
	});

	it('reports a conflict if nothing links the two', async () => {
		nothingBetween();
		inRegion().put(ALL).reply(409, {});
		const { error } = await runOperation('relationship.create', issueAndFile);
		expect(error?.message).toContain('already exists');
	});

	it('adds what Autodesk’s own list says to its refusal', async () => {
		nothingBetween();
		inRegion().put(ALL).reply(400, {
			type: 'BadInput',
			title: 'One or more input values in the request were bad',
			detail: 'The following parameters are invalid: entities',
		});
		inRegion()
			.get(WRITABLE)
			.reply(200, [
				{
					domain: ISSUE_KIND.domain,
					entityTypes: [
						{
							entityType: 'issue',
							allow: [{ domain: 'autodesk-bim360-asset', entityTypes: ['asset', 'system'] }],
						},
					],
				},
			]);
		const { error } = await runOperation('relationship.create', issueAndFile);
		expect(error?.message).toContain('did not accept the values');
		expect(error?.description).toContain('The following parameters are invalid: entities');
		expect(error?.description).toContain(
			'Autodesk lists what the kind issue can be linked with: asset, autodesk-bim360-asset/system',
		);
	});

	it.each([
		[
			'lists the two together',
			[
				{
					domain: FILE_KIND.domain,
					entityTypes: [
						{
							entityType: FILE_KIND.type,
							allow: [{ domain: ISSUE_KIND.domain, entityTypes: ['issue'] }],
						},
					],
				},
			],
		],
		['lists neither', []],
		['is no list', { message: 'none' }],
	])('adds nothing if the list %s', async (_what, list) => {
		nothingBetween();
		inRegion().put(ALL).reply(404, {});
		inRegion().get(WRITABLE).reply(200, list);
		const { error } = await runOperation('relationship.create', issueAndFile);
		expect(error?.message).toContain('not found');
		expect(error?.description).toContain('Both of the things that are linked must exist');
		expect(error?.description).not.toContain('Autodesk lists');
	});

	it('does not repeat a call whose answer got lost, and says how to', async () => {
		nothingBetween();
		inRegion().put(ALL).replyWithError(CUT);
		const { error } = await runOperation('relationship.create', issueAndFile);
		expect(error?.description).toContain('the relationship may exist');
		expect(waits).toEqual([]);
	});

	it.each([
		[{ from: byId('42') }, 'From: "42" is not an ID'],
		[{ from: byId('={{ "" }}') }, 'From: choose the issue that is linked, or enter its ID'],
		[
			{ to: byId('urn:adsk.wipprod:fs.folder:co.A') },
			'To: "urn:adsk.wipprod:fs.folder:co.A" is not a file ID',
		],
		[{ to: byUrl('https://acc.autodesk.com/build/issues') }, 'To: the link contains no file'],
		[
			{ from: byUrl('https://acc.autodesk.com/build/issues') },
			'From: links are understood for files only',
		],
		[{ toKind: 'issue', to: byId(ISSUE) }, 'To: the issue cannot be linked with itself'],
		[{ fromKind: '={{ "drawing" }}' }, 'From Kind: "drawing" is none of asset, file'],
		[{ toKind: 'other' }, 'To Domain and Type: enter the domain and type'],
		[
			{ toKind: 'other', toDomainAndType: 'a/b/c' },
			'To Domain and Type: "a/b/c" is not a domain and type',
		],
		[
			{ toKind: 'other', toDomainAndType: 'a' },
			'To Domain and Type: "a" is a domain without a type',
		],
		[{ toKind: 'sheet', to: byId('A 101') }, 'To: "A 101" is not an ID'],
		[{ project: byId('a.cGVyc29uYWw') }, 'choose a project of ACC'],
	])('refuses %j before any call', async (wrong, message) => {
		const { error } = await runOperation('relationship.create', { ...issueAndFile, ...wrong });
		expect(error?.message).toContain(message);
	});

	it('is not for the app itself', async () => {
		const { error } = await runOperation('relationship.create', issueAndFile, { as: 'twoLegged' });
		expect(error?.message).toContain(
			'works with User (3-Legged OAuth2) or Service Account (SSA) only',
		);
	});
});

describe('Relationship: Get Many', () => {
	it('lists what is linked to an issue, whichever comes first at Autodesk, page by page', async () => {
		const wanted = {
			...issueEntity,
			withDomain: FILE_KIND.domain,
			withType: FILE_KIND.type,
			pageLimit: 100,
		};
		inRegion()
			.get(SEARCH)
			.query(wanted)
			.reply(200, page([row], '10'));
		const turned = {
			...row,
			id: ASSET,
			entities: [issueEntity, fileEntity],
			isDeleted: true,
			deletedOn: '2026-03-03T08:15:30Z',
		};
		inRegion()
			.get(SEARCH)
			.query({ ...wanted, continuationToken: '10' })
			.reply(200, page([turned], null));
		const { records } = await runOperation('relationship.getAll', {
			...unnamed,
			fromKind: 'issue',
			from: byId(ISSUE),
			toKind: 'file',
			returnAll: true,
		});
		expect(records).toEqual([
			listed,
			{ ...listed, id: ASSET, deleted: true, deletedAt: '2026-03-03T08:15:30.000Z' },
		]);
	});

	it('shows names beside IDs, each read once, and null where there is none', async () => {
		const guid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
		const linked = (id: string, kind: { domain: string; type: string }, otherId: string) => ({
			...row,
			id,
			entities: [{ ...kind, id: otherId }, issueEntity],
		});
		const { asset, form, rfi, submittal, photo } = LINKED_KINDS;
		const rows = [
			row,
			linked('2', asset, guid(1)),
			linked('3', form, guid(2)),
			linked('4', rfi, guid(3)),
			linked('5', submittal, guid(4)),
			linked('6', photo, guid(5)),
			linked('7', FILE_KIND, 'urn:adsk.wipprod:dm.lineage:gone'),
		];
		inRegion().get(SEARCH).query(true).twice().reply(200, page(rows));
		const list = (...results: object[]) => ({
			results,
			data: results,
			pagination: { limit: 50, offset: 0, totalResults: results.length },
		});
		aps({ 'x-ads-region': 'US' })
			.get(`/construction/issues/v1/projects/${PROJECT}/issues`)
			.query({ 'filter[id]': ISSUE, fields: 'displayId,title', limit: 1, offset: 0 })
			.reply(200, list({ id: ISSUE, displayId: 42, title: 'Door' }));
		aps()
			.post(`/construction/assets/v2/projects/${PROJECT}/assets:batch-get`, { ids: [guid(1)] })
			.reply(200, { results: [{ id: guid(1), clientAssetId: 'AHU-101' }] });
		aps()
			.get(`/construction/forms/v2/projects/${PROJECT}/forms`)
			.query({ ids: guid(2), include: 'inactiveFormTemplates', limit: 1, offset: 0 })
			.reply(200, list({ id: guid(2), formNum: 12, name: 'Daily' }));
		aps()
			.post(`/construction/rfis/v3/projects/${PROJECT}/search:rfis`, {
				filter: { id: [guid(3)] },
				fields: ['id', 'customIdentifier', 'title'],
				limit: 1,
				offset: 0,
			})
			.reply(200, list({ id: guid(3), customIdentifier: '17', title: 'Pipe' }));
		aps()
			.get(`/construction/submittals/v2/projects/${PROJECT}/items/${guid(4)}`)
			.reply(403, {});
		const items = `/data/v1/projects/b.${PROJECT}/items/`;
		aps()
			.get(items + encodeURIComponent(FILE))
			.reply(200, { data: { type: 'items', id: FILE, attributes: { displayName: 'A-101.pdf' } } });
		aps()
			.get(`${items}${encodeURIComponent('urn:adsk.wipprod:dm.lineage:gone')}`)
			.reply(404, {});
		const { records } = await runOperation(
			'relationship.getAll',
			{ ...place, fromKind: 'issue', from: byId(ISSUE) },
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(records.slice(0, 7).map(({ fromName }) => fromName)).toEqual(Array(7).fill('#42 Door'));
		const names = ['A-101.pdf', 'AHU-101', '#12 Daily', '#17 Pipe', null, null, null];
		expect(records.map(({ toName }) => toName)).toEqual([...names, ...names]);
	});

	it('lists relationships also if Autodesk refuses the names', async () => {
		inRegion()
			.get(SEARCH)
			.query(true)
			.reply(200, page([row]));
		aps().get(`/construction/issues/v1/projects/${PROJECT}/issues`).query(true).reply(403, {});
		aps().get(/items/).reply(403, {});
		const { records, error } = await runOperation('relationship.getAll', place);
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ fromName: null, toName: null }]);
	});

	it('filters by time and deletion, and stops at the limit', async () => {
		inRegion()
			.get(SEARCH)
			.query({
				pageLimit: 1,
				createdAfter: '2026-03-01T00:00:00.000Z',
				createdBefore: '2026-03-31T00:00:00.000Z',
				includeDeleted: true,
				onlyDeleted: true,
			})
			.reply(200, page([row], '10'));
		const { records } = await runOperation('relationship.getAll', {
			...unnamed,
			limit: 1,
			simplify: false,
			filters: {
				createdSince: '2026-03-01T00:00:00Z',
				createdUntil: '2026-03-31T00:00:00Z',
				deleted: 'only',
			},
		});
		expect(records).toEqual([row]);
	});

	it('lists a whole domain, and counts To as From if only To is given', async () => {
		inRegion()
			.get(SEARCH)
			.query({ domain: 'autodesk-bim360-cost', includeDeleted: true, pageLimit: 50 })
			.reply(200, page([]));
		const cost = { fromKind: 'other', fromDomainAndType: 'autodesk-bim360-cost' };
		const filters = { deleted: 'include' };
		expect(
			await runOperation('relationship.getAll', { ...unnamed, ...cost, filters }),
		).toMatchObject({
			records: [],
			error: undefined,
		});
		inRegion()
			.get(SEARCH)
			.query({ ...FILE_KIND, pageLimit: 50 })
			.reply(200, page([row]));
		const { records } = await runOperation('relationship.getAll', { ...unnamed, toKind: 'file' });
		expect(records).toMatchObject([{ fromKind: 'file', toKind: 'issue' }]);
	});

	it('sends the region of the hub, which it reads once', async () => {
		aps()
			.get(`/project/v1/hubs/b.${HUB}`)
			.reply(200, { data: { type: 'hubs', id: `b.${HUB}`, attributes: { region: 'EMEA' } } });
		aps({ 'x-ads-region': 'EMEA' })
			.get(SEARCH)
			.query(true)
			.twice()
			.reply(200, page([row]));
		const { records, error } = await runOperation(
			'relationship.getAll',
			{ hub: byId(`b.${HUB}`), project: place.project, options: { namesInOutput: false } },
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(error).toBeUndefined();
		expect(records).toHaveLength(2);
	});

	it('leaves the region to Autodesk if the hub does not show it', async () => {
		aps().get(`/project/v1/hubs/b.${HUB}`).reply(403, {});
		aps()
			.get(SEARCH)
			.query(true)
			.reply(200, page([row]));
		const parameters = {
			hub: byId(`b.${HUB}`),
			project: place.project,
			options: { namesInOutput: false },
		};
		const { records } = await runOperation('relationship.getAll', parameters);
		expect(records).toHaveLength(1);
	});

	it('explains a refusal, and waits out a rate limit', async () => {
		inRegion().get(SEARCH).query(true).reply(429, {}, { 'retry-after': '7' });
		inRegion().get(SEARCH).query(true).reply(403, {});
		const { error } = await runOperation('relationship.getAll', unnamed);
		expect(error?.description).toContain('a product with relationships');
		expect(error?.description).toContain('part of the BIM 360 API');
		expect(waits).toHaveLength(1);
		inRegion().get(SEARCH).query(true).reply(404, {});
		const missing = await runOperation('relationship.getAll', unnamed);
		expect(missing.error?.description).toContain('no product with relationships');
	});

	it('does not take an answer without a list for an empty one', async () => {
		inRegion().get(SEARCH).query(true).reply(200, { page: {} });
		const { error } = await runOperation('relationship.getAll', unnamed);
		expect(error?.message).toContain('could not be read to its end');
	});

	it.each([
		[
			{ fromKind: 'other', fromDomainAndType: 'autodesk-bim360-cost', from: byId('1') },
			'without a type',
		],
		[{ filters: { createdSince: '2026-03-02', createdUntil: '2026-03-01' } }, 'Created Until'],
		[{ filters: { customQuery: '{ "pageLimit": 5 }' } }, '"pageLimit" cannot be set here'],
		[{ filters: { deleted: '={{ "maybe" }}' } }, 'Deleted: "maybe" is none of'],
	])('refuses %j before any call', async (wrong, message) => {
		const { error } = await runOperation('relationship.getAll', { ...unnamed, ...wrong });
		expect(error?.message).toContain(message);
	});
});

describe('Relationship: Delete', () => {
	it('deletes a relationship by its ID', async () => {
		inRegion()
			.post(DELETE, JSON.stringify([RELATIONSHIP]))
			.reply(200, { deleted: [RELATIONSHIP] });
		const { records } = await runOperation('relationship.delete', {
			...place,
			relationshipId: RELATIONSHIP,
		});
		expect(records).toEqual([{ deleted: true }]);
	});

	it('deletes all that links two things', async () => {
		inRegion()
			.get(SEARCH)
			.query(between)
			.reply(200, page([row, { ...row, id: ASSET }]));
		inRegion()
			.post(DELETE, JSON.stringify([RELATIONSHIP, ASSET]))
			.reply(200, { deleted: [RELATIONSHIP, ASSET] });
		const things = { ...issueAndFile, findBy: 'things' };
		const { records } = await runOperation('relationship.delete', things);
		expect(records).toEqual([{ deleted: true }]);
	});

	it('reports that nothing links two things', async () => {
		nothingBetween();
		const things = { ...issueAndFile, findBy: 'things' };
		const { error } = await runOperation('relationship.delete', things);
		expect(error?.message).toContain('To: this file is not linked with the issue');
	});

	it.each([
		['confirms nothing', 200, { deleted: [] }],
		['no longer finds it', 404, {}],
	])(
		'repeats a call whose answer got lost, also if Autodesk then %s',
		async (_what, status, body) => {
			inRegion().post(DELETE).replyWithError(CUT);
			inRegion().post(DELETE).reply(status, body);
			if (status === 200) {
				inRegion()
					.get(`${ALL}/${RELATIONSHIP}`)
					.reply(200, { ...row, isDeleted: true });
			}
			const { records } = await runOperation('relationship.delete', {
				...place,
				relationshipId: RELATIONSHIP,
			});
			expect(records).toEqual([{ deleted: true }]);
		},
	);

	it.each([
		[200, row],
		[404, {}],
	])('does not claim a deletion that Autodesk does not confirm: %i', async (status, body) => {
		inRegion().post(DELETE).reply(200, { deleted: [] });
		inRegion().get(`${ALL}/${RELATIONSHIP}`).reply(status, body);
		const { error } = await runOperation('relationship.delete', {
			...place,
			relationshipId: RELATIONSHIP,
		});
		expect(error?.message).toContain(`did not delete the relationship ${RELATIONSHIP}`);
	});

	it('refuses what is no ID before any call, and explains that it is not found', async () => {
		const wrong = await runOperation('relationship.delete', { ...place, relationshipId: '42' });
		expect(wrong.error?.message).toContain('Relationship ID: "42" is not an ID');
		inRegion().post(DELETE).reply(404, {});
		const { error } = await runOperation('relationship.delete', {
			...place,
			relationshipId: RELATIONSHIP,
		});
		expect(error?.message).toContain('not found');
	});
});
