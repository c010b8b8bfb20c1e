import { expect } from 'vitest';
import { FOLDERS, PROJECTS } from '../../simulator';
import type { Simulator } from '../../simulator';
import { appToken, call, JSON_API } from './requests';
import type { JsonApi } from './requests';

/** The scopes for writing documents. */
export const SCOPES = ['data:read', 'data:create', 'data:write', 'data:search'];
export const TOWER = `/data/v1/projects/${PROJECTS.tower.id}`;
export const jsonapi = { version: '1.0' };

/** A JSON:API reference. */
export const to = (type: string, id: string) => ({ data: { type, id } });

/** The body that creates an item from a storage object, by default in Drawings. */
export const newItem = (
	name: string,
	storage: string | undefined,
	more: { folder?: string; kind?: string } = {},
) => {
	const kind = more.kind ?? 'bim360';
	return {
		data: {
			type: 'items',
			attributes: {
				displayName: name,
				extension: { type: `items:autodesk.${kind}:File`, version: '1.0' },
			},
			relationships: {
				tip: to('versions', '1'),
				parent: to('folders', more.folder ?? FOLDERS.towerDrawings),
			},
		},
		included: [
			{
				type: 'versions',
				id: '1',
				attributes: { name, extension: { type: `versions:autodesk.${kind}:File`, version: '1.0' } },
				...(storage ? { relationships: { storage: to('objects', storage) } } : {}),
			},
		],
	};
};

export type NewItem = ReturnType<typeof newItem>;

/** The body that adds a version to an item. */
export const newVersion = (item: string, attributes: object, storage?: string) => ({
	data: {
		type: 'versions',
		attributes: {
			extension: { type: 'versions:autodesk.bim360:File', version: '1.0' },
			...attributes,
		},
		relationships: {
			item: to('items', item),
			...(storage ? { storage: to('objects', storage) } : {}),
		},
	},
});

/** Calls to Data Management as the app. */
export function documentsAt(simulator: () => Simulator) {
	const api = (method: string, path: string, json?: object) =>
		call<JsonApi>(simulator(), method, path, {
			token: appToken(simulator(), ...SCOPES),
			json: json && { jsonapi, ...json },
			mediaType: JSON_API,
		});

	/** Storage with content, as after an upload. */
	async function uploaded(
		name: string,
		target = to('folders', FOLDERS.towerDrawings),
		project: string = TOWER,
	) {
		const { status, body } = await api('POST', `${project}/storage`, {
			data: { type: 'objects', attributes: { name }, relationships: { target } },
		});
		expect(status).toBe(201);
		const storage = simulator().state.objects.get(body.data.id)!;
		Object.assign(storage, { content: { kind: 'text', text: 'content' }, size: 7 });
		return storage;
	}

	return { api, uploaded };
}
