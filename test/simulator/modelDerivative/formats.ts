import { extname } from 'node:path';

const VIEWABLE = [
	'3dm',
	'3ds',
	'dgn',
	'dwf',
	'dwfx',
	'dwg',
	'f3d',
	'fbx',
	'iam',
	'idw',
	'ifc',
	'ipt',
	'nwc',
	'nwd',
	'obj',
	'pdf',
	'rvt',
	'skp',
	'sldprt',
	'step',
	'stl',
	'stp',
	'zip',
	'prt\\.\\d+$',
];
const SOLID = ['f3d', 'fbx', 'iam', 'ipt', 'wire'];

/** Some of what Autodesk can translate: source types by output format. */
export const FORMATS: Readonly<Record<string, readonly string[]>> = {
	dwg: ['f2d', 'f3d', 'rvt'],
	fbx: ['f3d'],
	ifc: ['rvt'],
	iges: SOLID,
	obj: [...SOLID, 'step', 'stp'],
	step: SOLID,
	stl: SOLID,
	svf: VIEWABLE,
	svf2: VIEWABLE,
	thumbnail: VIEWABLE,
};

/** Whether a file can be translated, or was, when it was uploaded to ACC. */
export function isViewable(fileName: string): boolean {
	return VIEWABLE.includes(typeOf(fileName));
}

/** E.g. `rvt`. */
export function typeOf(fileName: string): string {
	return extname(fileName).slice(1).toLowerCase();
}
