/** Media types by extension, for files whose storage knows no better one. Source: IANA, where registered. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
	bmp: 'image/bmp',
	csv: 'text/csv',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	dwf: 'model/vnd.dwf',
	dwfx: 'model/vnd.dwf',
	dwg: 'image/vnd.dwg',
	dxf: 'image/vnd.dxf',
	gif: 'image/gif',
	html: 'text/html',
	ifc: 'application/x-step',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	json: 'application/json',
	md: 'text/markdown',
	mp4: 'video/mp4',
	obj: 'model/obj',
	pdf: 'application/pdf',
	png: 'image/png',
	ppt: 'application/vnd.ms-powerpoint',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	rtf: 'application/rtf',
	step: 'model/step',
	stl: 'model/stl',
	stp: 'model/step',
	svg: 'image/svg+xml',
	tif: 'image/tiff',
	tiff: 'image/tiff',
	txt: 'text/plain',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml',
	zip: 'application/zip',
};

const UNKNOWN = 'application/octet-stream';

/** What storage says about content that it knows nothing about. */
const VAGUE = new Set([UNKNOWN, 'binary/octet-stream', 'application/binary']);

/**
 * The media type of a file: as stored, or by its extension. n8n itself would call the many formats of design
 * files that it does not know `text/plain`.
 *
 * @param stored media type in the storage, if any
 */
export function mediaTypeOf(fileName: string, stored: string | undefined): string {
	if (stored !== undefined && !VAGUE.has(stored.toLowerCase())) return stored;
	const [, extension] = /\.([^.]+)$/.exec(fileName) ?? [];
	return BY_EXTENSION[extension?.toLowerCase() ?? ''] ?? UNKNOWN;
}
