import { isGuid } from '../../../protocol/aps/ids';
import type { Call } from '../http/endpoint';
import { apiNotEnabled, Refusal } from '../http/refusal';
import { readRegion } from '../http/region';
import type { Project } from '../state/documents';
import { isProjectMember } from '../state/membership';
import type { Relationship } from '../state/relationship';

/** All of them take a user, and are limited for each user. */
export const RELATIONSHIP_CALL = {
	service: 'relationships',
	tokens: ['3L', 'SSA'],
	perMinute: 120,
} as const;

export const RELATIONSHIPS = '/bim360/relationship/v2/containers/{containerId}/relationships';

type AnyCall = Call<never> | Call<unknown> | Call;

/**
 * The project of the path, of ACC or BIM 360.
 *
 * Autodesk documents that a call without a region finds its way. People see the two kinds of 403 below, of which
 * the first looks as if the app were not registered for the API.
 *
 * @throws Refusal 400 malformed id, 403 not a member, app not added or wrong region, 404 unknown project
 */
export function containerOf({ sim, caller, params, headers }: AnyCall): Project {
	const { containerId } = params;
	if (!isGuid(containerId)) throw new Refusal(400, `The value '${containerId}' is not valid.`);
	const project = sim.state.projects.get(`b.${containerId}`);
	const hub = project && sim.state.hubs.get(project.hubId);
	if (!project || !hub) throw new Refusal(404, `The container ${containerId} does not exist`);
	const region = readRegion(headers['x-ads-region']?.toString());
	if (hub.region !== (region ?? 'US')) {
		if (region === undefined) throw apiNotEnabled();
		throw new Refusal(403, 'No permission to execute this action on the container');
	}
	if (!hub.provisionedApps.includes(caller.clientId)) {
		throw new Refusal(403, 'The app is not added to this account as custom integration');
	}
	const { user } = caller;
	if (user && isProjectMember(sim.state, project, user)) return project;
	throw new Refusal(403, 'The user is not a member of the project');
}

/** Of the project of the path, oldest first, deleted ones included. @throws Refusal 400, 403, 404 */
export function relationshipsIn(call: AnyCall): Relationship[] {
	const { id } = containerOf(call);
	const { relationships } = call.sim.state;
	const known = relationships.get(id) ?? [];
	relationships.set(id, known);
	return known;
}
