import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { objectsIn } from '../../../../protocol/json';
import type { Run } from '../../../parameters/run';
import { plainText } from '../../../values/plainText';

export interface NamedValue {
	name: string;
	value: string;
}

/** A list of names with values. @param noun of one of them, e.g. `Header` */
export function namedValuesField(
	facts: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'displayOptions'>,
	noun: string,
): INodeProperties {
	return {
		...facts,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${noun}`,
		default: {},
		options: [
			{
				name: 'entry',
				displayName: noun,
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: 'As in Autodesk’s reference',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Left out if it is empty',
					},
				],
			},
		],
	};
}

/** The entries that have a name and a value. @throws InvalidValue */
export function namedValues(run: Run, { displayName, name }: INodeProperties): NamedValue[] {
	const { entry } = run.param<IDataObject>(name, {});
	return objectsIn(entry)
		.map((each) => ({
			name: plainText(displayName, each.name).trim(),
			value: plainText(displayName, each.value),
		}))
		.filter((each) => each.name !== '' && each.value !== '');
}
