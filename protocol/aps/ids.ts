/**
 * The forms of Autodesk IDs. Data Management writes ACC and BIM 360 hubs and projects as
 * `b.<guid>`; account administration and webhook payloads write the bare GUID. Hubs of Fusion Team,
 * BIM 360 Team and A360 start with `a.` and have only this form.
 */

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const OBJECT_URN_PREFIX = 'urn:adsk.objects:os.object:';

/** Whether the text is a GUID without any prefix. */
export function isGuid(id: string): boolean {
	return GUID.test(id);
}

/**
 * The Data Management form of a hub or project ID: adds `b.` to a bare GUID and returns everything
 * else unchanged, but trimmed.
 */
export function toDataManagementId(id: string): string {
	const trimmed = id.trim();
	return isGuid(trimmed) ? `b.${trimmed}` : trimmed;
}

/** The account administration form of an account or project id: the bare GUID without `b.`. */
export function toAdminId(id: string): string {
	const trimmed = id.trim();
	return trimmed.startsWith('b.') ? trimmed.slice(2) : trimmed;
}

/** Whether the text has the form of a hub or project id in Data Management: `b.<guid>` or `a.<opaque>`. */
export function isDataManagementId(id: string): boolean {
	return id.startsWith('b.') ? isGuid(id.slice(2)) : /^a\.\S+$/.test(id);
}

/** Decodes a URN that was copied, percent-encoded once or more, from a link or an API path. */
export function toUrn(id: string): string {
	let urn = id;
	while (/^urn%(25)*3a/i.test(urn)) {
		const decoded = percentDecode(urn);
		if (decoded === urn) break;
		urn = decoded;
	}
	return urn;
}

/** Whether a hub or project id belongs to ACC or BIM 360 (as opposed to Fusion Team or A360). */
export function isAccId(id: string): boolean {
	return toDataManagementId(id).startsWith('b.');
}

/**
 * Splits a storage URN `urn:adsk.objects:os.object:<bucketKey>/<objectKey>`. The object key may contain
 * more slashes; only the first one separates.
 *
 * @returns undefined if the text is not a storage URN
 */
export function parseStorageUrn(urn: string): { bucketKey: string; objectKey: string } | undefined {
	if (!urn.startsWith(OBJECT_URN_PREFIX)) return undefined;
	const rest = urn.slice(OBJECT_URN_PREFIX.length);
	const slash = rest.indexOf('/');
	if (slash < 1 || slash === rest.length - 1) return undefined;
	return { bucketKey: rest.slice(0, slash), objectKey: rest.slice(slash + 1) };
}

/** `decodeURIComponent` that returns text with a stray `%` unchanged instead of throwing. */
export function percentDecode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * Fills `{placeholders}` of an endpoint path. Every value is percent-encoded: URNs contain `:`, version
 * IDs also `?` and `=`, and object keys slashes, all of which would otherwise change the path.
 *
 * @throws RangeError if a placeholder has no value, or a value would move up the path (`.` or `..`)
 */
export function fillPath(template: string, values: Readonly<Record<string, string>>): string {
	return template.replace(/\{(\w+)\}/g, (_match, name: string) => {
		const value = values[name];
		if (!value || value === '.' || value === '..') {
			throw new RangeError(`The path "${template}" needs a value for ${name}`);
		}
		return encodeURIComponent(value);
	});
}
