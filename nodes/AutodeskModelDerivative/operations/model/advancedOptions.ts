import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Parameter, ParameterCollection } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { ApsRun } from '../../../parameters/run';
import { valueIn } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { textList } from '../../../values/textList';

/** An entry of Options that goes into `advanced` of some output formats. */
interface AdvancedOption {
	parameter: Parameter;
	/** Name in `advanced`. */
	key: string;
	formats: readonly string[];
}

const FOR_VIEWER = ['svf', 'svf2'];

/** Source: Model Derivative v2, Create Translation Job. */
const ADVANCED: readonly AdvancedOption[] = [
	dropdown(
		'twoDViews',
		'2D Views As',
		FOR_VIEWER,
		'2dviews',
		'How to render 2D views, of Revit 2022 and newer and of DWG',
		[
			['Autodesk Format', 'legacy'],
			['PDF', 'pdf'],
		],
	),
	dropdown(
		'applicationProtocol',
		'STEP Protocol',
		['step'],
		'applicationProtocol',
		'Application protocol of STEP files',
		[
			['AP203: Configuration Controlled Design', '203'],
			['AP214: Mechanical Design', '214'],
			['AP242: Managed Model-Based 3D Engineering', '242'],
		],
	),
	toggle(
		'autodeskMaterialProperties',
		'Navisworks: Autodesk Materials',
		'Whether to extract properties of Autodesk materials',
	),
	toggle(
		'basicMaterialProperties',
		'Navisworks: Basic Materials',
		'Whether to extract properties of basic materials',
	),
	toggle('hiddenObjects', 'Navisworks: Hidden Objects', 'Whether to extract hidden objects'),
	toggle('timelinerProperties', 'Navisworks: TimeLiner', 'Whether to extract TimeLiner properties'),
	dropdown(
		'buildingStoreys',
		'IFC: Building Storeys',
		FOR_VIEWER,
		'buildingStoreys',
		'What happens to storeys of an IFC file, with the loaders Modern and Version 3',
		[
			['Hide', 'hide'],
			['Show', 'show'],
			['Skip', 'skip'],
		],
	),
	dropdown(
		'conversionMethod',
		'IFC: Loader',
		FOR_VIEWER,
		'conversionMethod',
		'How to read an IFC file',
		[
			['Legacy (Version 1, Navisworks)', 'legacy'],
			['Modern (Version 2, Revit)', 'modern'],
			['Version 3 (Revit)', 'v3'],
			['Version 4 (Recommended)', 'v4'],
		],
		'v4',
	),
	dropdown(
		'openingElements',
		'IFC: Openings',
		FOR_VIEWER,
		'openingElements',
		'What happens to openings of an IFC file, with the loaders Modern and Version 3',
		[
			['Hide', 'hide'],
			['Show', 'show'],
			['Skip', 'skip'],
		],
	),
	dropdown(
		'spaces',
		'IFC: Spaces',
		FOR_VIEWER,
		'spaces',
		'What happens to spaces of an IFC file, with the loaders Modern and Version 3',
		[
			['Hide', 'hide'],
			['Show', 'show'],
			['Skip', 'skip'],
		],
	),
	{
		key: 'exportSettingName',
		formats: ['ifc', 'dwg'],
		parameter: {
			displayName: 'Export Setting Name',
			name: 'exportSettingName',
			type: 'string',
			default: '',
			placeholder: 'e.g. IFC4 Reference View',
			description: 'Name of an IFC or DWG export setting that is saved in the Revit file',
			read: read.text(),
		},
	},
	dropdown(
		'exportFileStructure',
		'File Structure',
		['obj', 'stl'],
		'exportFileStructure',
		'Whether OBJ and STL become one file or one per object',
		[
			['Multiple Files', 'multiple'],
			['Single File', 'single'],
		],
		'single',
	),
	dropdown(
		'extractorVersion',
		'Revit: Extractor',
		FOR_VIEWER,
		'extractorVersion',
		'Which version of the extractor reads a Revit file, instead of the current one',
		[
			['Next', 'next'],
			['Previous', 'previous'],
		],
	),
	{
		key: 'generateMasterViews',
		formats: FOR_VIEWER,
		parameter: {
			displayName: 'Revit: Master Views',
			name: 'generateMasterViews',
			type: 'boolean',
			default: true,
			description:
				'Whether to generate a 3D view for each phase of a Revit file, with all elements and rooms. Best for properties, but takes longer.',
			read: read.boolean,
		},
	},
	dropdown(
		'materialMode',
		'Revit: Materials',
		FOR_VIEWER,
		'materialMode',
		'Which materials to apply to a Revit file',
		[
			['As in Default View', 'auto'],
			['Autodesk', 'autodesk'],
			['Basic', 'basic'],
		],
	),
	{
		key: 'modelGuid',
		formats: ['obj'],
		parameter: {
			displayName: 'OBJ: View ID',
			name: 'objViewId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 04b9a71d-9015-0a7b-338b-8522a705a8d7',
			description: 'ID of the view from which to extract the objects under OBJ: Object IDs',
			read: read.text(),
		},
	},
	{
		key: 'objectIds',
		formats: ['obj'],
		parameter: {
			displayName: 'OBJ: Object IDs',
			name: 'objObjectIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 438, 4269',
			description:
				'IDs of the objects to extract, separated by commas. Use -1 for the whole model.',
			read: read.by(objectIds),
		},
	},
	dropdown(
		'unit',
		'OBJ: Unit',
		['obj'],
		'unit',
		'Unit of the OBJ file',
		[
			['Centimeter', 'centimeter'],
			['Decimeter', 'decimeter'],
			['Foot', 'foot'],
			['Inch', 'inch'],
			['Meter', 'meter'],
			['Microinch', 'microinch'],
			['Micrometer', 'micrometer'],
			['Mil', 'mil'],
			['Millimeter', 'millimeter'],
			['Nanometer', 'nanometer'],
			['Yard', 'yard'],
		],
		'meter',
	),
	dropdown(
		'stlFormat',
		'STL: Format',
		['stl'],
		'format',
		'How to write STL files',
		[
			['ASCII', 'ascii'],
			['Binary', 'binary'],
		],
		'binary',
	),
	dropdown(
		'thumbnailPixels',
		'Thumbnail: Size',
		['thumbnail'],
		'width',
		'Width and height of the thumbnail',
		[
			['100 Pixels', '100'],
			['200 Pixels', '200'],
			['400 Pixels', '400'],
		],
	),
];

