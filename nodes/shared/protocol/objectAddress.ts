import { parseStorageUrn, percentDecode, toUrn } from './ids';

/** Where an object lies in OSS. */
export interface ObjectAddress {
	bucketKey: string;
	/** Not encoded; may hold slashes, blanks and any other character. */
	objectKey: string;
}

/** In links of OSS the object key is one segment, its slashes encoded. */
const OSS_LINK = /^https?:\/\/[^/]+\/oss\/v2\/buckets\/([^/?#]+)\/objects\/([^?#]+)/i;

/**
 * Reads an object's full ID, as in the storage of a version
 * (`urn:adsk.objects:os.object:<bucketKey>/<objectKey>`), or its URL, as in `location` of an answer.
 *
 * @returns undefined when the text is neither, such as a bare object key
 */
export function parseObjectAddress(text: string): ObjectAddress | undefined {
	const [, bucketKey, objectKey] = OSS_LINK.exec(text) ?? [];
	if (bucketKey && objectKey) {
		return { bucketKey: percentDecode(bucketKey), objectKey: percentDecode(objectKey) };
	}
	return parseStorageUrn(toUrn(text));
}
