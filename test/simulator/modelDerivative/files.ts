import { parse } from 'node:path';
import type { Translation } from '../state/translation';

/** A file that a translation has produced. */
export interface DerivativeFile {
	urn: string;
	role: string;
	mime: string;
	guid: string;
	/** What it contains. */
	text: string;
}

/** The files of an output format. */
export function filesOf({ urn, sourceName }: Translation, format: string): DerivativeFile[] {
	const at = (name: string) => `urn:adsk.viewing:fs.file:${urn}/output/${name}`;
	const { name } = parse(sourceName);
	if (format === 'svf2' || format === 'svf') {
		return [
			{
				urn: at('Resource/model.sdb'),
				role: 'Autodesk.CloudPlatform.PropertyDatabase',
				mime: 'application/autodesk-db',
				guid: '6fac95cb-af5d-3e4f-b943-8a7f55847ff1',
				text: 'properties',
			},
			thumbnailFile(at('Resource/3D View/3D/3D4.png')),
		];
	}
	if (format === 'thumbnail') return [thumbnailFile(at('preview4.png'))];
	return [
		{
			urn: at(`${name}.${format}`),
			role: format,
			mime: 'application/octet-stream',
			guid: '225ba6fd-8516-460d-bb34-8bc85c09a79d',
			text: `${sourceName} as ${format.toUpperCase()}`,
		},
	];
}

function thumbnailFile(urn: string): DerivativeFile {
	return {
		urn,
		role: 'thumbnail',
		mime: 'image/png',
		guid: '2c06739e-5164-4f6d-450e-c8833fd2a2ba',
		text: 'picture',
	};
}
