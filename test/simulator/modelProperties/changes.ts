import { elementAt } from '../modelDerivative/elements';

/** Numbers come as text, as in Autodesk's examples. */

export const FIELDS = [
	{ key: 'p153cb174', category: '__name__', type: 'String', name: 'name', uom: null },
	{ key: 'p5eddc473', category: '__category__', type: 'String', name: 'Category', uom: null },
	{ key: 'p93e93af5', category: '__parent__', type: 'DbKey', name: 'parent', uom: null },
	{ key: 'p01bbdcf2', category: 'Constraints', type: 'String', name: 'Level', uom: null },
	{ key: 'p10f4572e', category: 'Dimensions', type: 'Double', name: 'Area', uom: 'm^2' },
];

/** One added, one changed, one with other geometry only, and one removed element. */
export function changesOf(elements: number): object[] {
	return [
		{ ...ids(elements), type: 'OBJECT_ADDED', ...now(elements, 20), prev: null },
		{
			...ids(0),
			type: 'OBJECT_CHANGED',
			...now(0, 12.5),
			prev: { lmvId: '5', props: { p10f4572e: '10' }, propsHash: 'a', geomHash: 'geometry 1' },
		},
		{
			...ids(1),
			type: 'OBJECT_CHANGED',
			...now(1, 11),
			prev: { lmvId: '6', props: {}, propsHash: 'now', geomHash: 'geometry 1' },
		},
		{
			...ids(elements + 1),
			type: 'OBJECT_REMOVED',
			lmvId: null,
			dbId: null,
			props: null,
			propsHash: null,
			prev: now(elements + 1, 30),
		},
	];
}

function ids(index: number) {
	const { objectid, externalId } = elementAt(index);
	return { svf2Id: String(objectid), lineageId: '344b06a3', externalId };
}

function now(index: number, area: number) {
	const { name, objectid, properties } = elementAt(index);
	return {
		lmvId: String(objectid),
		dbId: '455c17b4',
		props: {
			p153cb174: name,
			p5eddc473: `Revit ${properties['Identity Data'].Category}`,
			p93e93af5: '2',
			p01bbdcf2: properties.Constraints.Level,
			p10f4572e: String(area),
		},
		propsHash: 'now',
		propsIgnored: null,
		geomHash: 'geometry 2',
		views: ['7ca0051c'],
	};
}
