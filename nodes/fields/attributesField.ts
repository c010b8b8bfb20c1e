import { isJsonObject } from '../../protocol/json';
import type { Parameter } from '../parameters/parameter';
import { plainText } from '../values/plainText';

/** A value as entered: of a list or selection, the name or the ID of its choice. */
export interface EnteredValue {
	attributeId: string;
	/** Empty if nothing was entered. */
	value: string;
}

/** The label in the editor and in errors. */
export const ATTRIBUTES_FIELD = 'Custom Attributes';

/**
 * Entry of a collection: rows of a custom attribute and its value. Rows without an attribute are left out.
 *
 * @param attribute chooses one, by its ID or name
 * @param valueDescription what the value is for
 */
export function attributesField(
	attribute: Parameter<string | undefined>,
	description: string,
	valueDescription: string,
): Parameter<EnteredValue[]> {
	return {
		displayName: ATTRIBUTES_FIELD,
		name: 'customAttributes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attribute',
		default: {},
		description,
		options: [
			{
				displayName: 'Attribute',
				name: 'attribute',
				values: [
					attribute,
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: valueDescription,
					},
				],
			},
		],
		read(entered, _parameter, run) {
			const rows =
				isJsonObject(entered) && Array.isArray(entered.attribute) ? entered.attribute : [];
			return rows.filter(isJsonObject).flatMap((row) => {
				const attributeId = attribute.read(row.attribute, attribute, run);
				const value = plainText(ATTRIBUTES_FIELD, row.value).trim();
				return attributeId === undefined ? [] : { attributeId, value };
			});
		},
	};
}
