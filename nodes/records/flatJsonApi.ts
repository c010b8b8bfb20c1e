import type { IDataObject } from 'n8n-workflow';
import { isJsonApiResource, relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { isJsonObject } from '../../protocol/json';

/**
 * A record of JSON:API as a flat object: the type and ID, the attributes, and for each relationship with one
 * record its ID, e.g. `parentId`. A record that the response includes comes along, e.g. as `tip`. What is no
 * such record stays as it is.
 *
 * @param included records that the response includes
 */
export function flatJsonApi(
	record: IDataObject,
	included: readonly JsonApiResource[] = [],
): IDataObject {
	if (!isJsonApiResource(record) || !isJsonObject(record.attributes)) return record;
	const flat: IDataObject = { type: record.type, id: record.id };
	for (const [name, value] of Object.entries(record.attributes)) {
		flat[name === 'type' || name === 'id' ? `attributes.${name}` : name] = value;
	}
	for (const name of Object.keys(record.relationships ?? {})) {
		const id = relatedId(record, name);
		if (id === null) continue;
		flat[`${name}Id`] ??= id;
		const related = included.find((other) => other.id === id);
		if (related !== undefined) flat[name] ??= { id: related.id, ...related.attributes };
	}
	return flat;
}
