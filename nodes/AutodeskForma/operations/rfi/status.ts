import { RFI_STATUSES } from '../../../../protocol/aps/rfiRules';
import { resourceLocator } from '../../../fields/locator';
import { changedRfiStatuses, newRfiStatusesIn } from '../../../lookUp/rfiStatuses';
import type { RfiStatus } from '../../../lookUp/rfiStatuses';
import type { OperationRun } from '../../../operations/operation';
import { locatorText } from '../../../parameters/locatorText';
import { defineParameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';

/** Which statuses there are depends on the workflow of the RFI, and which are permitted on the user too. */
export const rfiStatus = defineParameter({
	...resourceLocator({
		displayName: 'Status',
		name: 'status',
		description:
			'Status of the RFI. The list shows those that its workflow and your role in it permit.',
		search: 'searchRfiStatuses',
		dependsOn: ['project', 'rfi'],
		idPlaceholder: `e.g. ${RFI_STATUSES.filter((status) => /^[a-z]+$/.test(status)).join(', ')}`,
	}),
	body: 'status',
	read: (entered) => {
		const status = locatorText(entered);
		const wanted = status.replaceAll(' ', '').toLowerCase();
		const known = RFI_STATUSES.find((each) => each.toLowerCase() === wanted);
		return status === '' ? undefined : (known ?? status);
	},
});

type Body = Readonly<Record<string, unknown>>;

/** @throws InvalidValue if the user may not create RFIs, not with this status, or not without more fields */
export async function checkNewStatus(
	run: OperationRun,
	projectId: string,
	body: Body,
): Promise<void> {
	const permitted = await newRfiStatusesIn(run, projectId);
	if (permitted === undefined) {
		throw new InvalidValue(
			'Credential',
			'Autodesk does not permit its user or service account to create RFIs in this project. A project admin can assign it a role in the workflow of RFIs, such as creator or manager',
		);
	}
	check(permitted, body, 'a new RFI');
}

/**
 * @param rfi the RFI as it is
 * @throws InvalidValue if the user may not give it the status, or not without more fields
 */
export function checkChangedStatus(rfi: Body, body: Body): void {
	if (body.status === rfi.status) return;
	check(changedRfiStatuses(rfi), body, 'this RFI', rfi);
}

/** An answer without permitted statuses says nothing about them. */
function check(permitted: readonly RfiStatus[], body: Body, what: string, rfi: Body = {}): void {
	if (permitted.length === 0) return;
	const entry = permitted.find(({ status }) => status === body.status);
	if (entry === undefined) {
		const names = permitted.map(({ status }) => status).join(', ');
		throw new InvalidValue(
			rfiStatus.displayName,
			`"${String(body.status)}" is not permitted for ${what}; permitted: ${names}`,
		);
	}
	const missing = entry.required.filter((name) => isEmpty(body[name]) && isEmpty(rfi[name]));
	if (missing.length === 0) return;
	throw new InvalidValue(
		rfiStatus.displayName,
		`"${entry.status}" is permitted only together with ${missing.join(', ')}`,
	);
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === '' ||
		(Array.isArray(value) && value.length === 0)
	);
}
