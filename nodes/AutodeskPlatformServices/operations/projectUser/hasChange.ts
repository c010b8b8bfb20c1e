import type { IDataObject } from 'n8n-workflow';
import { objectsIn } from '../../../../protocol/json';

/**
 * Whether a field of the body says something else than the member's record. The order of roles and
 * products does not matter, and a product that is not listed counts as no access. A field that cannot be
 * compared counts as a change.
 */
export function hasChange(member: IDataObject, field: string, wanted: unknown): boolean {
	switch (field) {
		case 'companyId':
			return (wanted ?? null) !== (member.companyId ?? null);
		case 'roleIds':
			return !isSameSet(textsIn(wanted), textsIn(member.roleIds));
		case 'products':
			return accessIn(wanted).some(({ key, access }) => access !== accessTo(member.products, key));
		default:
			return true;
	}
}

function accessIn(products: unknown): Array<{ key: unknown; access: unknown }> {
	return objectsIn(products).map(({ key, access }) => ({ key, access }));
}

function accessTo(products: unknown, key: unknown): unknown {
	return accessIn(products).find((product) => product.key === key)?.access ?? 'none';
}

function textsIn(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
	return new Set(a).size === new Set(b).size && a.every((each) => b.includes(each));
}
