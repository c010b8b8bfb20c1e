import { fillPath, isAccId } from '../../protocol/aps/ids';
import type { ApsClient } from '../apsClient/client';
import { InvalidValue } from '../values/invalidValue';
import type { Directories } from './directories';
import { hubsOf } from './hubs';
import { listKey } from './listKey';
import { OncePerRun } from './oncePerRun';

/** Answers of a hub that does not contain the project, or does not show it. */
const NOT_IN_HUB = [400, 403, 404];

const found = new OncePerRun<string>();

/**
 * The hub that contains a project. Autodesk has no call for it that works without the hub, so this asks
 * each hub of the credential in turn; once per project and execution.
 *
 * @param projectId with its `b.` or `a.`
 * @returns the ID of the hub with its `b.` or `a.`
 * @throws InvalidValue if the credential sees the project in no hub
 */
export async function hubOfProject(
	client: ApsClient,
	directories: Directories,
	projectId: string,
): Promise<string> {
	const key = listKey(client, 'hub of project', projectId);
	return await found.get(
		directories,
		key,
		async () => await search(client, directories, projectId),
	);
}

async function search(
	client: ApsClient,
	directories: Directories,
	projectId: string,
): Promise<string> {
	const aps = client.for({ action: 'Get Project', scopes: ['data:read'] });
	const all = await directories.all(hubsOf(client));
	const candidates = all.filter(({ id }) => isAccId(id) === isAccId(projectId));
	for (const { id: hubId } of candidates) {
		const path = fillPath('/project/v1/hubs/{hubId}/projects/{projectId}', { hubId, projectId });
		const { status } = await aps.request({ path, accept: NOT_IN_HUB });
		if (!NOT_IN_HUB.includes(status)) return hubId;
	}
	throw new InvalidValue(
		'Hub',
		`the credential sees the project ${projectId} in none of its ${candidates.length} hubs. Check the project, or choose the hub`,
	);
}
