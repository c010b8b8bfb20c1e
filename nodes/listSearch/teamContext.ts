import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toAdminId } from '../../protocol/aps/ids';
import type { Scope } from '../../protocol/aps/scopes';
import type { ApsClient } from '../apsClient/client';
import { teamAdvice } from '../fields/teamAdvice';
import type { ProjectPlace } from '../lookUp/accountPlace';
import { chosenRegion } from './accountContext';
import { chosenHubProject } from './chosenProject';
import { matches, searchClient } from './context';

interface TeamContext {
	aps: ApsClient;
	place: ProjectPlace;
}

/**
 * A client, and the chosen project, for a list of a service for project teams.
 *
 * @param action shown in errors
 * @param things what the service holds, e.g. `issues`
 * @throws NodeOperationError if no project is chosen
 */
export async function teamContext(
	ctx: ILoadOptionsFunctions,
	action: string,
	things: string,
	scopes: readonly Scope[] = ['data:read'],
): Promise<TeamContext> {
	const aps = await searchClient(ctx, action, scopes, teamAdvice(things));
	const projectId = toAdminId(await chosenHubProject(ctx, aps));
	return { aps, place: { projectId, region: chosenRegion(ctx) } };
}

/** Entries of a list that was read as a whole, in the order given. */
export function filtered(
	entries: ReadonlyArray<{ name: string; value: string }>,
	filter: string | undefined,
): INodeListSearchResult {
	return { results: entries.filter(({ name }) => matches(name, filter)) };
}
