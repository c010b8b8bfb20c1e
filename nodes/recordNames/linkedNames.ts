import type { IDataObject } from 'n8n-workflow';
import { fillPath, toDataManagementId } from '../../protocol/aps/ids';
import { attribute, isJsonApiResource } from '../../protocol/aps/jsonApi';
import { formList, issueList, rfiList } from '../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../protocol/aps/lists/offsetList';
import { idKey, namedKind } from '../../protocol/aps/relationship';
import type { Entity } from '../../protocol/aps/relationship';
import type { LinkedKind } from '../../protocol/aps/relationshipRules';
import type { ApsRequest } from '../../protocol/aps/request';
import { isJsonObject } from '../../protocol/json';
import { mapInOrder } from '../actionNode/mapInOrder';
import type { ApsClient } from '../apsClient/client';
import { resultsIn } from '../apsClient/resultsIn';
import { constructionPages } from '../apsLists/constructionPages';
import { collect } from '../apsLists/pages';
import type { ProjectPlace } from '../lookUp/accountPlace';
import { ASSETS_PATH } from '../lookUp/assets';
import { OF_EVERY_TEMPLATE } from '../lookUp/forms';
import { listKey } from '../lookUp/listKey';
import { OncePerRun } from '../lookUp/oncePerRun';
import type { NamesRun } from './nameSource';

/** IDs with the names that the lists in the editor show. */
type Names = Array<[id: string, name: string]>;

type Reader = (aps: ApsClient, place: ProjectPlace, ids: readonly string[]) => Promise<Names>;

/** Several at a time where Autodesk has a call for it. The other kinds have no names that can be read. */
const READERS: Readonly<Partial<Record<LinkedKind, Reader>>> = {
	asset: async (aps, { projectId }, ids) => {
		const request = {
			method: 'POST',
			path: fillPath(`${ASSETS_PATH}:batch-get`, { projectId }),
			body: { ids },
			// It changes nothing.
			repeatable: true,
		} as const;
		return namesIn(await aps.read(request, resultsIn), ({ clientAssetId }) => [clientAssetId]);
	},
	file: async (aps, { projectId: guid }, ids) =>
		await oneByOne(aps, ids, (itemId) => {
			const projectId = toDataManagementId(guid);
			return {
				path: fillPath('/data/v1/projects/{projectId}/items/{itemId}', { projectId, itemId }),
				parts: ({ data }) => (isJsonApiResource(data) ? [attribute(data, 'displayName')] : []),
			};
		}),
	form: async (aps, { projectId }, ids) => {
		const path = fillPath('/construction/forms/v2/projects/{projectId}/forms', { projectId });
		const query = { ids, include: [OF_EVERY_TEMPLATE] };
		const pages = constructionPages(aps, formList, { path, query, limit: ids.length });
		return namesIn(await collect(pages), ({ formNum, name }) => [numbered(formNum), name]);
	},
	issue: async (aps, { projectId, region }, ids) => {
		const path = fillPath('/construction/issues/v1/projects/{projectId}/issues', { projectId });
		const query = { 'filter[id]': ids, fields: 'displayId,title' };
		const pages = constructionPages(aps, issueList, { path, query, region, limit: ids.length });
		return namesIn(await collect(pages), ({ displayId, title }) => [numbered(displayId), title]);
	},
	rfi: async (aps, { projectId }, ids) => {
		const request = {
			method: 'POST',
			path: fillPath('/construction/rfis/v3/projects/{projectId}/search:rfis', { projectId }),
			body: { filter: { id: ids }, fields: ['id', 'customIdentifier', 'title'] },
			repeatable: true,
		} as const;
		const rows = await collect(offsetPages(aps, rfiList, { request, limit: ids.length }));
		return namesIn(rows, ({ customIdentifier, title }) => [numbered(customIdentifier), title]);
	},
	submittal: async (aps, { projectId }, ids) =>
		await oneByOne(aps, ids, (itemId) => ({
			path: fillPath('/construction/submittals/v2/projects/{projectId}/items/{itemId}', {
				projectId,
				itemId,
			}),
			parts: ({ customIdentifierHumanReadable: number, title }) => [number, title],
		})),
};

