import type { INodeProperties } from 'n8n-workflow';
import { hookPlace } from '../../../../protocol/aps/hooks';
import type { ApsRequest } from '../../../../protocol/aps/request';
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
export function placeOf(
	run: OperationRun,
	system?: string,
): Pick<ApsRequest, 'region' | 'headers'> {
	return hookPlace({ region: chosenRegion(run), tenant: tenantOf(run) }, system);
}
