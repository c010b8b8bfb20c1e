import { filters } from '../../../parameters/collections';
import { read } from '../../../parameters/read';
import { defineParameter } from '../../../parameters/parameter';
import { valueIn } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import { modelDerivativeExample, simplifyDerivative } from '../../../records/modelDerivative';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { manifestOf } from '../../model/manifest';

const format = defineParameter({
	displayName: 'Format',
	name: 'format',
	type: 'string',
	default: '',
	placeholder: 'e.g. ifc',
	description: 'Only files of this output format',
	read: read.text(),
});

const derivativeRole = defineParameter({
	displayName: 'Role',
	name: 'derivativeRole',
	type: 'string',
	default: '',
	placeholder: 'e.g. thumbnail',
	description: 'Only files with this role, such as <code>thumbnail</code> or <code>pdf-page</code>',
	read: read.text(),
});

const derivativeFilters = filters([format, derivativeRole]);

export const getDerivatives = defineOperation({
	name: 'Get Derivatives',
	value: 'getDerivatives',
	summary: 'Get files translated from model',
	description:
		'Retrieve a list of the files that were translated from a model, to download them by their ID. The 3D geometry of SVF2 cannot be downloaded and is not listed.',
	endpoint: 'GET /modelderivative/v2/designdata/{urn}/manifest',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, derivativeFilters],
	advice: modelAdvice,
	example: modelDerivativeExample,
	async execute(run) {
		const ofFormat = isText(valueIn(run, derivativeFilters, format));
		const ofRole = isText(valueIn(run, derivativeFilters, derivativeRole));
		const model = await chosenModel(run);
		const { manifest } = await manifestOf(run, model);
		return manifest.derivatives
			.filter((derivative) => ofFormat(derivative.format))
			.flatMap((derivative) =>
				derivative.resources
					.filter(({ urn, role }) => urn !== undefined && ofRole(role))
					.map((resource) => simplifyDerivative(derivative, resource, model.urn)),
			);
	},
});

/** Whether a text is the wanted one; every text is if none is wanted. */
function isText(wanted: string | undefined) {
	return (text: string | undefined) =>
		wanted === undefined || text?.toLowerCase() === wanted.toLowerCase();
}
