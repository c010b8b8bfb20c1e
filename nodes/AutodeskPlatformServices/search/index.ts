import { searchDeletedFolders, searchFolders } from './folders';
import { searchHubs } from './hubs';
import { searchItems } from './items';
import { searchProjects } from './projects';
import { searchVersions } from './versions';

/** The methods behind the locators' lists, by the names the locators give. */
export const listSearch = {
	searchDeletedFolders,
	searchFolders,
	searchHubs,
	searchItems,
	searchProjects,
	searchVersions,
};
