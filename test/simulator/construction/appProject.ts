import { projectOf } from '../accountAdmin/access';
import { actingUser } from '../http/actingUser';
import type { Call } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Project } from '../state/documents';
import { isProjectMember } from '../state/membership';

/**
 * The project of a service that also admits the app itself, without a user. Its paths take project ids with and
 * without `b.`.
 *
 * @throws Refusal 400 malformed id, 404 unknown project, 403 unless the app, or the user it acts for, belongs to
 * the project, which must be of the Forma platform
 */
export function appProject(call: Call<never> | Call<unknown> | Call): Project {
	const projectId = (call.params.projectId ?? '').replace(/^b\./, '');
	const project = projectOf({ ...call, params: { ...call.params, projectId } });
	const user = actingUser(call);
	if (user && !isProjectMember(call.sim.state, project, user)) {
		throw new Refusal(403, 'The user is not a member of the project');
	}
	if (project.platform !== 'acc') {
		throw new Refusal(403, 'The product is not active in the project');
	}
	return project;
}

/** @throws Refusal 400 for a call of the app itself */
export function requireUser(call: Call<never> | Call<unknown> | Call): void {
	if (actingUser(call) !== undefined) return;
	throw new Refusal(400, 'User id is required', 'ERR_BAD_INPUT');
}
