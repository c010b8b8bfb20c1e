import type { INodeProperties } from 'n8n-workflow';
import { hookRequestPlace } from '../../../apsClient/hooks';
import type { HookRequestPlace } from '../../../apsClient/hooks';
import { chosenRegion } from '../../../fields/region';
import { plainText } from '../../../values/plainText';
import type { OperationRun } from '../../../operations/operation';

export const tenantOption: INodeProperties = {
	displayName: 'Fusion Manage Tenant',
	name: 'tenant',
	type: 'string',
	default: '',
	placeholder: 'e.g. EXAMPLETENANT',
	description: 'First part of the address of Fusion Manage, needed for its events only',
};

/** @returns undefined when none was entered @throws InvalidValue */
export function tenantOf({ param }: OperationRun): string | undefined {
	const { tenant } = param<{ tenant?: unknown }>('options', {});
	return plainText(tenantOption.displayName, tenant).trim() || undefined;
}

/** The headers that say where the webhook lives. */
export function placeOf(run: OperationRun, system?: string): HookRequestPlace {
	return hookRequestPlace(chosenRegion(run), system, tenantOf(run));
}