export const advancedParameters: readonly Parameter[] = ADVANCED.map(({ parameter }) => parameter);

/**
 * `advanced` of an output format.
 *
 * @returns undefined if nothing was chosen for it
 * @throws InvalidValue
 */
export function advancedOf(
	run: ApsRun,
	options: ParameterCollection,
	format: string,
): IDataObject | undefined {
	const chosen: IDataObject = {};
	for (const { parameter, key, formats } of ADVANCED) {
		const value = formats.includes(format) ? valueIn(run, options, parameter) : undefined;
		if (value !== undefined) Object.assign(chosen, settingOf(key, value));
	}
	return Object.keys(chosen).length === 0 ? undefined : chosen;
}

function settingOf(key: string, value: unknown): IDataObject {
	if (key !== 'width') return { [key]: value as IDataObject[string] };
	return { width: Number(value), height: Number(value) };
}

function dropdown(
	name: string,
	displayName: string,
	formats: readonly string[],
	key: string,
	description: string,
	values: ReadonlyArray<readonly [name: string, value: string]>,
	preset = values[0][1],
): AdvancedOption {
	const options: INodePropertyOptions[] = values.map(([label, value]) => ({ name: label, value }));
	const property: INodeProperties = {
		displayName,
		name,
		type: 'options',
		options,
		default: preset,
		description,
	};
	return { key, formats, parameter: { ...property, read: read.choice } };
}

function toggle(name: string, displayName: string, description: string): AdvancedOption {
	return {
		key: name,
		formats: FOR_VIEWER,
		parameter: {
			displayName,
			name,
			type: 'boolean',
			default: true,
			description,
			read: read.boolean,
		},
	};
}

/** @returns undefined for none @throws InvalidValue */
function objectIds(field: string, entered: unknown): number[] | undefined {
	const ids = textList(entered).map(Number);
	if (ids.some((id) => !Number.isSafeInteger(id) || id < -1 || id === 0)) {
		throw new InvalidValue(field, 'use whole numbers, or -1 for the whole model');
	}
	return ids.length === 0 ? undefined : ids;
}
