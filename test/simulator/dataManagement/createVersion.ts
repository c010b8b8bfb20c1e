import type { z } from 'zod';
import type { Call, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Item } from '../state/documents';
import { DELETED_VERSION_TYPE } from '../state/documents';
import { addVersion, tipOf } from '../state/folderTree';
import { emitCopyEvents, emitVersionEvent } from '../events/documentEvents';
import { emitExtraction } from '../events/extractionEvents';
import { actorOf, itemOf, projectOf } from './access';
import { createVersionBody } from './bodies';
import { copySource, copyStorage } from './copySource';
import { checkVersionType } from './createItem';
import { created } from './jsonApi';
import { checkItemName } from './names';
import { addReferences } from './references';
import { itemResource, versionResource } from './resources';
import { freshStorage } from './storage';

type Body = z.infer<typeof createVersionBody>;

export const createVersion = defineEndpoint({
	service: 'dataManagement',
	method: 'POST',
	path: '/data/v1/projects/{project_id}/versions',
	scopes: ['data:create'],
	tokens: ['2L', '3L', 'SSA'],
	query: ['copyFrom'],
	body: createVersionBody,
	perMinute: 300,
	handle(call) {
		const item = itemOf(call, call.body.data.relationships.item.data.id);
		const deletes = call.body.data.attributes.extension.type === DELETED_VERSION_TYPE;
		return deletes ? deleteItem(call, item) : addContent(call, item);
	},
});

/** Deleting a file is adding a version that says so; the item becomes hidden. */
function deleteItem(call: Call<Body>, item: Item): Reply {
	const { attributes, relationships } = call.body.data;
	if (relationships.storage || call.query.text('copyFrom')) {
		throw new Refusal(400, 'A deleted version has no storage and copies nothing');
	}
	if (attributes.name !== undefined) throw new Refusal(400, 'A deleted version has no name');
	if (item.hidden) throw new Refusal(409, 'The item is deleted already');
	const actor = actorOf(call);
	const last = tipOf(call.sim.state, item);
	const version = addVersion(call.sim.state, { item, actor, extensionType: DELETED_VERSION_TYPE });
	item.hidden = true;
	emitVersionEvent(call.sim, 'dm.version.deleted', last, actor);
	return created(call, versionResource(call, version), { included: [itemResource(call, item)] });
}

function addContent(call: Call<Body>, item: Item): Reply {
	const { state } = call.sim;
	const { attributes, relationships } = call.body.data;
	checkVersionType(projectOf(call).platform, attributes.extension.type);
	const source = copySource(call);
	const given = relationships.storage?.data.id;
	if (source && given) throw new Refusal(400, 'copyFrom and storage exclude each other');
	const name = attributes.name ?? source?.name;
	if (name === undefined) throw new Refusal(400, 'data.attributes.name is missing');
	const fresh = source ? undefined : freshStorage(call, given, name);
	// Also when a deleted item comes back and its name was taken meanwhile.
	checkItemName(state, item.folderId, name, item.id);

	const actor = actorOf(call);
	const storage = fresh ?? copyStorage(call, source!);
	const version = addVersion(state, {
		item,
		actor,
		name,
		extensionType: attributes.extension.type,
		storageId: storage.id,
		storageSize: storage.size,
	});
	storage.versionId = version.id;
	addReferences(call, version, relationships.refs);
	item.hidden = false;
	if (source) emitCopyEvents(call.sim, source, version, actor);
	else emitVersionEvent(call.sim, 'dm.version.added', version, actor);
	const { workflow, workflowAttribute } = call.body.meta ?? {};
	if (workflow) emitExtraction(call.sim, workflow, version, workflowAttribute);
	return created(call, versionResource(call, version), { included: [itemResource(call, item)] });
}
