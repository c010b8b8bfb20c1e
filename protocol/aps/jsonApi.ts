import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';

/** A record of Data Management: hub, project, folder, item, version or storage object. */
export interface JsonApiResource extends JsonObject {
	type: string;
	id: string;
	attributes?: JsonObject;
	relationships?: JsonObject;
	links?: JsonObject;
}

/** Whether the value is a record of Data Management. */
export function isJsonApiResource(value: unknown): value is JsonApiResource {
	return isJsonObject(value) && typeof value.id === 'string';
}

/** A response with one record. */
export interface JsonApiDocument {
	data: JsonApiResource;
	included?: JsonApiResource[];
}

/** An attribute, or null if Autodesk omits it, so that every record has the same fields. */
export function attribute(resource: JsonApiResource, name: string): JsonValue {
	return resource.attributes?.[name] ?? null;
}

/** `attributes.extension.type`, e.g. `folders:autodesk.bim360:Folder`. */
export function extensionType(resource: JsonApiResource): string | null {
	return text(field(resource.attributes?.extension, 'type'));
}

/** A field of `attributes.extension.data`. */
export function extensionData(resource: JsonApiResource, name: string): JsonValue {
	return field(field(resource.attributes?.extension, 'data'), name);
}

/** The ID of a related record, e.g. of the `tip` version or the `parent` folder. */
export function relatedId(resource: JsonApiResource, name: string): string | null {
	return text(field(field(resource.relationships?.[name], 'data'), 'id'));
}

/** The number of a version; without it, the one in the ID: `urn:…?version=3`. */
export function versionNumberOf(version: JsonApiResource): number | undefined {
	const listed = attribute(version, 'versionNumber') ?? /[?&]version=(\d+)$/.exec(version.id)?.[1];
	const number = typeof listed === 'string' && listed !== '' ? Number(listed) : listed;
	return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
}

/** The address of the record in the browser. */
export function webLinkOf(resource: JsonApiResource): string | null {
	return text(field(resource.links?.webView, 'href'));
}

function field(value: JsonValue | undefined, name: string): JsonValue {
	return (isJsonObject(value) ? value[name] : undefined) ?? null;
}

function text(value: JsonValue): string | null {
	return typeof value === 'string' ? value : null;
}
