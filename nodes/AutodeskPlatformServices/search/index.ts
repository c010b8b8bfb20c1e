import { searchBuckets } from './buckets';
import { searchDeletedFolders, searchFolders } from './folders';
import { searchHubs } from './hubs';
import { searchItems } from './items';
import { searchObjects } from './objects';
import { searchProjects } from './projects';
import { searchVersions } from './versions';

/** The methods behind the locators' lists, by the names the locators give. */
export const listSearch = {
	searchBuckets,
	searchDeletedFolders,
	searchFolders,
	searchHubs,
	searchItems,
	searchObjects,
	searchProjects,
	searchVersions,
};
