import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Folder, Platform } from '../state/documents';
import { addItem, addVersion, pathUp } from '../state/folderTree';
import type { State } from '../state/state';
import { emitCopyEvents, emitVersionEvent } from '../events/documentEvents';
import { emitExtraction } from '../events/extractionEvents';
import { actorOf, folderOf, projectOf } from './access';
import { createItemBody } from './bodies';
import { copySource, copyStorage } from './copySource';
import { created } from './jsonApi';
import { checkItemName } from './names';
import { addReferences } from './references';
import { itemResource, versionResource } from './resources';
import { freshStorage } from './storage';

export const createItem = defineEndpoint({
	service: 'dataManagement',
	method: 'POST',
	path: '/data/v1/projects/{project_id}/items',
	scopes: ['data:create'],
	tokens: ['2L', '3L', 'SSA'],
	query: ['copyFrom'],
	body: createItemBody,
	perMinute: 50,
	handle(call) {
		const { state } = call.sim;
		const { data, included, meta } = call.body;
		const [first] = included;
		const { name } = first.attributes;
		if (first.id !== '1' || data.relationships.tip.data.id !== '1') {
			throw new Refusal(400, 'The tip and the included version must both have the id "1"');
		}
		const project = projectOf(call);
		const folder = folderOf(call, data.relationships.parent.data.id);
		checkPlace(state, project.platform, folder);
		checkKinds(project.platform, data.attributes.extension.type, first.attributes.extension.type);
		checkTree(state, project.platform, folder, data.attributes.extension.type);
		if (project.platform === 'fusion' && data.attributes.displayName !== name) {
			throw new Refusal(400, 'displayName must equal the name of the version');
		}
		const source = copySource(call);
		const given = first.relationships?.storage?.data.id;
		if (source && given) throw new Refusal(400, 'copyFrom and storage exclude each other');
		const fresh = source ? undefined : freshStorage(call, given, name);
		checkItemName(state, folder.id, name);

		const actor = actorOf(call);
		const storage = fresh ?? copyStorage(call, source!);
		const extensionType = data.attributes.extension.type;
		const item = addItem(state, { project, folderId: folder.id, name, actor, extensionType });
		const version = addVersion(state, {
			item,
			actor,
			name,
			extensionType: first.attributes.extension.type,
			storageId: storage.id,
			storageSize: storage.size,
		});
		storage.versionId = version.id;
		addReferences(call, version, first.relationships?.refs);
		if (source) emitCopyEvents(call.sim, source, version, actor);
		else emitVersionEvent(call.sim, 'dm.version.added', version, actor);
		if (meta?.workflow) emitExtraction(call.sim, meta.workflow, version, meta.workflowAttribute);
		return created(call, itemResource(call, item), { included: [versionResource(call, version)] });
	},
});

/** @throws Refusal 400 for the root of an ACC project, 404 in a deleted folder */
function checkPlace(state: State, platform: Platform, { id, parentId }: Folder): void {
	if (parentId === undefined && platform !== 'fusion') {
		throw new Refusal(400, 'Files cannot be created in the root folder of a project');
	}
	if (pathUp(state, id).some(({ hidden }) => hidden))
		throw new Refusal(404, 'The folder is deleted');
}

const ITEM_TYPES: Readonly<Record<'acc' | 'fusion', readonly string[]>> = {
	acc: [
		'items:autodesk.bim360:File',
		'items:autodesk.bim360:Document',
		'items:autodesk.bim360:TitleBlock',
	],
	fusion: ['items:autodesk.core:File'],
};

/** @throws Refusal 400 for extension types of the other kind of hub */
function checkKinds(platform: Platform, itemType: string, versionType: string): void {
	const known = ITEM_TYPES[platform === 'fusion' ? 'fusion' : 'acc'];
	if (!known.includes(itemType)) {
		throw new Refusal(
			400,
			`The extension type ${itemType} is not valid here; expected ${known[0]}`,
		);
	}
	checkVersionType(platform, versionType);
}

/**
 * Files lie in the tree Project Files, documents in the tree Plans that BIM 360 has besides. What is
 * neither fits both.
 *
 * @throws Refusal 400 for any other tree
 */
function checkTree(state: State, platform: Platform, { id }: Folder, itemType: string): void {
	if (platform === 'fusion') return;
	const tree = pathUp(state, id).at(-2)?.name;
	if (tree === 'Project Files' && !itemType.endsWith(':Document')) return;
	if (tree === 'Plans' && !itemType.endsWith(':File')) return;
	throw new Refusal(400, `Items of the type ${itemType} cannot be created in ${tree}`);
}

/** @throws Refusal 400 for a version type of the other kind of hub */
export function checkVersionType(platform: Platform, type: string): void {
	const known =
		platform === 'fusion'
			? ['versions:autodesk.core:File', 'versions:autodesk.a360:CompositeDesign']
			: [
					'versions:autodesk.bim360:File',
					'versions:autodesk.bim360:Document',
					'versions:autodesk.bim360:TitleBlock',
				];
	if (!known.includes(type)) {
		throw new Refusal(400, `The extension type ${type} is not valid here; expected ${known[0]}`);
	}
}
