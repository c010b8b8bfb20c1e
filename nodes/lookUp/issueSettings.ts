import { fillPath } from '../../protocol/aps/ids';
import { isJsonObject } from '../../protocol/json';
import { readIssueAttributes } from '../apsLists/issueAttributes';
import type { IssueAttribute } from '../apsLists/issueAttributes';
import { readIssueTypes } from '../apsLists/issueTypes';
import type { IssueType } from '../apsLists/issueTypes';
import type { ApsClient } from '../apsClient/client';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import type { ProjectPlace } from './accountPlace';
import { listKey } from './listKey';
import { OncePerRun } from './oncePerRun';

/** What an execution reads of a project to check issues before they are sent. */

type SettingsRun = Pick<ApsRun, 'aps' | 'directories'>;

const types = new OncePerRun<readonly IssueType[]>();
const attributes = new OncePerRun<readonly IssueAttribute[]>();
const statuses = new OncePerRun<readonly string[] | undefined>();

/** The types of issues in the project, inactive ones as well. Read once for each execution. */
export async function issueTypesIn(
	{ aps, directories }: SettingsRun,
	place: ProjectPlace,
): Promise<readonly IssueType[]> {
	const client = settingsClient(aps, 'List Issue Types');
	return await types.get(directories, keyOf(client, place), async () =>
		readIssueTypes(client, place),
	);
}

/** The custom attributes of issues in the project. Read once for each execution. */
export async function issueAttributesIn(
	{ aps, directories }: SettingsRun,
	place: ProjectPlace,
): Promise<readonly IssueAttribute[]> {
	const client = settingsClient(aps, 'List Issue Attributes');
	return await attributes.get(directories, keyOf(client, place), async () =>
		readIssueAttributes(client, place),
	);
}

/**
 * The statuses that a new issue of this user may have. Read once for each execution.
 *
 * @returns undefined if the user may not create issues in the project
 */
export async function newIssueStatusesIn(
	{ aps, directories }: SettingsRun,
	place: ProjectPlace,
): Promise<readonly string[] | undefined> {
	const client = settingsClient(aps, 'Get Issue Permissions');
	return await statuses.get(directories, keyOf(client, place), async () =>
		readNewIssueStatuses(client, place),
	);
}

/** As {@link newIssueStatusesIn}, for a list in the editor. */
export async function readNewIssueStatuses(
	aps: ApsClient,
	{ projectId, region }: ProjectPlace,
): Promise<readonly string[] | undefined> {
	const { body } = await aps.request({
		path: fillPath('/construction/issues/v1/projects/{projectId}/users/me', { projectId }),
		region,
	});
	const issues = isJsonObject(body) ? body.issues : undefined;
	// Its absence means that the user may not create issues.
	const created = isJsonObject(issues) ? issues.new : undefined;
	return isJsonObject(created) ? textsIn(created.permittedStatuses) : undefined;
}

/** @returns an empty list for anything but a list of texts */
export function textsIn(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function settingsClient(aps: ApsClient, action: string): ApsClient {
	return aps.for({ action, scopes: ['data:read'], advice: teamAdvice('issues') });
}

function keyOf(aps: ApsClient, { projectId, region }: ProjectPlace): string {
	return listKey(aps, projectId, region);
}
