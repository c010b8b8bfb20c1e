import type { AnyEndpoint } from '../http/endpoint';
import { getFolder, listFolderContents } from './folders';
import { getHub, getProject, getProjectHub, listHubs, listProjects, listTopFolders } from './hubs';
import { createItem } from './createItem';
import { createVersion } from './createVersion';
import { getItem, getItemTip, listItemVersions, updateItem } from './items';
import { executeCommand } from './commands';
import { createDownload, getDownload, getDownloadJob } from './downloads';
import { references } from './references';
import { relations } from './relations';
import { searchFolder } from './search';
import { createStorage } from './storage';
import { getVersion, listDownloadFormats, listDownloads, updateVersion } from './versions';
import { createFolder, updateFolder } from './writeFolder';

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
	listDownloadFormats,
	listDownloads,
	createDownload,
	getDownloadJob,
	getDownload,
	searchFolder,
	createStorage,
	createFolder,
	updateFolder,
	createItem,
	updateItem,
	createVersion,
	updateVersion,
	...relations,
	...references,
	executeCommand,
];
