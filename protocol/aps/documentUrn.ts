import { toUrn } from './ids';

/** The subject of a document ID: the file with all its versions, or one version of it. */
export interface DocumentUrn {
	kind: 'file' | 'fileVersion';
	id: string;
}

const FILE = /^urn:adsk\.[^\s?]+:dm\.lineage:[^\s?]+$/;
const FILE_VERSION = /^urn:adsk\.[^\s?]+:fs\.file:[^\s?]+\?version=[1-9]\d*$/;

/**
 * Distinguishes the IDs of files and of file versions, percent-encoded or not:
 * `urn:adsk.wipprod:dm.lineage:…` and `urn:adsk.wipprod:fs.file:vf.…?version=2`.
 *
 * @returns undefined when the text is neither, e.g. a version id that lost its `?version=`
 */
export function parseDocumentUrn(text: string): DocumentUrn | undefined {
	const id = toUrn(text.trim());
	if (FILE.test(id)) return { kind: 'file', id };
	if (FILE_VERSION.test(id)) return { kind: 'fileVersion', id };
	return undefined;
}
