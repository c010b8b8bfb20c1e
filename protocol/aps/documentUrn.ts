import { toUrn } from './ids';

/** What an id of a document names: the file with all its versions, or one version of it. */
export interface DocumentUrn {
	kind: 'item' | 'version';
	id: string;
}

const ITEM = /^urn:adsk\.[^\s?]+:dm\.lineage:[^\s?]+$/;
const VERSION = /^urn:adsk\.[^\s?]+:fs\.file:[^\s?]+\?version=[1-9]\d*$/;

/**
 * Tells item and version ids apart, percent-encoded or not:
 * `urn:adsk.wipprod:dm.lineage:…` and `urn:adsk.wipprod:fs.file:vf.…?version=2`.
 *
 * @returns undefined when the text is neither, e.g. a version id that lost its `?version=`
 */
export function parseDocumentUrn(text: string): DocumentUrn | undefined {
	const id = toUrn(text.trim());
	if (ITEM.test(id)) return { kind: 'item', id };
	if (VERSION.test(id)) return { kind: 'version', id };
	return undefined;
}
