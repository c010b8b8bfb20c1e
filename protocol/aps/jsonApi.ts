import type { IDataObject } from 'n8n-workflow';

/** A record of Data Management: hub, project, folder, item, version or storage object. */
export interface JsonApiResource extends IDataObject {
	type: string;
	id: string;
	attributes?: IDataObject;
	relationships?: IDataObject;
	links?: IDataObject;
}

/** An answer with one record. */
export interface JsonApiDocument {
	data: JsonApiResource;
	included?: JsonApiResource[];
}

/** An answer with a list of records. */
export interface JsonApiList {
	data?: JsonApiResource[];
	/** Records the list refers to, e.g. the tip version of each item. */
	included?: JsonApiResource[];
	links?: { next?: { href?: string } | string | null };
	meta?: {
		warnings?: IDataObject[];
		/** Search Folder only. */
		approximateNumberOfPages?: number;
	};
}

/** An attribute, or null when Autodesk leaves it out, so that every record has the same fields. */
export function attribute(resource: JsonApiResource, name: string): IDataObject[string] {
	return resource.attributes?.[name] ?? null;
}

/** `attributes.extension.type`, e.g. `folders:autodesk.bim360:Folder`. */
export function extensionType(resource: JsonApiResource): string | null {
	return (extension(resource)?.type as string | undefined) ?? null;
}

/** A field of `attributes.extension.data`. */
export function extensionData(resource: JsonApiResource, name: string): IDataObject[string] {
	return (extension(resource)?.data as IDataObject | undefined)?.[name] ?? null;
}

/** The id of a related record, e.g. of the `tip` version or the `parent` folder. */
export function relatedId(resource: JsonApiResource, name: string): string | null {
	const related = resource.relationships?.[name] as { data?: { id?: string } } | undefined;
	return related?.data?.id ?? null;
}

/** Where a person sees the record in the browser. */
export function webLinkOf(resource: JsonApiResource): string | null {
	const link = resource.links?.webView as { href?: string } | undefined;
	return link?.href ?? null;
}

function extension(resource: JsonApiResource): IDataObject | undefined {
	return resource.attributes?.extension as IDataObject | undefined;
}
