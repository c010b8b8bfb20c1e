import type { AnyEndpoint } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { projectOf } from './access';

export const namingStandards: readonly AnyEndpoint[] = [
	defineEndpoint({
		service: 'docs',
		tokens: ['2L', '3L', 'SSA'],
		method: 'GET',
		path: '/bim360/docs/v1/projects/{project_id}/naming-standards/{naming_standard_id}',
		scopes: ['data:read'],
		handle(call) {
			const project = projectOf(call);
			const standard = call.sim.state.namingStandards.find(
				({ id, projectId }) => id === call.params.naming_standard_id && projectId === project.id,
			);
			if (!standard) {
				throw new Refusal(
					404,
					`The naming standard ${call.params.naming_standard_id} does not exist`,
				);
			}
			const { id, name, definition } = standard;
			return { status: 200, body: { id, name, definition } };
		},
	}),
];
