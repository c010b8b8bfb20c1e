import { isGuid } from '../../../protocol/aps/ids';
import type { Region } from '../../../protocol/aps/regions';
import type { Call } from '../http/endpoint';
import { actingUser } from '../http/actingUser';
import { Refusal } from '../http/refusal';
import { readRegion } from '../http/region';
import type { Hub, Project } from '../state/documents';
import { isAccountAdmin, isProjectAdmin, isProjectMember } from '../state/membership';
import type { User } from '../state/people';

/** Who may administer what. Ids are bare GUIDs here, without `b.`. */

type AnyCall = Call<never> | Call<unknown> | Call;

/** @throws Refusal 400 unless the id is a bare GUID */
export function checkGuid(what: string, id: string): void {
	if (!isGuid(id)) throw new Refusal(400, `${what} must be a GUID without "b.", not "${id}"`);
}

/**
 * The account of the path, under whichever name the endpoint has for it.
 *
 * @param fallback region of a call that names none; none: routed automatically
 * @throws Refusal 400 malformed id or region, 403 app not provisioned, 404 unknown or wrong region
 */
export function accountOf(call: AnyCall, fallback?: Region): Hub {
	const id = call.params.accountId ?? call.params.account_id;
	checkGuid('The account id', id);
	const hub = [...call.sim.state.hubs.values()].find(({ accountId }) => accountId === id);
	const region = regionOf(call) ?? fallback;
	if (!hub || (region && region !== hub.region)) {
		throw new Refusal(
			404,
			`The account ${id} does not exist${region ? ` in region ${region}` : ''}`,
		);
	}
	checkProvisioned(call, hub);
	return hub;
}

/** @throws Refusal as {@link accountOf}, for the project of the path and its account */
export function projectOf(call: AnyCall): Project {
	const id = call.params.projectId ?? call.params.project_id;
	checkGuid('The project id', id);
	const project = call.sim.state.projects.get(`b.${id}`);
	const hub = project && call.sim.state.hubs.get(project.hubId);
	const region = regionOf(call);
	if (!project || !hub || (region && region !== hub.region)) {
		throw new Refusal(
			404,
			`The project ${id} does not exist${region ? ` in region ${region}` : ''}`,
		);
	}
	checkProvisioned(call, hub);
	return project;
}

/**
 * The project of a path of `hq`, which names its account too and looks in the US only unless told
 * otherwise.
 *
 * @throws Refusal as {@link accountOf}, 404 for a project of another account
 */
export function projectInAccount(call: AnyCall): Project {
	const hub = accountOf(call, 'US');
	const { project_id: guid } = call.params;
	checkGuid('The project id', guid);
	const project = call.sim.state.projects.get(`b.${guid}`);
	if (project?.hubId === hub.id) return project;
	throw new Refusal(404, `The project ${guid} does not exist`);
}

function checkProvisioned({ caller }: AnyCall, { provisionedApps }: Hub): void {
	if (provisionedApps.includes(caller.clientId)) return;
	throw new Refusal(403, 'The app is not added to this account as custom integration');
}

/** Header `Region`, or the `/regions/eu/` of the older paths. */
function regionOf({ headers, url }: AnyCall): Region | undefined {
	if (url.pathname.includes('/regions/eu/')) return 'EMEA';
	return readRegion(headers.region?.toString());
}

/** @throws Refusal 403 for a 2L token that names no user, as writes of `construction/admin` need one */
function requiredUser(call: AnyCall): User {
	const user = actingUser(call);
	if (user) return user;
	throw new Refusal(403, 'A 2-legged token needs the header User-Id here');
}

/** @throws Refusal 403 */
export function checkAccountAdmin(call: AnyCall, hub: Hub): void {
	if (!isAccountAdmin(call.sim.state, hub, requiredUser(call))) {
		throw new Refusal(403, 'The user is not an admin of the account');
	}
}

/** @throws Refusal 403 */
export function checkProjectAdmin(call: AnyCall, project: Project): void {
	const { state } = call.sim;
	const user = requiredUser(call);
	const hub = state.hubs.get(project.hubId)!;
	if (!isProjectAdmin(state, project, user) && !isAccountAdmin(state, hub, user)) {
		throw new Refusal(403, 'The user is not an admin of the project');
	}
}

/** Plain apps and account admins see every project, others their own. */
export function seesProject(call: AnyCall, project: Project): boolean {
	const { state } = call.sim;
	const user = actingUser(call);
	const hub = state.hubs.get(project.hubId)!;
	return !user || isAccountAdmin(state, hub, user) || isProjectMember(state, project, user);
}

/** @throws Refusal 403 */
export function checkSeesProject(call: AnyCall, project: Project): void {
	if (!seesProject(call, project))
		throw new Refusal(403, 'The user is not a member of the project');
}
