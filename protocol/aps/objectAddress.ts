import { parseStorageUrn, percentDecode, toUrn } from './ids';
import { addressInLink } from './wrappedLink';

/** The location of an object in OSS. */
export interface ObjectAddress {
	bucketKey: string;
	/** Not encoded; may contain slashes, spaces and any other character. */
	objectKey: string;
}

const BUCKET_LINK = /^https?:\/\/[^/]+\/oss\/v2\/buckets\/([^/?#]+)/i;

/** In links of OSS the object key is one segment, its slashes encoded. */
const OSS_LINK = /^https?:\/\/[^/]+\/oss\/v2\/buckets\/([^/?#]+)\/objects\/([^?#]+)/i;

/**
 * Reads an object's full ID, as in the storage of a version
 * (`urn:adsk.objects:os.object:<bucketKey>/<objectKey>`), or its URL, as in `location` of a response.
 *
 * @returns undefined if the text is neither, such as a bare object key
 */
export function parseObjectAddress(text: string): ObjectAddress | undefined {
	const [, bucketKey, objectKey] = partsOf(OSS_LINK, text);
	if (bucketKey && objectKey) {
		return { bucketKey: percentDecode(bucketKey), objectKey: percentDecode(objectKey) };
	}
	return parseStorageUrn(toUrn(text));
}

/** The bucket key in an OSS link or an object's full ID; other text is returned unchanged. */
export function toBucketKey(text: string): string {
	const [, bucketKey] = partsOf(BUCKET_LINK, text);
	return bucketKey ? percentDecode(bucketKey) : (parseObjectAddress(text)?.bucketKey ?? text);
}

/** Also of a link that a mail filter has wrapped. */
function partsOf(pattern: RegExp, text: string): readonly string[] {
	const found = pattern.exec(text);
	if (found !== null) return found;
	const link = addressInLink(text, (address) => pattern.test(address));
	return link === undefined ? [] : (pattern.exec(link) ?? []);
}

/** The full ID of an object: `urn:adsk.objects:os.object:<bucketKey>/<objectKey>`. */
export function objectUrn({ bucketKey, objectKey }: ObjectAddress): string {
	return `urn:adsk.objects:os.object:${bucketKey}/${objectKey}`;
}
