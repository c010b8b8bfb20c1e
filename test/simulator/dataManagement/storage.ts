import { extname } from 'node:path';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { StoredObject } from '../state/storage';
import { addStorage } from '../state/storages';
import { folderOf, itemOf, projectOf } from './access';
import { storageBody } from './bodies';
import { created } from './jsonApi';

export const createStorage = defineEndpoint({
	service: 'dataManagement',
	method: 'POST',
	path: '/data/v1/projects/{project_id}/storage',
	scopes: ['data:create'],
	tokens: ['2L', '3L', 'SSA'],
	body: storageBody,
	perMinute: 300,
	handle(call) {
		const { name } = call.body.data.attributes;
		const target = call.body.data.relationships.target.data;
		if (target.type === 'folders') folderOf(call, target.id);
		else itemOf(call, target.id);
		const project = projectOf(call);
		const storage = addStorage(call.sim.state, project, name);
		const path = `${target.type}/${encodeURIComponent(target.id)}`;
		const href = `${call.sim.url}/data/v1/projects/${project.id}/${path}`;
		return created(call, {
			type: 'objects',
			id: storage.id,
			relationships: { target: { data: target, links: { related: { href } } } },
		});
	},
});

/**
 * The storage a new version brings along.
 *
 * @throws Refusal 400 when it is of another project, without content, used already, or was made for
 *   another kind of file
 */
export function freshStorage(
	call: Call<unknown>,
	id: string | undefined,
	name: string,
): StoredObject {
	if (id === undefined) throw new Refusal(400, 'relationships.storage is missing');
	const storage = call.sim.state.objects.get(id);
	if (!storage || storage.projectId !== projectOf(call).id) {
		throw new Refusal(400, `The storage ${id} does not exist in this project`);
	}
	if (!storage.content) throw new Refusal(400, `Nothing was uploaded to the storage ${id}`);
	if (storage.versionId) throw new Refusal(400, `The storage ${id} belongs to another version`);
	if (extname(storage.objectKey).toLowerCase() !== extname(name).toLowerCase()) {
		throw new Refusal(400, `"${name}" needs the file extension of its storage object`);
	}
	return storage;
}
