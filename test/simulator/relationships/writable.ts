import { LINKED_KINDS } from '../../../protocol/aps/relationshipRules';
import type { EntityKind } from '../../../protocol/aps/relationshipRules';
import { partnersOf } from '../../../protocol/aps/writableRelationships';
import { defineEndpoint } from '../http/endpoint';
import { RELATIONSHIP_CALL } from './access';

const { asset, file, form, issue, photo, rfi, sheet, submittal } = LINKED_KINDS;

const WRITABLE = [
	entry('autodesk-bim360-asset', {
		asset: [file, form, issue, photo, rfi, sheet, submittal],
		category: [{ domain: form.domain, type: 'formtemplate' }],
	}),
	entry(issue.domain, { issue: [file, photo] }),
	entry(photo.domain, { photo: [asset, form, { domain: form.domain, type: 'formfield' }] }),
	// Not documented, so it is permitted.
	entry(file.domain, { documentlineage: [form, rfi, submittal] }),
];

/** Whether two kinds can be linked. What Autodesk lists is symmetrical only in parts, and means both ways. */
export function isWritable(one: EntityKind, other: EntityKind): boolean {
	return partnersOf(WRITABLE, one).some(
		({ domain, type }) => domain === other.domain && type === other.type,
	);
}

export const listWritable = defineEndpoint({
	...RELATIONSHIP_CALL,
	method: 'GET',
	path: '/bim360/relationship/v2/utility/relationships:writable',
	scopes: ['data:read'],
	handle: () => ({ status: 200, body: WRITABLE }),
});

function entry(domain: string, types: Readonly<Record<string, readonly EntityKind[]>>) {
	return {
		domain,
		entityTypes: Object.entries(types).map(([entityType, kinds]) => ({
			entityType,
			allow: [...new Set(kinds.map((kind) => kind.domain))].map((allowed) => ({
				domain: allowed,
				entityTypes: kinds.filter((kind) => kind.domain === allowed).map(({ type }) => type),
			})),
		})),
	};
}
