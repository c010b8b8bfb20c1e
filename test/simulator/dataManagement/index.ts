import type { AnyEndpoint } from '../http/endpoint';
import { getFolder, listFolderContents } from './folders';
import { getHub, getProject, getProjectHub, listHubs, listProjects, listTopFolders } from './hubs';
import { getItem, getItemTip, listItemVersions } from './items';
import { getVersion } from './versions';

export const dataManagement: readonly AnyEndpoint[] = [
	listHubs,
	getHub,
	listProjects,
	getProject,
	getProjectHub,
	listTopFolders,
	getFolder,
	listFolderContents,
	getItem,
	getItemTip,
	listItemVersions,
	getVersion,
];
