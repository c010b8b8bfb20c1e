import { z } from 'zod';
import type { AnyEndpoint, Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import type { Folder, Item, Reference, Version } from '../state/documents';
import { folderOf, itemOf, versionOf } from './access';
import type { NewReferences } from './bodies';
import { plainFilters } from './filters';
import { document } from './jsonApi';
import { folderResource, itemResource, versionResource } from './resources';

/** References between folders, items and versions, which callers make. */

const SHARED = {
	service: 'dataManagement',
	tokens: ['2L', '3L', 'SSA'],
	perMinute: 50,
} as const;

type AnyCall = Call<never> | Call<unknown> | Call;
type Entity = Folder | Item | Version;

interface Kind {
	type: Reference['fromType'];
	/** Below the project. */
	path: string;
	find: (call: AnyCall, id?: string) => Entity;
}

const KINDS: readonly Kind[] = [
	{ type: 'folders', path: 'folders/{folder_id}', find: folderOf },
	{ type: 'items', path: 'items/{item_id}', find: itemOf },
	{ type: 'versions', path: 'versions/{version_id}', find: versionOf },
];

const refBody = z
	.object({
		jsonapi: z.object({ version: z.literal('1.0') }).strict(),
		data: z
			.object({
				type: z.enum(['folders', 'items', 'versions']),
				id: z.string(),
				meta: z.object({
					extension: z.object({
						type: z.string(),
						version: z.string(),
						data: z.object({}).optional(),
					}),
				}),
			})
			.strict(),
	})
	.strict();

/** The references of a record, seen from it. */
export function refsOf({ sim }: Pick<Call, 'sim'>, { id }: Entity) {
	return sim.state.references
		.filter(({ fromId, toId }) => fromId === id || toId === id)
		.map((reference) => {
			const outward = reference.fromId === id;
			const { fromType, fromId, toType, toId, extension } = reference;
			return {
				type: outward ? toType : fromType,
				id: outward ? toId : fromId,
				meta: {
					refType: extension.type.startsWith('xrefs:') ? 'xrefs' : extension.type.split(':')[0],
					direction: outward ? 'to' : 'from',
					fromId,
					fromType,
					toId,
					toType,
					extension,
				},
			};
		});
}

export const references: readonly AnyEndpoint[] = KINDS.flatMap(({ type, path, find }) => {
	const base = `/data/v1/projects/{project_id}/${path}`;
	// The formal description has the last two for `relationships/refs` only; its text, for both.
	const query = plainFilters('type', 'id', 'extension.type', 'refType', 'direction');
	const matching = (call: Call) => refsOf(call, find(call)).filter((ref) => passes(call, ref));
	return [
		defineEndpoint({
			...SHARED,
			method: 'GET',
			path: `${base}/refs`,
			scopes: ['data:read'],
			query,
			handle: (call) =>
				document(
					call,
					matching(call).map((ref) => resourceOf(call, ref)),
				),
		}),
		defineEndpoint({
			...SHARED,
			method: 'GET',
			path: `${base}/relationships/refs`,
			scopes: ['data:read'],
			query,
			handle(call) {
				const refs = matching(call);
				const self = call.url.href;
				const links = {
					self: { href: self },
					related: { href: self.replace('/relationships', '') },
				};
				const included = refs.map((ref) => resourceOf(call, ref));
				return document(call, refs, { links, included });
			},
		}),
		defineEndpoint({
			...SHARED,
			method: 'POST',
			path: `${base}/relationships/refs`,
			scopes: ['data:create'],
			body: refBody,
			handle(call) {
				const { type: toType, id: toId, meta } = call.body.data;
				const { id: fromId } = find(call);
				resourceOf(call, { type: toType, id: toId });
				const extension = extensionOf(call, meta.extension);
				call.sim.state.references.push({ fromType: type, fromId, toType, toId, extension });
				return { status: 204 };
			},
		}),
	];
});

type Ref = ReturnType<typeof refsOf>[number];

function extensionOf(
	{ sim }: Pick<Call, 'sim'>,
	{ type, version, data = {} }: { type: string; version: string; data?: object },
): Reference['extension'] {
	const schema = { href: `${sim.url}/schema/v1/versions/${type}-${version}` };
	return { type, version, schema, data };
}

/**
 * Records the references that a new version is created with.
 *
 * @throws Refusal 404 for a version that the project does not have
 */
export function addReferences(
	call: AnyCall,
	created: Version,
	refs: NewReferences | undefined,
): void {
	for (const { id, meta } of refs?.data ?? []) {
		const other = versionOf(call, id);
		const [from, to] = meta.direction === 'from' ? [created, other] : [other, created];
		call.sim.state.references.push({
			fromType: 'versions',
			fromId: from.id,
			toType: 'versions',
			toId: to.id,
			extension: extensionOf(call, meta.extension),
		});
	}
}

function passes({ query }: Call, { type, id, meta }: Ref): boolean {
	const values: Readonly<Record<string, string>> = {
		type,
		id,
		'extension.type': meta.extension.type,
		refType: meta.refType,
		direction: meta.direction,
	};
	return Object.entries(values).every(
		([name, value]) => query.list(`filter[${name}]`)?.includes(value) ?? true,
	);
}

/** @throws Refusal 400, 404 for a record that the project does not have */
export function resourceOf(call: AnyCall, { type, id }: Pick<Ref, 'type' | 'id'>) {
	if (type === 'folders') return folderResource(call, folderOf(call, id));
	if (type === 'items') return itemResource(call, itemOf(call, id));
	return versionResource(call, versionOf(call, id));
}
