import { randomUUID } from 'node:crypto';
import { Refusal } from '../http/refusal';
import type { Simulation } from '../simulation/simulation';
import type { SignedResource } from '../state/signedResource';
import type { Content, StoredObject } from '../state/storage';
import { hasContent } from './serve';

/** URLs that OSS itself serves, to whoever holds them, and what they stand for. */

export const SIGNED_RESOURCES_PATH = '/oss/v2/signedresources';

/**
 * @param overrides headers of the download, by the name of the parameter
 * @returns the URL
 */
export function addSignedResource(
	{ state, url }: Simulation,
	wish: Omit<SignedResource, 'hash' | 'uploads'>,
	overrides: Readonly<Record<string, string | undefined>> = {},
): string {
	const resource: SignedResource = { ...wish, hash: randomUUID(), uploads: new Map() };
	state.signedResources.set(resource.hash, resource);
	const signed = new URL(`${SIGNED_RESOURCES_PATH}/${resource.hash}`, url);
	const { bucketKey } = state.objects.get(wish.objectId)!;
	signed.searchParams.set('region', state.buckets.get(bucketKey)?.region ?? 'US');
	for (const [name, value] of Object.entries(overrides)) {
		if (value) signed.searchParams.set(name, value);
	}
	return signed.href;
}

export interface SignedObject {
	resource: SignedResource;
	object: StoredObject & { content: Content };
}

/**
 * Whom the URL may ask for is all that it says: a token along with it changes nothing.
 *
 * @param access what the call wants to do; none: whatever the URL allows
 * @throws Refusal 404 for an unknown URL or when the object is gone, 403 when the URL has expired or does not
 *   allow this
 */
export function signedObject(
	{ state }: Simulation,
	hash: string,
	access?: 'read' | 'write',
): SignedObject {
	const resource = state.signedResources.get(hash);
	if (!resource) throw new Refusal(404, 'Signed resource not found');
	if (resource.expiresAt <= Date.now()) throw new Refusal(403, 'Request has expired');
	if (access && resource.access !== 'readwrite' && resource.access !== access) {
		throw new Refusal(403, `The signed URL does not allow to ${access}`);
	}
	const object = state.objects.get(resource.objectId);
	if (!hasContent(object)) throw new Refusal(404, 'Object not found');
	return { resource, object };
}

/** Ends the life of a URL that was made for a single use. */
export function used({ state }: Simulation, { hash, singleUse }: SignedResource): void {
	if (singleUse) state.signedResources.delete(hash);
}
