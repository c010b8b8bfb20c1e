import { defineParameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';
import { choices } from '../../../values/choice';

export const formats = defineParameter({
	displayName: 'Formats',
	name: 'formats',
	type: 'multiOptions',
	required: true,
	options: [
		{ name: 'DWG', value: 'dwg', description: 'From Revit and Fusion' },
		{ name: 'FBX', value: 'fbx', description: 'From Fusion' },
		{ name: 'IFC', value: 'ifc', description: 'From Revit' },
		{ name: 'IGES', value: 'iges', description: 'From Fusion, Inventor, FBX and Alias' },
		{ name: 'OBJ', value: 'obj', description: 'From mechanical CAD files' },
		{ name: 'STEP', value: 'step', description: 'From Fusion, Inventor, FBX and Alias' },
		{ name: 'STL', value: 'stl', description: 'From Fusion, Inventor, FBX and Alias' },
		{ name: 'SVF', value: 'svf', description: 'For older versions of the viewer' },
		{
			name: 'SVF2',
			value: 'svf2',
			description: 'For the viewer, elements and properties. From more than 60 file types.',
		},
		{ name: 'Thumbnail', value: 'thumbnail', description: 'Pictures. From almost all file types.' },
	],
	default: ['svf2'],
	description:
		'What to translate the model into. Get Formats shows what is possible for a file type.',
	read(entered, parameter) {
		const chosen = choices(parameter, entered);
		if (chosen.length > 0) return chosen;
		throw new InvalidValue(parameter.displayName, 'choose at least one format');
	},
});

export const views = defineParameter({
	displayName: 'Views',
	name: 'views',
	type: 'multiOptions',
	options: [
		{ name: '2D', value: '2d', description: 'Sheets and 2D views' },
		{ name: '3D', value: '3d', description: '3D views' },
	],
	default: ['2d', '3d'],
	description: 'Which views SVF and SVF2 contain',
	read: (entered, parameter) => choices(parameter, entered),
});
