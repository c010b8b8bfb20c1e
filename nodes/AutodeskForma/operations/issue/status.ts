import { ISSUE_STATUSES } from '../../../../protocol/aps/issueRules';
import { resourceLocator } from '../../../fields/locator';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { newIssueStatusesIn, textsIn } from '../../../lookUp/issueSettings';
import type { OperationRun } from '../../../operations/operation';
import { locatorText } from '../../../parameters/locatorText';
import { defineParameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';

/**
 * Status of an issue. Which ones are permitted depends on the issue and the user, so the list shows only
 * those, and others are refused before the call.
 */
export const issueStatus = defineParameter({
	...resourceLocator({
		displayName: 'Status',
		name: 'status',
		description: 'Status of the issue. The list shows those that you may set.',
		search: 'searchIssueStatuses',
		dependsOn: ['project', 'issue'],
		idPlaceholder: `e.g. ${ISSUE_STATUSES.slice(4).join(', ')}`,
	}),
	body: 'status',
	read: (entered) => {
		const status = locatorText(entered)
			.toLowerCase()
			.replaceAll(/[\s-]+/g, '_');
		return status === '' ? undefined : status;
	},
});

/** @throws InvalidValue if the user may not create issues, or not with this status */
export async function checkNewStatus(
	run: OperationRun,
	place: ProjectPlace,
	status: string,
): Promise<void> {
	const permitted = await newIssueStatusesIn(run, place);
	if (permitted === undefined) {
		throw new InvalidValue(
			'Credential',
			'Autodesk does not permit its user or service account to create issues in this project. A project admin can change this in the settings of Issues',
		);
	}
	checkPermitted(status, permitted, 'a new issue');
}

/**
 * @param issue the issue as it is
 * @throws InvalidValue if the user may not give it this status
 */
export function checkChangedStatus(status: string, issue: Readonly<Record<string, unknown>>): void {
	if (status === issue.status) return;
	checkPermitted(status, textsIn(issue.permittedStatuses), 'this issue');
}

/** An answer without permitted statuses says nothing about them. */
function checkPermitted(status: string, permitted: readonly string[], what: string): void {
	if (permitted.length === 0 || permitted.includes(status)) return;
	throw new InvalidValue(
		issueStatus.displayName,
		`"${status}" is not permitted for ${what}; permitted: ${permitted.join(', ')}`,
	);
}
