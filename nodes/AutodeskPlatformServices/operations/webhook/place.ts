import { hookPlace } from '../../../../protocol/aps/hooks';
import type { HookPlace } from '../../../../protocol/aps/hooks';
import type { ApsRequest } from '../../../../protocol/aps/request';
import { chosenRegion } from '../../../fields/region';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';

/** Entry of Options. */
export const tenantOption = defineParameter({
	displayName: 'Fusion Manage Tenant',
	name: 'tenant',
	type: 'string',
	default: '',
	placeholder: 'e.g. EXAMPLETENANT',
	description: 'First part of your Fusion Manage address. Only needed for Fusion Manage events.',
	read: read.text(),
});

const tenantOptions = options([tenantOption]);

/** @returns undefined when none was entered @throws InvalidValue */
export function tenantOf(run: OperationRun): string | undefined {
	return valueIn(run, tenantOptions, tenantOption);
}

/** The headers that say where the webhook is: in the chosen region, unless another is given. */
export function placeOf(
	run: OperationRun,
	{ region = chosenRegion(run), tenant = tenantOf(run) }: Partial<HookPlace> = {},
): Pick<ApsRequest, 'region' | 'headers'> {
	return hookPlace({ region, tenant });
}
