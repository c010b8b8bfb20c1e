import { isGuid } from '../../../protocol/aps/ids';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Project } from '../state/documents';
import { isProjectAdmin, isProjectMember } from '../state/membership';
import type { User } from '../state/people';

/** Who may use the services for project teams. Their projects are bare GUIDs. */

type AnyCall = Call<never> | Call<unknown> | Call;

export interface Team {
	project: Project;
	/** Always a user: these services take no token of the app itself. */
	user: User;
	isAdmin: boolean;
}

/**
 * The project of the path, and who calls.
 *
 * @param products any of which has to be active in the project
 * @throws Refusal 400 malformed id, 403 not a member, app not added or product not active, 404 unknown project
 */
export function teamOf({ sim, caller, params }: AnyCall, products: readonly string[]): Team {
	const { projectId } = params;
	if (!isGuid(projectId)) {
		throw new Refusal(400, `The project id must be a GUID without "b.", not "${projectId}"`);
	}
	const project = sim.state.projects.get(`b.${projectId}`);
	const hub = project && sim.state.hubs.get(project.hubId);
	if (!project || !hub || project.platform !== 'acc') {
		throw new Refusal(404, `The project ${projectId} does not exist`);
	}
	if (!hub.provisionedApps.includes(caller.clientId)) {
		throw new Refusal(403, 'The app is not added to this account as custom integration');
	}
	const { user } = caller;
	if (!user || !isProjectMember(sim.state, project, user)) {
		throw new Refusal(403, 'The user is not a member of the project');
	}
	if (!products.some((key) => isActive(project, key))) {
		throw new Refusal(403, `None of ${products.join(', ')} is active in the project`);
	}
	return { project, user, isAdmin: isProjectAdmin(sim.state, project, user) };
}

function isActive({ details }: Project, wanted: string): boolean {
	const products: unknown = details.products;
	if (!Array.isArray(products)) return false;
	return products.some(
		(product: { key?: unknown; status?: unknown }) =>
			product.key === wanted && product.status === 'active',
	);
}