/** The largest batch of IDs, which still fits into an address. */
const MOST_AT_ONCE = 50;

/** Names by kind and ID, also those that are being read. */
type KnownNames = Map<string, Promise<string | null>>;

const known = new OncePerRun<KnownNames>();

/**
 * The names of things that relationships link, each read once for each execution. Names are an extra: those that
 * cannot be read are null.
 *
 * @returns finds the name of a thing
 */
export async function linkedNames(
	run: NamesRun,
	place: ProjectPlace,
	things: readonly Entity[],
): Promise<(thing: Entity) => string | null> {
	const key = listKey(run.aps, 'names of linked things', place.projectId);
	const names = await known.get(run.directories, key, async () => new Map());
	const missing = things.filter((thing) => !names.has(keyOf(thing)));
	for (const kind of new Set(missing.map(namedKind))) {
		const ofKind = missing.filter((thing) => namedKind(thing) === kind);
		const reading = namesOfKind(run, place, kind, [...new Set(ofKind.map(({ id }) => id))]);
		for (const thing of ofKind) names.set(keyOf(thing), nameIn(reading, thing));
	}
	const found = new Map<string, string | null>();
	for (const thing of things) {
		found.set(keyOf(thing), (await names.get(keyOf(thing))) ?? null);
	}
	return (thing) => found.get(keyOf(thing)) ?? null;
}

async function nameIn(
	reading: Promise<ReadonlyMap<string, string>>,
	{ id }: Entity,
): Promise<string | null> {
	return (await reading).get(idKey(id)) ?? null;
}

/** Names by {@link idKey}. Never fails. */
async function namesOfKind(
	{ aps }: NamesRun,
	place: ProjectPlace,
	kind: LinkedKind | undefined,
	ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const read = kind === undefined ? undefined : READERS[kind];
	const names = new Map<string, string>();
	if (read === undefined) return names;
	const client = aps.for({ action: 'Get Names', scopes: ['data:read'] });
	for (let start = 0; start < ids.length; start += MOST_AT_ONCE) {
		const some = ids.slice(start, start + MOST_AT_ONCE);
		for (const [id, name] of await read(client, place, some).catch((): Names => [])) {
			names.set(idKey(id), name);
		}
	}
	return names;
}

function keyOf(thing: Entity): string {
	return [thing.domain, thing.type, idKey(thing.id)].join(' ');
}

type NameParts = (record: IDataObject) => unknown[];

function namesIn(records: readonly IDataObject[], parts: NameParts): Names {
	return records.flatMap((record): Names => {
		const name = joined(parts(record));
		return typeof record.id === 'string' && name !== '' ? [[record.id, name]] : [];
	});
}

/** Calls in progress at the same time. */
const CONCURRENCY = 5;

/** Answers for things that are gone, or hidden from the credential. */
const NOT_SHOWN = [400, 403, 404];

async function oneByOne(
	aps: ApsClient,
	ids: readonly string[],
	one: (id: string) => Pick<ApsRequest, 'path'> & { parts: NameParts },
): Promise<Names> {
	const names = await mapInOrder(ids.length, CONCURRENCY, async (index, signal): Promise<Names> => {
		const id = ids[index];
		const { path, parts } = one(id);
		const { body, status } = await aps.request({ path, accept: NOT_SHOWN, signal });
		const name = status < 400 && isJsonObject(body) ? joined(parts(body)) : '';
		return name === '' ? [] : [[id, name]];
	});
	return names.flat();
}

/** As Autodesk's pages show numbers. */
function numbered(number: unknown): string | undefined {
	return typeof number === 'number' || typeof number === 'string' ? `#${number}` : undefined;
}

function joined(parts: readonly unknown[]): string {
	return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
