import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Version } from '../state/documents';
import type { StoredObject } from '../state/storage';
import { addStorage } from '../state/storages';
import { projectOf, versionOf } from './access';

/** The version named by `copyFrom`, if the call copies. @throws Refusal 400, 404 */
export function copySource(call: Call<unknown>): Version | undefined {
	const id = call.query.text('copyFrom');
	if (id === undefined) return undefined;
	const version = versionOf(call, id);
	if (!version.storageId) throw new Refusal(400, 'A deleted version cannot be copied');
	return version;
}

/** A storage with the same content for the copy: every version has its own. */
export function copyStorage(call: Call<unknown>, source: Version): StoredObject {
	const { state } = call.sim;
	const original = state.objects.get(source.storageId!)!;
	const copy = addStorage(state, projectOf(call), source.name);
	const { content, size, sha1, contentType } = original;
	return Object.assign(copy, { content, size, sha1, contentType });
}
