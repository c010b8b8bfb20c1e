import { extname } from 'node:path';
import type { Simulation } from '../simulation/simulation';
import type { Folder, Version } from '../state/documents';
import { pathUp } from '../state/folderTree';
import type { State } from '../state/state';
import type { Hook } from '../state/hook';
import type { Actor } from '../state/trace';
import { sampleCallback } from '../callbacks/catalogue';

/** Events of Data Management about simulated files and folders, shaped by the sample payloads. */

type Payload = Record<string, unknown>;

/** @param event e.g. `dm.version.added` @returns the hooks called back */
export function emitVersionEvent(
	sim: Simulation,
	event: string,
	version: Version,
	actor: Actor,
): Hook[] {
	const { folderId } = sim.state.items.get(version.itemId)!;
	const payload = adapt(event, versionFacts(sim.state, event, version, actor));
	return emit(sim, event, folderId, version.id, payload);
}

/** A copy fires the hooks of both folders: `copied` at the destination, `copied.out` at the source. */
export function emitCopyEvents(
	sim: Simulation,
	source: Version,
	copy: Version,
	actor: Actor,
): void {
	const facts = {
		...versionFacts(sim.state, 'dm.version.copied', copy, actor),
		source: source.id,
		target: copy.id,
	};
	for (const [event, at] of [
		['dm.version.copied', copy],
		['dm.version.copied.out', source],
	] as const) {
		const { folderId } = sim.state.items.get(at.itemId)!;
		emit(sim, event, folderId, at.id, adapt(event, facts));
	}
}

function versionFacts(state: State, event: string, version: Version, actor: Actor): Payload {
	const item = state.items.get(version.itemId)!;
	const { createTime, createUserId, createUserName } = item.trace;
	const time = callbackTime(version.trace.lastModifiedTime);
	return {
		ext: extname(version.name).slice(1).toLowerCase(),
		modifiedTime: time,
		createdTime: time,
		creator: createUserId,
		modifiedBy: actor.id,
		user_info: { id: actor.id },
		lineageUrn: item.id,
		sizeInBytes: version.storageSize,
		hidden: item.hidden,
		// Deleted events name the file without its version.
		source: event === 'dm.version.deleted' ? version.id.split('?')[0] : version.id,
		target: version.id,
		version: String(version.versionNumber),
		name: version.name,
		contentURL: version.storageId,
		...placeOf(state, item.folderId),
		context: {
			lineage: {
				createUserId,
				createUserName,
				createTime: callbackTime(createTime),
				lastModifiedUserId: actor.id,
				lastModifiedUserName: actor.name,
				lastModifiedTime: time,
			},
		},
		'custom-metadata': {
			file_name: version.name,
			fileName: version.name,
			lineageTitle: version.name,
			'forge.type': version.extensionType,
		},
	};
}

/** @param event e.g. `dm.folder.added` @returns the hooks called back */
export function emitFolderEvent(
	sim: Simulation,
	event: string,
	folder: Folder,
	actor: Actor,
): Hook[] {
	const { state } = sim;
	const time = callbackTime(folder.trace.lastModifiedTime);
	const parentId = folder.parentId ?? folder.id;
	const place = placeOf(state, parentId);
	const payload = adapt(event, {
		modifiedTime: time,
		createdTime: callbackTime(folder.trace.createTime),
		creator: folder.trace.createUserId,
		modifiedBy: actor.id,
		user_info: { id: actor.id },
		hidden: folder.hidden,
		source: folder.id,
		target: folder.id,
		name: folder.name,
		folderAggregatePath: `/${[...place.ancestors.slice(1).map(({ name }) => name), folder.name].join('/')}`,
		...place,
	});
	return emit(sim, event, folder.id, folder.id, payload);
}

function emit(
	sim: Simulation,
	event: string,
	folderId: string,
	resourceUrn: string,
	payload: Payload,
): Hook[] {
	const path = pathUp(sim.state, folderId);
	const project = sim.state.projects.get(path[0].projectId)!;
	const { region } = sim.state.hubs.get(project.hubId)!;
	const scope = path.map(({ id }) => id);
	return sim.callbacks.dispatch({ system: 'data', event, region, scope, resourceUrn, payload });
}

/** The location of something, as in callbacks: ids of project and account without `b.`. */
function placeOf(state: State, folderId: string) {
	const path = pathUp(state, folderId).reverse();
	const project = state.projects.get(path[0].projectId)!;
	const { accountId } = state.hubs.get(project.hubId)!;
	const system = path[0].id.split(':co.')[0];
	return {
		parentFolderUrn: folderId,
		project: project.guid,
		tenant: accountId,
		ancestors: [
			{ name: accountId, urn: `${system}:co.${accountId.slice(-12)}.tenant` },
			{
				name: `${accountId}-account-root-folder`,
				urn: `${system}:co.${accountId.slice(-12)}.account`,
			},
			...path.map(({ id, name }) => ({ name, urn: id })),
		],
	};
}

/** The sample's payload with the facts of the simulated resource; fields the sample lacks stay out. */
function adapt(event: string, facts: Payload): Payload {
	const sample = sampleCallback('data', event);
	if (!sample) throw new Error(`There is no sample payload for data/${event}`);
	return overlay(sample.payload, facts);
}

function overlay(sample: Payload, facts: Payload): Payload {
	const merged: Payload = {};
	for (const [name, value] of Object.entries(sample)) {
		const fact = facts[name];
		if (fact === undefined) merged[name] = value;
		else merged[name] = isObject(value) && isObject(fact) ? overlay(value, fact) : fact;
	}
	return merged;
}

function isObject(value: unknown): value is Payload {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Callbacks write times with whole seconds and `+0000`. */
function callbackTime(iso: string): string {
	return iso.replace(/\.\d+Z$/, '+0000');
}
