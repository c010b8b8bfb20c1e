import { defineEndpoint } from '../http/endpoint';
import { pageOf, document, PAGE_QUERY } from './jsonApi';
import { hubOf, projectOf, seesHub, seesProject } from './access';
import { passesFilters, plainFilters } from './filters';
import { folderResource, hubResource, projectResource } from './resources';
import { childFolders } from '../state/folderTree';
import { Refusal } from '../http/refusal';
import type { Call } from '../http/endpoint';
import type { Project } from '../state/documents';

const READ = {
	service: 'dataManagement',
	method: 'GET',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
} as const;

export const listHubs = defineEndpoint({
	...READ,
	path: '/project/v1/hubs',
	query: plainFilters('id', 'name', 'extension.type'),
	perMinute: 50,
	handle(call) {
		const hubs = [...call.sim.state.hubs.values()]
			.filter((hub) => seesHub(call, hub))
			.map((hub) => hubResource(call, hub))
			.filter(({ id, attributes: { name, extension } }) =>
				passesFilters(
					call.query,
					(field) => ({ id, name, 'extension.type': extension.type })[field],
				),
			);
		return document(call, hubs, { meta: { warnings: [] } });
	},
});

export const getHub = defineEndpoint({
	...READ,
	path: '/project/v1/hubs/{hub_id}',
	perMinute: 50,
	handle: (call) => document(call, hubResource(call, hubOf(call))),
});

export const listProjects = defineEndpoint({
	...READ,
	path: '/project/v1/hubs/{hub_id}/projects',
	query: [...plainFilters('id', 'name', 'extension.type'), ...PAGE_QUERY],
	perMinute: 50,
	handle(call) {
		const hub = hubOf(call);
		const projects = [...call.sim.state.projects.values()]
			.filter((project) => project.hubId === hub.id && seesProject(call, project))
			.map((project) => projectResource(call, project));
		const { rows, links } = pageOf(call, projects, ({ id, attributes: { name, extension } }) =>
			passesFilters(call.query, (field) => ({ id, name, 'extension.type': extension.type })[field]),
		);
		return document(call, rows, { links });
	},
});

export const getProject = defineEndpoint({
	...READ,
	path: '/project/v1/hubs/{hub_id}/projects/{project_id}',
	perMinute: 50,
	handle: (call) => document(call, projectResource(call, projectInHub(call))),
});

export const getProjectHub = defineEndpoint({
	...READ,
	path: '/project/v1/hubs/{hub_id}/projects/{project_id}/hub',
	perMinute: 50,
	handle(call) {
		projectInHub(call);
		return document(call, hubResource(call, hubOf(call)));
	},
});

/** Names of the top folders that `projectFilesOnly` keeps. */
const FILE_ROOTS = ['Project Files', 'Plans'];

export const listTopFolders = defineEndpoint({
	...READ,
	path: '/project/v1/hubs/{hub_id}/projects/{project_id}/topFolders',
	query: ['excludeDeleted', 'projectFilesOnly'],
	perMinute: 300,
	handle(call) {
		const project = projectInHub(call);
		const excludeDeleted = call.query.boolean('excludeDeleted');
		const projectFilesOnly = call.query.boolean('projectFilesOnly');
		const folders = childFolders(call.sim.state, project.rootFolderId)
			.filter(({ hidden }) => !(excludeDeleted && hidden))
			.filter(({ name }) => !projectFilesOnly || FILE_ROOTS.includes(name));
		return document(
			call,
			folders.map((folder) => folderResource(call, folder)),
		);
	},
});

function projectInHub(call: Call): Project {
	const hub = hubOf(call);
	const project = projectOf(call);
	if (project.hubId === hub.id) return project;
	throw new Refusal(404, `The project ${project.id} does not exist in the hub ${hub.id}`);
}
