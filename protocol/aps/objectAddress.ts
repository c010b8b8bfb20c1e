import { parseStorageUrn, percentDecode, toUrn } from './ids';

/** Where an object lies in OSS. */
export interface ObjectAddress {
	bucketKey: string;
	/** Not encoded; may hold slashes, blanks and any other character. */
	objectKey: string;
}

const BUCKET_LINK = /^https?:\/\/[^/]+\/oss\/v2\/buckets\/([^/?#]+)/i;

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

/** The key of the bucket that a link of OSS or an object's full ID names; other text as it is. */
export function toBucketKey(text: string): string {
	const [, bucketKey] = BUCKET_LINK.exec(text) ?? [];
	return bucketKey ? percentDecode(bucketKey) : (parseObjectAddress(text)?.bucketKey ?? text);
}
