import { FilterType } from '@aps_sdk/data-management';
import { userToken } from '../../simulator/requests';
import type { Simulator } from '../../../simulator';
import { FOLDERS, HUBS, ITEMS, PROJECTS } from '../../../simulator';
import type { SdkCalls } from '../recorder';

const hub = HUBS.us.id;
const project = PROJECTS.tower.id;
const folder = FOLDERS.towerDrawings;
const item = ITEMS.plan.id;
const version = 'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=2';
const jsonapi = { version: '1.0' } as const;

const fusion = PROJECTS.robot.id;
const part = 'urn:adsk.wipprod:fs.file:vf.SimRobotArm0000000001?version=1';

/** Only users who have signed in see Fusion projects. */
const signedIn = (simulator: Simulator) => ({
	accessToken: userToken(simulator, ['data:read', 'data:write', 'data:create']),
});

export const DATA_MANAGEMENT_CALLS: SdkCalls = {
	getHubs: async ({ clients }) =>
		await clients.dataManagement.getHubs({ filterId: [HUBS.us.id, HUBS.emea.id] }),
	getHub: async ({ clients }) => await clients.dataManagement.getHub(hub),
	getHubProjects: async ({ clients }) =>
		await clients.dataManagement.getHubProjects(hub, {
			filterId: [project, PROJECTS.bridge.id],
			pageNumber: 0,
			pageLimit: 10,
		}),
	getProject: async ({ clients }) => await clients.dataManagement.getProject(hub, project),
	getProjectHub: async ({ clients }) => await clients.dataManagement.getProjectHub(hub, project),
	getProjectTopFolders: async ({ clients }) =>
		await clients.dataManagement.getProjectTopFolders(hub, project, { excludeDeleted: true }),
	getFolder: async ({ clients }) => await clients.dataManagement.getFolder(project, folder),
	createFolder: async ({ clients, made }) => {
		const answer = await clients.dataManagement.createFolder(project, {
			jsonapi,
			data: {
				type: 'folders',
				attributes: {
					name: 'From the SDK',
					extension: { type: 'folders:autodesk.bim360:Folder', version: '1.0' },
				},
				relationships: { parent: { data: { type: 'folders', id: folder } } },
			},
		});
		made.folder = answer.data?.id ?? '';
		return answer;
	},
	patchFolder: async ({ clients, made }) =>
		await clients.dataManagement.patchFolder(project, made.folder, {
			jsonapi,
			data: { type: 'folders', id: made.folder, attributes: { name: 'Renamed by the SDK' } },
		}),
	getFolderContents: async ({ clients }) =>
		await clients.dataManagement.getFolderContents(project, folder, {
			filterType: [FilterType.Folders, FilterType.Items],
			pageLimit: 1,
		}),
	getFolderParent: async ({ clients }) =>
		await clients.dataManagement.getFolderParent(project, folder),
	getFolderRefs: async ({ clients }) => await clients.dataManagement.getFolderRefs(project, folder),
	getFolderRelationshipsLinks: async ({ clients }) =>
		await clients.dataManagement.getFolderRelationshipsLinks(project, folder),
	getFolderRelationshipsRefs: async ({ clients }) =>
		await clients.dataManagement.getFolderRelationshipsRefs(folder, project),
	getFolderSearch: async ({ clients }) =>
		await clients.dataManagement.getFolderSearch(project, FOLDERS.towerProjectFiles, {
			filterFieldName: 'fileType',
			filterValue: ['pdf', 'rvt'],
		}),
	createStorage: async ({ clients, made, simulator }) => {
		const answer: unknown = await clients.dataManagement.createStorage(project, {
			jsonapi,
			data: {
				type: 'objects',
				attributes: { name: 'sdk.pdf' },
				relationships: { target: { data: { type: 'folders', id: folder } } },
			},
		});
		const storage = [...simulator.state.objects.values()].findLast(
			({ name }) => name === 'sdk.pdf',
		)!;
		Object.assign(storage, { content: { kind: 'text', text: 'x' }, size: 1 });
		made.storage = storage.id;
		return answer;
	},
	createItem: async ({ clients, made }) => {
		const answer = await clients.dataManagement.createItem(project, {
			jsonapi,
			data: {
				type: 'items',
				attributes: {
					displayName: 'sdk.pdf',
					extension: { type: 'items:autodesk.bim360:File', version: '1.0' },
				},
				relationships: {
					tip: { data: { type: 'versions', id: '1' } },
					parent: { data: { type: 'folders', id: folder } },
				},
			},
			included: [
				{
					type: 'versions',
					id: '1',
					attributes: {
						name: 'sdk.pdf',
						extension: { type: 'versions:autodesk.bim360:File', version: '1.0' },
					},
					relationships: { storage: { data: { type: 'objects', id: made.storage } } },
				},
			],
		});
		made.item = answer.data?.id ?? '';
		return answer;
	},
	createVersion: async ({ clients, made }) =>
		await clients.dataManagement.createVersion(
			project,
			{
				jsonapi,
				data: {
					type: 'versions',
					attributes: {
						name: 'sdk.pdf',
						extension: { type: 'versions:autodesk.bim360:File', version: '1.0' },
					},
					relationships: { item: { data: { type: 'items', id: made.item } } },
				},
			},
			{ copyFrom: version },
		),
	getItem: async ({ clients }) =>
		await clients.dataManagement.getItem(project, item, { includePathInProject: true }),
	getItemParentFolder: async ({ clients }) =>
		await clients.dataManagement.getItemParentFolder(project, item),
	getItemRefs: async ({ clients }) => await clients.dataManagement.getItemRefs(project, item),
	getItemRelationshipsLinks: async ({ clients }) =>
		await clients.dataManagement.getItemRelationshipsLinks(project, item),
	getItemRelationshipsRefs: async ({ clients }) =>
		await clients.dataManagement.getItemRelationshipsRefs(project, item),
	getItemTip: async ({ clients }) => await clients.dataManagement.getItemTip(project, item),
	getItemVersions: async ({ clients }) =>
		await clients.dataManagement.getItemVersions(project, item, { filterVersionNumber: [1, 2] }),
	getVersion: async ({ clients }) => await clients.dataManagement.getVersion(project, version),
	getVersionDownloadFormats: async ({ clients }) =>
		await clients.dataManagement.getVersionDownloadFormats(project, version),
	getVersionDownloads: async ({ clients }) =>
		await clients.dataManagement.getVersionDownloads(project, version),
	createDownload: async ({ clients, made, simulator }) => {
		const payload = {
			jsonapi,
			data: {
				type: 'downloads',
				attributes: { format: { fileType: 'step' } },
				relationships: { source: { data: { type: 'versions', id: part } } },
			},
		} as const;
		const options = signedIn(simulator);
		const answer = await clients.dataManagement.createDownload(fusion, payload, options);
		made.download = answer.data?.[0]?.id ?? '';
		return answer;
	},
	getDownloadJob: async ({ clients, made, simulator }) =>
		await clients.dataManagement.getDownloadJob(fusion, made.download, signedIn(simulator)),
	getDownload: async ({ clients, made, simulator }) => {
		simulator.state.downloads.get(made.download)!.finishesAt = Date.now();
		return await clients.dataManagement.getDownload(fusion, made.download, signedIn(simulator));
	},
	patchVersion: async ({ clients, simulator }) =>
		await clients.dataManagement.patchVersion(
			fusion,
			part,
			{ jsonapi, data: { type: 'versions', id: part, attributes: { name: 'sdk.f3d' } } },
			signedIn(simulator),
		),
	patchItem: async ({ clients, simulator }) => {
		const { id } = ITEMS.robotArm;
		return await clients.dataManagement.patchItem(
			fusion,
			id,
			{ jsonapi, data: { type: 'items', id, attributes: { displayName: 'sdk.f3d' } } },
			signedIn(simulator),
		);
	},
	getVersionItem: async ({ clients }) =>
		await clients.dataManagement.getVersionItem(project, version),
	getVersionRefs: async ({ clients }) =>
		await clients.dataManagement.getVersionRefs(project, version),
	getVersionRelationshipsRefs: async ({ clients }) =>
		await clients.dataManagement.getVersionRelationshipsRefs(project, version),
	createFolderRelationshipsRef: async ({ clients }) =>
		await clients.dataManagement.createFolderRelationshipsRef(folder, project, {
			jsonapi,
			data: {
				type: 'items',
				id: item,
				meta: {
					extension: { type: 'auxiliary:autodesk.core:Attachment', version: '1.0' },
				},
			},
		}),
	createItemRelationshipsRef: async ({ clients }) =>
		await clients.dataManagement.createItemRelationshipsRef(project, item, {
			jsonapi,
			data: {
				type: 'folders',
				id: FOLDERS.towerModels,
				meta: {
					extension: { type: 'auxiliary:autodesk.core:Attachment', version: '1.0' },
				},
			},
		}),
	createVersionRelationshipsRef: async ({ clients }) =>
		await clients.dataManagement.createVersionRelationshipsRef(project, version, {
			jsonapi,
			data: {
				type: 'versions',
				id: 'urn:adsk.wipprod:fs.file:vf.SimTowerArch0000000001?version=1',
				meta: { extension: { type: 'xrefs:autodesk.core:Xref', version: '1.1' } },
			},
		}),
	executeCheckPermissionCommand: async ({ clients }) =>
		await clients.dataManagement.executeCheckPermissionCommand(project, {
			type: 'commands',
			attributes: {
				extension: {
					type: 'commands:autodesk.core:CheckPermission',
					version: '1.0.0',
					data: { requiredActions: ['download', 'view'] },
				},
			},
			relationships: { resources: { data: [{ type: 'folders', id: folder }] } },
		}),
	executeListItemsCommand: async ({ clients }) =>
		await clients.dataManagement.executeListItemsCommand(project, {
			type: 'commands',
			attributes: {
				extension: {
					type: 'commands:autodesk.core:ListItems',
					version: '1.0.0',
					data: { includePathInProject: true },
				},
			},
			relationships: { resources: { data: [{ type: 'items', id: item }] } },
		}),
	executeListRefsCommand: async ({ clients }) =>
		await clients.dataManagement.executeListRefsCommand(project, {
			type: 'commands',
			attributes: {
				extension: { type: 'commands:autodesk.core:ListRefs', version: '1.0.0' },
			},
			relationships: { resources: { data: [{ type: 'versions', id: version }] } },
		}),
	executePublishModelCommand: async ({ clients, simulator }) => {
		simulator.state.items.get(item)!.extensionType = 'items:autodesk.bim360:C4RModel';
		return await clients.dataManagement.executePublishModelCommand(project, {
			type: 'commands',
			attributes: {
				extension: { type: 'commands:autodesk.bim360:C4RModelPublish', version: '1.0.0' },
			},
			relationships: { resources: { data: [{ type: 'items', id: item }] } },
		});
	},
	executePublishWithoutLinksCommand: async ({ clients, simulator }) => {
		simulator.state.publishJobs.delete(item);
		return await clients.dataManagement.executePublishWithoutLinksCommand(project, {
			type: 'commands',
			attributes: {
				extension: { type: 'commands:autodesk.bim360:C4RPublishWithoutLinks', version: '1.0.0' },
			},
			relationships: { resources: { data: [{ type: 'items', id: item }] } },
		});
	},
	executeGetPublishModelJobCommand: async ({ clients }) =>
		await clients.dataManagement.executeGetPublishModelJobCommand(project, {
			type: 'commands',
			attributes: {
				extension: { type: 'commands:autodesk.bim360:C4RModelGetPublishJob', version: '1.0.0' },
			},
			relationships: { resources: { data: [{ type: 'items', id: item }] } },
		}),
};
