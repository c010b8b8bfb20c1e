import type { IDataObject } from 'n8n-workflow';
import { readNamingRules } from '../../protocol/aps/namingStandard';
import { isJsonObject, objectsIn } from '../../protocol/json';

/**
 * @param standard as Autodesk returns it, with `projectId` added
 * @returns `parts` are those of the file name, in their order; `pattern` is what a name looks like; `attributes` are
 * the names of the attributes that a file must have in addition
 */
export function simplifyNamingStandard(standard: IDataObject): IDataObject {
	const { name = null, id, projectId = null } = standard;
	const definition = isJsonObject(standard.definition) ? standard.definition : {};
	const rules = readNamingRules(definition);
	return {
		name,
		delimiter: rules?.delimiter ?? null,
		pattern: rules?.parts.map((part) => `{${part.name}}`).join(rules.delimiter) ?? null,
		parts: (rules?.parts ?? []).map(({ values, minLength, maxLength, ...part }) => ({
			...part,
			minLength: minLength ?? null,
			maxLength: maxLength ?? null,
			values: [...values],
		})),
		attributes: objectsIn(definition.metadata).map((field) => String(field.name)),
		id,
		projectId,
	};
}

export const namingStandardExample: IDataObject = {
	name: 'Default - ISO 19650',
	delimiter: '-',
	pattern: '{Project}-{Originator}',
	parts: [
		{
			name: 'Project',
			kind: 'any',
			isOptional: false,
			minLength: 2,
			maxLength: 6,
			values: [],
		},
		{
			name: 'Originator',
			kind: 'list',
			isOptional: false,
			minLength: null,
			maxLength: null,
			values: ['ARC', 'STR'],
		},
	],
	attributes: ['Status', 'Revision'],
	id: '68097e38-bcae-4fb6-9da2-89eca69bccc8',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
