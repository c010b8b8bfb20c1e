import { z } from 'zod';
import type { AnyEndpoint, Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { actingUser } from '../http/actingUser';
import { Refusal } from '../http/refusal';
import type { CustomAttribute } from '../state/customAttribute';
import type { Item, Version } from '../state/documents';
import { pathUp, tipOf } from '../state/folderTree';
import { itemOf, versionOf } from '../dataManagement/access';
import { folderOf, projectOf, withDataId } from './access';

/** Custom attributes: their definitions of folders and projects, and the values of versions. */

const SHARED = { service: 'docs', tokens: ['2L', '3L', 'SSA'] } as const;
const DOCS = '/bim360/docs/v1/projects/{project_id}';
const PAGE_QUERY = ['limit', 'offset'];
const MOST_URNS = 50;

const newAttribute = z
	.object({
		name: z.string().min(1).max(32),
		type: z.enum(['string', 'date', 'array']),
		arrayValues: z.array(z.string().min(1)).min(1).optional(),
	})
	.strict();

const values = z
	.array(
		z
			.object({
				id: z.union([z.number().int(), z.string()]),
				value: z.string().max(255).nullable(),
			})
			.strict(),
	)
	.min(1);

export const attributes: readonly AnyEndpoint[] = [
	defineEndpoint({
		...SHARED,
		method: 'GET',
		path: `${DOCS}/folders/{folder_id}/custom-attribute-definitions`,
		scopes: ['data:read'],
		query: PAGE_QUERY,
		handle(call) {
			const rows = attributesOf(call, folderOf(call).id).map(({ id, name, type, arrayValues }) => ({
				id,
				name,
				type,
				arrayValues,
			}));
			return page(call, rows, { usual: 10, most: 200 });
		},
	}),
	defineEndpoint({
		...SHARED,
		method: 'POST',
		path: `${DOCS}/folders/{folder_id}/custom-attribute-definitions`,
		scopes: ['data:write'],
		body: newAttribute,
		handle(call) {
			const folder = folderOf(call);
			const { name, type, arrayValues } = call.body;
			if ((type === 'array') !== (arrayValues !== undefined)) {
				throw new Refusal(400, 'arrayValues belongs to attributes of the type array');
			}
			if (attributesOf(call, folder.id).some((each) => each.name === name)) {
				throw new Refusal(400, `The attribute ${name} exists already`);
			}
			const all = call.sim.state.customAttributes;
			const attribute: CustomAttribute = {
				id: FIRST_ID + all.length,
				projectId: projectOf(call).id,
				folderId: folder.id,
				name,
				type,
				arrayValues,
				createdAt: new Date().toISOString(),
			};
			all.push(attribute);
			return { status: 201, body: { id: attribute.id, name, type, arrayValues } };
		},
	}),
	defineEndpoint({
		...SHARED,
		method: 'GET',
		path: '/construction/files/v1/projects/{project_id}/custom-attribute-definitions',
		scopes: ['data:read'],
		query: [...PAGE_QUERY, 'sort', 'searchText'],
		perMinute: 2000,
		handle(call) {
			const { id } = projectOf(call);
			requireUser(call);
			const search = call.query.text('searchText')?.toLowerCase() ?? '';
			const rows = call.sim.state.customAttributes
				.filter(({ projectId, name }) => projectId === id && name.toLowerCase().includes(search))
				.map(({ id: attributeId, name, type, arrayValues, createdAt }) => ({
					id: attributeId,
					name,
					type,
					description: null,
					createdAt,
					updatedAt: createdAt,
					namingStandardIds: [],
					arrayOptions: arrayValues?.map((value) => ({ value, description: '' })),
				}));
			return page(call, rows, { usual: 100, most: 100 });
		},
	}),
	defineEndpoint({
		...SHARED,
		method: 'POST',
		path: `${DOCS}/versions:batch-get`,
		scopes: ['data:read'],
		body: z.object({ urns: z.array(z.string()).min(1).max(MOST_URNS) }).strict(),
		handle(call) {
			projectOf(call);
			const results: object[] = [];
			const errors: object[] = [];
			for (const urn of call.body.urns) {
				try {
					results.push(versionRecord(call, versionAt(call, urn)));
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					const title = 'The resource does not exist';
					const detail = `The resource ${urn} does not exist.`;
					errors.push({ urn, code: 'ERR_RESOURCE_NOT_EXIST', title, detail });
				}
			}
			return { status: 200, body: { results, errors } };
		},
	}),
	defineEndpoint({
		...SHARED,
		method: 'POST',
		path: `${DOCS}/versions/{version_id}/custom-attributes:batch-update`,
		scopes: ['data:write'],
		body: values,
		handle(call) {
			const version = versionOf(withDataId(call));
			const { state } = call.sim;
			const item = state.items.get(version.itemId)!;
			const known = attributesOf(call, item.folderId);
			const changed = { ...state.attributeValues.get(version.id) };
			for (const { id, value } of call.body) {
				const attribute = known.find((each) => String(each.id) === String(id));
				if (!attribute) throw new Refusal(400, `The attribute ${id} does not exist`);
				if (value === null) delete changed[attribute.id];
				else changed[attribute.id] = checked(attribute, value);
			}
			state.attributeValues.set(version.id, changed);
			return { status: 200, body: { results: valuesOf(call, item, version) } };
		},
	}),
];

const FIRST_ID = 278_700;

type AnyCall = Call<never> | Call<unknown> | Call;

/** Those of the folder and of all folders above. */
function attributesOf({ sim }: AnyCall, folderId: string): CustomAttribute[] {
	const path = new Set(pathUp(sim.state, folderId).map(({ id }) => id));
	return sim.state.customAttributes.filter((attribute) => path.has(attribute.folderId));
}

function checked({ name, type, arrayValues = [] }: CustomAttribute, value: string): string {
	if (type === 'date' && !/^\d{4}-\d\d-\d\d(T|$)/.test(value)) {
		throw new Refusal(400, `${name} must be a date of ISO 8601`);
	}
	if (type === 'array' && !arrayValues.includes(value)) {
		throw new Refusal(400, `${name} must be one of ${arrayValues.join(', ')}`);
	}
	return value;
}

/** @param urn of an item, for its tip, or of a version */
function versionAt(call: AnyCall, urn: string): Version {
	const inProject = withDataId(call);
	if (!urn.includes(':dm.lineage:')) return versionOf(inProject, urn);
	return tipOf(call.sim.state, itemOf(inProject, urn));
}

function versionRecord(call: AnyCall, version: Version) {
	const item = call.sim.state.items.get(version.itemId)!;
	const { trace } = version;
	return {
		urn: version.id,
		itemUrn: item.id,
		name: version.name,
		title: version.name,
		number: '',
		createTime: trace.createTime,
		createUserId: trace.createUserId,
		createUserName: trace.createUserName,
		lastModifiedTime: trace.lastModifiedTime,
		lastModifiedUserId: trace.lastModifiedUserId,
		lastModifiedUserName: trace.lastModifiedUserName,
		storageUrn: version.storageId,
		storageSize: version.storageSize,
		entityType: 'SEED_FILE',
		revisionNumber: version.versionNumber,
		processState: 'PROCESSING_COMPLETE',
		customAttributes: valuesOf(call, item, version),
	};
}

function valuesOf(call: AnyCall, item: Item, version: Version) {
	const known = call.sim.state.attributeValues.get(version.id) ?? {};
	return attributesOf(call, item.folderId).map(({ id, type, name }) => ({
		id,
		type,
		name,
		value: known[id] ?? null,
	}));
}

/** @throws Refusal 400 for an app that acts for nobody */
export function requireUser(call: AnyCall): void {
	if (actingUser(call) === undefined) throw new Refusal(400, 'The header x-user-id is missing');
}

interface PageSize {
	usual: number;
	most: number;
}

function page(call: Call, rows: readonly object[], { usual, most }: PageSize) {
	const limit = call.query.integer('limit', usual, 1, most);
	const offset = call.query.integer('offset', 0, 0);
	const following = offset + limit;
	const next = new URL(call.url);
	next.searchParams.set('offset', String(following));
	const body = {
		results: rows.slice(offset, following),
		pagination: {
			limit,
			offset,
			totalResults: rows.length,
			nextUrl: following < rows.length ? next.href : '',
		},
	};
	return { status: 200, body };
}
